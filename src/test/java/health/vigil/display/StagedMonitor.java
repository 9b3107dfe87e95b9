package health.vigil.display;

import health.vigil.web.Assets;
import health.vigil.web.Routes;
import health.vigil.web.WebServer;
import health.vigil.web.WebSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A monitor that serves the real pages but says only what a test lets it say: each page gets hello and the whole
/// state, then what {@link #say} and {@link #beats} add.
final class StagedMonitor implements AutoCloseable, Routes {
    static final JsonObject WELL =
            new JsonObject().put("alarms", new JsonArray()).put("audible", null).put("audio", null);

    private final Vertx vertx = Vertx.vertx();
    private final Assets assets = new Assets();
    private final WebServer server;
    private final AtomicInteger opened = new AtomicInteger();
    private final List<Told> screens = new CopyOnWriteArrayList<>();
    private volatile JsonObject parts = new JsonObject();
    private volatile JsonArray waves = new JsonArray();
    private volatile long millis;
    private volatile long wall;
    private volatile String version = "";
    private volatile String zone = "UTC";

    /// One page, with the number of its latest message.
    private static final class Told {
        private final ServerWebSocket socket;
        private long n;

        Told(ServerWebSocket socket) {
            this.socket = socket;
        }

        synchronized void tell(JsonObject message) {
            socket.writeTextMessage(message.copy().put("epoch", 1).put("n", ++n).encode());
        }
    }

    StagedMonitor() {
        server = new WebServer(vertx, new WebSettings("127.0.0.1", 0, List.of()), List.of(this, assets));
        Screen.await(server.start());
    }

    @Override
    public void mount(Router router) {
        router.get("/central").handler(ctx -> assets.send(ctx, "central.html"));
        router.get("/bed/:name").handler(ctx -> assets.send(ctx, "bed.html"));
        router.get("/ws").handler(ctx -> ctx.request().toWebSocket().onSuccess(this::opened));
    }

    private void opened(ServerWebSocket socket) {
        var screen = new Told(socket);
        screen.tell(new JsonObject()
                .put("type", "hello")
                .put("protocol", DisplayHub.PROTOCOL)
                .put("assets", version.isEmpty() ? assets.fingerprint() : version)
                .put("zone", zone)
                .put("house", "Vigil")
                .put("speed", 1)
                .put("beatMillis", DisplayHub.BEAT_MILLIS)
                .put("silenceMillis", DisplayHub.SILENCE_MILLIS));
        var state = state(parts).put("full", true);
        screen.tell(waves.isEmpty() ? state : state.put("waves", waves));
        screens.add(screen);
        opened.incrementAndGet();
        socket.closeHandler(ignored -> screens.remove(screen));
    }

    private JsonObject state(JsonObject set) {
        return timed("state").put("full", false).put("set", set);
    }

    private JsonObject timed(String type) {
        return new JsonObject()
                .put("type", type)
                .put("t", millis)
                .put("run", millis)
                .put("wall", wall);
    }

    /// From now on this is the whole state, for pages that are open and for those that will be.
    StagedMonitor say(JsonObject all, long millis, long wall) {
        this.parts = all;
        this.millis = millis;
        this.wall = wall;
        for (var screen : screens) screen.tell(state(all).put("full", true));
        return this;
    }

    /// Pages opened from now on get these pieces of waves first, none if it is empty.
    StagedMonitor waves(JsonArray pieces) {
        waves = pieces;
        return this;
    }

    /// From now on it stands somewhere else.
    StagedMonitor in(String zone) {
        this.zone = zone;
        return this;
    }

    /// From now on it says that its pages are other ones; empty: what they really are.
    StagedMonitor upgraded(String version) {
        this.version = version;
        return this;
    }

    /// Breaks all connections; pages come again.
    StagedMonitor drop() {
        screens.forEach(screen -> screen.socket.close());
        return this;
    }

    /// Connections that pages have made so far.
    int connections() {
        return opened.get();
    }

    /// Parts of a central screen with no bed yet.
    static JsonObject central() {
        return new JsonObject().put("house", WELL);
    }

    StagedMonitor say(StagedBed bed) {
        return say(bed.parts(), bed.millis(), bed.wallMillis());
    }

    /// Beats as if beds were stepped each time: once a second, the time of the last word running on.
    StagedMonitor beats(String... beds) {
        vertx.setPeriodic(DisplayHub.BEAT_MILLIS, ignored -> {
            millis += DisplayHub.BEAT_MILLIS;
            wall += DisplayHub.BEAT_MILLIS;
            var steps = new JsonObject();
            for (var bed : beds) steps.put(bed, 20);
            var beat = timed("beat").put("beds", steps);
            for (var screen : screens) screen.tell(beat);
        });
        return this;
    }

    /// Takes no more connections and drops those there are.
    void hangUp() {
        Screen.await(server.stop());
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    @Override
    public void close() {
        Screen.await(vertx.close());
    }
}
