package health.vigil.display;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
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

    /// Letters of what a page says about its own failure.
    private static final int MAX_WORDS = 300;

    /// Orders of which the numbers are remembered: more than a person gives while one is under way.
    private static final int MAX_ORDERS = 100;

    private static final short POLICY_VIOLATION = 1008;

    /// What a screen says that may play sound.
    private static final String ON = "on";

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Client client;
    private final ServerWebSocket socket;
    private final Seat seat;
    private final Audience house;
    private final Function<String, @Nullable Audience> beds;
    private final Orders orders;
    private final long openedMillis;
    private volatile long heardMillis;
    private volatile String sound = "";
    private final LongAdder confirmed = new LongAdder();
    private final SequencedSet<Long> ordered = new LinkedHashSet<>();
    private volatile boolean left;
    private int messages;
    private int silentBeats;

    /// Whom a screen may speak to.
    ///
    /// @param seat the screen itself, with its bed
    /// @param house the service itself
    /// @param beds all beds by name
    record Reach(Seat seat, Audience house, Function<String, @Nullable Audience> beds) {}

    Session(Client client, ServerWebSocket socket, Reach reach, Orders orders) {
        this.client = client;
        this.socket = socket;
        this.seat = reach.seat();
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
        LOG.info("bed={} event=screen-opened screen={} stand={}", place(), client.name(), seat.stand());
        watched((watch, now) -> watch.opened(client.name(), seat.name(), now));
        client.open(hello);
    }

    /// Tells the bed at which it stands, if it does, with the time of the telling.
    private void watched(ObjLongConsumer<ScreenWatch> news) {
        var bed = seat.watched();
        if (bed == null) return;
        var now = bed.worldMillis();
        bed.watch(watch -> news.accept(watch, now));
    }

    /// True once its page has said goodbye: a browser may take seconds to close the connection of a page it keeps.
    boolean left() {
        return left;
    }

    /// How this screen is now (requirement R38); from any thread.
    JsonObject status() {
        var now = house.worldMillis();
        return new JsonObject()
                .put("screen", client.name())
                .put("shows", seat.place())
                .put("role", seat.stand().role())
                .put("openMillis", now - openedMillis)
                .put("heardMillis", now - heardMillis)
                .put("confirmed", confirmed.sum())
                .put("sound", sound);
    }

    void beat() {
        messages = 0;
        if (++silentBeats > MAX_SILENT_BEATS) socket.close(POLICY_VIOLATION, "silent");
        else client.beat();
    }

    void closed() {
        LOG.info("bed={} event=screen-closed screen={} polite={}", place(), client.name(), left);
        var polite = left;
        watched((watch, now) -> {
            if (polite) watch.left(client.name(), now);
            else watch.broke(client.name());
        });
    }

    private String place() {
        return seat.bed() == null ? "-" : seat.place();
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
            case "seen" -> seen(message);
            case "audio" -> audio(ON.equals(message.getString("state")));
            case "bye" -> bye();
            case "watch" -> client.watch(beds.apply(message.getString("bed", "")));
            case "do" -> order(message);
            case "failed" ->
                LOG.warn(
                        "bed={} event=screen-failed screen={} what={}",
                        place(),
                        client.name(),
                        words(message.getString("what", "")));
            default -> LOG.warn("event=screen-message-unknown screen={}", client.name());
        }
    }

    /// A browser that may come back to a page keeps it, standing still, with its connection open: that is over now.
    private void bye() {
        left = true;
        watched((watch, now) -> watch.left(client.name(), now));
        socket.close();
    }

    /// As one line of the log, however long and wild.
    private static String words(String what) {
        return what.substring(0, Math.min(what.length(), MAX_WORDS)).replaceAll("[\\p{Cntrl}\\s]+", " ");
    }

    private void alive() {
        silentBeats = 0;
        heardMillis = house.worldMillis();
        client.answered();
        watched((watch, now) -> watch.heard(client.name(), now));
    }

    /// Only what was drawn is confirmed; what sounds must have been heard, too. A screen that said it may not play is
    /// told of as such ({@link ScreenWatch#SOUND}): what it draws is drawn.
    private void seen(JsonObject message) {
        if (!Boolean.TRUE.equals(message.getValue("drawn"))) return;
        var heard = Boolean.TRUE.equals(message.getValue("audible")) || !sound.equals(ON);
        var drawn = Drawn.list(message.getJsonArray("alarms", new JsonArray())).stream()
                .filter(one -> heard || !one.sounding())
                .toList();
        confirmed.add(drawn.size());
        var bed = seat.watched();
        if (bed != null) bed.drawn(drawn);
    }

    private void audio(boolean may) {
        sound = may ? ON : "blocked";
        watched((watch, now) -> watch.sound(client.name(), may, now));
    }

    private void order(JsonObject message) {
        long id = message.getLong("id", 0L);
        if (id != 0 && again(id)) return;
        var target = target(message);
        if (target == null) {
            client.answer(id, new Audience.Answer.Refused("open the bed's own page for that"));
            return;
        }
        target.carryOut(
                (bed, now) -> orders.inputs(message, bed, now),
                answer -> client.loop().runOnContext(ignored -> client.answer(id, answer)));
    }

    /// An order that came twice is one order, with one answer.
    private boolean again(long id) {
        if (!ordered.add(id)) return true;
        if (ordered.size() > MAX_ORDERS) ordered.removeFirst();
        return false;
    }

    /// Who looks after a bed is decided for all of them at once; everything else is done where the child is seen.
    private @Nullable Audience target(JsonObject message) {
        var what = message.getString("what", "");
        var ofHouse = Boolean.TRUE.equals(message.getBoolean("house"));
        if (!seat.may(what, ofHouse)) return null;
        if (ofHouse) return house;
        return seat.bed() == null ? beds.apply(message.getString("bed", "")) : seat.bed();
    }
}
