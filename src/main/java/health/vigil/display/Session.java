package health.vigil.display;

import health.vigil.alarm.Input;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one screen says: that it lives, what it has drawn, whether it may sound, and what its reader wants done. Of
/// the connection's loop.
final class Session {
    /// A page sends a heartbeat a second and a few words when something happens; more is a fault of the page.
    private static final int MAX_MESSAGES_PER_BEAT = 100;

    /// A connection that says nothing for this many heartbeats is closed; its screen was reported long before.
    private static final int MAX_SILENT_BEATS = 15;

    private static final short POLICY_VIOLATION = 1008;

    /// The one order a screen of all beds gives to one of them.
    private static final String ASSIGN = "assign";

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Client client;
    private final ServerWebSocket socket;
    private final @Nullable Audience bedside;
    private final Audience house;
    private final Function<String, @Nullable Audience> beds;
    private final Orders orders;
    private final long openedMillis;
    private volatile long heardMillis;
    private volatile String sound = "";
    private final LongAdder confirmed = new LongAdder();
    private boolean left;
    private int messages;
    private int silentBeats;

    /// Whom a screen may speak to.
    ///
    /// @param bedside the bed of this screen, null for a central one
    /// @param house the service itself
    /// @param beds all beds by name
    record Reach(@Nullable Audience bedside, Audience house, Function<String, @Nullable Audience> beds) {}

    Session(Client client, ServerWebSocket socket, Reach reach, Orders orders) {
        this.client = client;
        this.socket = socket;
        this.bedside = reach.bedside();
        this.house = reach.house();
        this.beds = reach.beds();
        this.orders = orders;
        this.openedMillis = house.worldMillis();
        this.heardMillis = openedMillis;
        socket.textMessageHandler(this::heard);
        socket.exceptionHandler(
                failure -> LOG.warn("event=screen-connection screen={} failure={}", client.name(), failure.toString()));
    }

    void open(JsonObject hello) {
        LOG.info("bed={} event=screen-opened screen={}", place(), client.name());
        if (bedside != null) {
            var now = bedside.worldMillis();
            bedside.watch(watch -> watch.opened(client.name(), now));
        }
        client.open(hello);
    }

    /// How this screen is now (requirement R38); from any thread.
    ///
    /// @param role DIS: shows for information; CDAS: gives alarms and confirms them
    JsonObject status(String bed, String role) {
        var now = house.worldMillis();
        return new JsonObject()
                .put("screen", client.name())
                .put("shows", bed)
                .put("role", role)
                .put("openMillis", now - openedMillis)
                .put("heardMillis", now - heardMillis)
                .put("confirmed", confirmed.sum())
                .put("sound", sound);
    }

    void beat(JsonObject body) {
        messages = 0;
        if (++silentBeats > MAX_SILENT_BEATS) socket.close(POLICY_VIOLATION, "silent");
        else client.beat(body);
    }

    void closed() {
        LOG.info("bed={} event=screen-closed screen={} polite={}", place(), client.name(), left);
        var polite = left;
        if (bedside == null) return;
        bedside.watch(watch -> {
            if (polite) watch.left(client.name());
            else watch.broke(client.name());
        });
    }

    private String place() {
        return bedside == null ? "-" : bedside.bed().bed().name();
    }

    private void heard(String text) {
        if (++messages > MAX_MESSAGES_PER_BEAT) {
            socket.close(POLICY_VIOLATION, "too many messages");
            return;
        }
        try {
            heard(new JsonObject(text));
        } catch (DecodeException | ClassCastException malformed) {
            LOG.warn("event=screen-message-malformed screen={}", client.name());
            socket.close(POLICY_VIOLATION, "not understood");
        }
    }

    private void heard(JsonObject message) {
        switch (message.getString("type", "")) {
            case "beat" -> alive();
            case "seen" -> seen(message.getJsonArray("alarms", new JsonArray()));
            case "audio" -> audio("on".equals(message.getString("state")));
            case "bye" -> left = true;
            case "watch" -> client.watch(beds.apply(message.getString("bed", "")));
            case "do" -> order(message);
            default -> LOG.warn("event=screen-message-unknown screen={}", client.name());
        }
    }

    private void alive() {
        silentBeats = 0;
        heardMillis = house.worldMillis();
        client.answered();
        if (bedside == null) return;
        var now = bedside.worldMillis();
        bedside.watch(watch -> watch.heard(client.name(), now));
    }

    private void seen(JsonArray alarms) {
        confirmed.add(alarms.size());
        if (bedside == null) return;
        var ids = alarms.stream().map(String::valueOf).toList();
        bedside.watch(watch -> ids.forEach(watch::drawn));
    }

    private void audio(boolean may) {
        sound = may ? "on" : "blocked";
        if (bedside == null) return;
        var now = bedside.worldMillis();
        bedside.watch(watch -> watch.sound(client.name(), may, now));
    }

    private void order(JsonObject message) {
        long id = message.getLong("id", 0L);
        var target = Boolean.TRUE.equals(message.getBoolean("house")) ? house : target(message);
        if (target == null) {
            client.answer(id, "open the bed's own page for that");
            return;
        }
        try {
            var bed = target.bed();
            carryOut(id, target, orders.inputs(message, bed.state(), bed.clock().now()));
        } catch (Orders.Asked doubt) {
            client.ask(id, String.valueOf(doubt.getMessage()));
        } catch (IllegalArgumentException refused) {
            client.answer(id, String.valueOf(refused.getMessage()));
        }
    }

    /// Who looks after a bed is decided for all of them at once; everything else is done where the child is seen.
    private @Nullable Audience target(JsonObject message) {
        return bedside == null && ASSIGN.equals(message.getString("what"))
                ? beds.apply(message.getString("bed", ""))
                : bedside;
    }

    private void carryOut(long id, Audience target, List<Input> inputs) {
        target.carryOut(inputs, refusal -> client.loop().runOnContext(ignored -> client.answer(id, refusal)));
    }
}
