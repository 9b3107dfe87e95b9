package health.vigil.display;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.bed.Sink;
import health.vigil.bed.Ward;
import health.vigil.metrics.Metrics;
import health.vigil.vital.BedId;
import health.vigil.web.Assets;
import health.vigil.web.Routes;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// All screens: the pages, and the WebSocket that feeds them (docs/protocol-display.md). Add it to the ward as a
/// sink and to the web server as routes.
public final class DisplayHub implements Sink, Routes {
    static final int PROTOCOL = 2;

    /// Screens at once; each costs a few hundred kilobytes at most.
    static final int MAX_CLIENTS = 200;

    /// Room that only screens at a bed have beyond these: no crowd of others keeps the one out that gives the alarms.
    static final int KEPT_FOR_BEDS = 100;

    /// Heartbeats both ways (requirement R40).
    static final long BEAT_MILLIS = 1_000;

    /// A page without a heartbeat for this long says so itself: it looks four times a second and draws, and a
    /// person is to read it within 3 s (requirement R61).
    static final long SILENCE_MILLIS = 2_500;

    /// People read and write the time of the place where the monitor stands.
    private static final ZoneId ZONE = ZoneId.systemDefault();

    private final Vertx vertx;
    private final Ward ward;
    private final Orders orders;
    private final Defaults defaults;
    private final List<PagerPath> pagers;
    private final Metrics metrics;
    private final Assets assets;
    private final Map<BedId, Audience> audiences = new HashMap<>();
    private final Map<String, Session> sessions = new ConcurrentSkipListMap<>();
    private final AtomicLong screens = new AtomicLong();
    private final AtomicInteger connected = new AtomicInteger();

    /// What people at a screen choose from.
    ///
    /// @param defaults the limits for a child who is admitted
    /// @param pagers whom a bed may be assigned to
    public record Choices(Defaults defaults, List<PagerPath> pagers) {}

    /// @param ward with all its beds added
    /// @param assets where the pages' files come from; mount it too
    public DisplayHub(Vertx vertx, Ward ward, Choices choices, Metrics metrics, Assets assets) {
        this.vertx = vertx;
        this.ward = ward;
        this.defaults = choices.defaults();
        this.pagers = List.copyOf(choices.pagers());
        this.orders = new Orders(defaults::of, pagers, ZONE);
        this.metrics = metrics;
        this.assets = assets;
        for (var bed : ward.beds()) audiences.put(bed.bed(), new Audience(bed));
        audiences.put(ward.house().bed(), new Audience(ward.house()));
        metrics.gauge("vigil.display.clients", "screens", connected::get);
    }

    @Override
    public void accept(BedId bed, Input input, BedState after, List<Output> outputs) {
        var audience = audiences.get(bed);
        if (audience != null) audience.heard(input, after, outputs);
    }

    @Override
    public void mount(Router router) {
        router.get("/").handler(this::start);
        router.get("/central").handler(ctx -> assets.send(ctx, "central.html"));
        router.get("/bed/:name").handler(ctx -> {
            if (bedside(ctx.pathParam("name")) == null) ctx.next();
            else assets.send(ctx, "bed.html");
        });
        router.get("/ws").handler(this::socket);
    }

    /// With one bed there is nothing to choose.
    private void start(RoutingContext ctx) {
        var beds = ward.beds();
        var to = beds.size() == 1
                ? "/bed/" + encoded(beds.iterator().next().bed().name())
                : "/central";
        ctx.redirect(to);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void socket(RoutingContext ctx) {
        var name = ctx.queryParams().get("bed");
        var central = ctx.queryParams().contains("central");
        var audience = name == null ? null : bedside(name);
        if (!central && audience == null) ctx.response().setStatusCode(404).end("There is no such bed.\n");
        else if (connected.get() >= room(Seat.stand(ctx.queryParams(), audience)))
            ctx.response().setStatusCode(503).end("Too many screens.\n");
        else
            ctx.request()
                    .toWebSocket()
                    .onSuccess(open -> opened(open, audience, ctx.queryParams()))
                    .onFailure(ctx::fail);
    }

    private static int room(Seat.Stand stand) {
        return stand == Seat.Stand.BED ? MAX_CLIENTS + KEPT_FOR_BEDS : MAX_CLIENTS;
    }

    private @Nullable Audience bedside(@Nullable String name) {
        for (var bed : ward.beds()) if (bed.bed().name().equals(name)) return audiences.get(bed.bed());
        return null;
    }

    private void opened(ServerWebSocket socket, @Nullable Audience bedside, MultiMap query) {
        var loop = vertx.getOrCreateContext();
        var clock = new Client.SpeedClock(ward.clock(), ward.clock().speed());
        View view = bedside == null
                ? new View.Central(ward, audiences::get, defaults)
                : new View.Bedside(bedside, ward.house(), defaults);
        var client = new Client("screen-" + screens.incrementAndGet(), socket, loop, view, clock, metrics);
        var seat = Seat.of(query, client.name(), bedside);
        var session = new Session(client, socket, new Session.Reach(seat, house(), this::bedside), orders);
        sessions.put(client.name(), session);
        connected.incrementAndGet();
        audiencesOf(client).forEach(audience -> audience.add(client));
        var timer = vertx.setPeriodic(BEAT_MILLIS, ignored -> session.beat());
        socket.closeHandler(ignored -> {
            vertx.cancelTimer(timer);
            audiencesOf(client).forEach(audience -> audience.remove(client));
            sessions.remove(client.name());
            connected.decrementAndGet();
            session.closed();
        });
        session.open(hello(bedside).put("alarmRole", seat.stand().role()));
    }

    /// Every screen that is open now, by name; from any thread.
    public JsonArray status() {
        var all = new JsonArray();
        for (var each : sessions.values()) if (!each.left()) all.add(each.status());
        return all;
    }

    private List<Audience> audiencesOf(Client client) {
        return client.beds().stream()
                .map(audiences::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private Audience house() {
        return java.util.Objects.requireNonNull(audiences.get(ward.house().bed()));
    }

    private JsonObject hello(@Nullable Audience bedside) {
        return identity()
                .put("house", ward.house().bed().name())
                .put("role", bedside == null ? "central" : "bedside")
                .put("bed", bedside == null ? null : bedside.bed().bed().name())
                .put(
                        "pagers",
                        new JsonArray(pagers.stream().map(DisplayHub::pager).toList()))
                .put("speed", ward.clock().speed())
                .put("beatMillis", BEAT_MILLIS)
                .put("silenceMillis", SILENCE_MILLIS);
    }

    /// What a page must know to belong to this monitor: `protocol`, `assets` (fingerprint of the pages' files),
    /// `zone`.
    public JsonObject identity() {
        return new JsonObject()
                .put("protocol", PROTOCOL)
                .put("assets", assets.fingerprint())
                .put("zone", ZONE.getId());
    }

    private static JsonObject pager(PagerPath path) {
        return new JsonObject().put("name", path.name()).put("level", path.level());
    }
}
