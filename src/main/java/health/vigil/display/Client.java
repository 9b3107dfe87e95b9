package health.vigil.display;

import health.vigil.metrics.Metrics;
import health.vigil.vital.BedId;
import health.vigil.vital.Clock;
import health.vigil.vital.Moment;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connected screen: paces what it is sent, numbers every message, and is closed rather than buffered for. Of
/// its
/// connection's loop, but for {@link #changed} and {@link #wave}.
final class Client {
    /// Written but not yet taken by the network; more than this and the screen is better off starting anew.
    static final int MAX_UNSENT = 256;

    /// Bytes in the socket's queue above which numbers and waves wait; alarms do not.
    private static final int QUEUE_BYTES = 64 * 1024;

    private static final short TRY_AGAIN_LATER = 1013;
    private static final short INTERNAL_ERROR = 1011;
    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    private final String name;
    private final ServerWebSocket socket;
    private final Context loop;
    private final View view;
    private final SpeedClock clock;
    private final Metrics metrics;
    private final Outbound outbound;
    private final Delta delta = new Delta();
    private final Window window = new Window();
    private long lastNumber;
    private int unsent;
    private boolean resting;
    private boolean newsResting;
    private boolean opened;

    /// A clock and how much faster than the world it runs.
    record SpeedClock(Clock clock, double speed) {}

    Client(String name, ServerWebSocket socket, Context loop, View view, SpeedClock clock, Metrics metrics) {
        this.name = name;
        this.socket = socket;
        this.loop = loop;
        this.view = view;
        this.clock = clock;
        this.metrics = metrics;
        this.outbound = new Outbound(clock.speed());
        socket.setWriteQueueMaxSize(QUEUE_BYTES);
    }

    String name() {
        return name;
    }

    /// From now on the waves and everything else of one bed too, or of none; for a screen of all beds.
    void watch(@Nullable Audience bed) {
        if (!(view instanceof View.Central central)) return;
        central.watch(bed);
        delta.forget(View::isWatched);
        central.beds().forEach(each -> changed(each, null, true));
    }

    /// A bed changed; from any thread.
    ///
    /// @param at arrival of the news, null if only time passed
    /// @param urgent true for an alarm and for what a person did
    void changed(BedId bed, @Nullable Moment at, boolean urgent) {
        if (outbound.changed(bed, at, urgent)) loop.runOnContext(ignored -> wake());
    }

    /// Samples arrived; from any thread.
    void wave(WavePiece piece) {
        if (piece.bed().equals(watched()) && outbound.wave(piece)) loop.runOnContext(ignored -> wake());
    }

    /// Says hello and everything there is to know (requirement R41).
    void open(JsonObject hello) {
        opened = true;
        write(hello.put("type", "hello"), null);
        outbound.take();
        framed(new Outbound.Batch(view.beds(), null, true, List.of()), true);
        rest();
        if (window.isUsedUp()) beat();
    }

    private void wake() {
        if (!opened || socket.isClosed()) return;
        if (outbound.isUrgent()) flush();
        else if (resting && (newsResting || !outbound.hasNews())) return;
        else if (window.isClosed()) return;
        else if (socket.writeQueueFull()) socket.drainHandler(ignored -> wake());
        else flush();
    }

    private void flush() {
        var batch = outbound.take();
        if (batch.isEmpty()) return;
        framed(batch, false);
        rest();
        if (batch.since() != null) restFromNews();
        if (window.isUsedUp()) beat();
    }

    /// Waves and the passing of time have their pace, and numbers have theirs: so a number need not wait because a
    /// wave has just been sent.
    private void rest() {
        if (resting) return;
        resting = true;
        loop.owner().setTimer(view.paceMillis(), ignored -> {
            resting = false;
            wake();
        });
    }

    private void restFromNews() {
        if (newsResting) return;
        newsResting = true;
        loop.owner().setTimer(view.paceMillis(), ignored -> {
            newsResting = false;
            wake();
        });
    }

    /// What was taken and cannot be told is not lost in silence: without its connection a page says that it is
    /// blind.
    private void framed(Outbound.Batch batch, boolean full) {
        try {
            frame(batch, full);
        } catch (RuntimeException fault) {
            LOG.error("event=screen-frame-failed screen={} beds={}", name, batch.beds(), fault);
            socket.close(INTERNAL_ERROR, "the monitor failed; connect again");
        }
    }

    private void frame(Outbound.Batch batch, boolean full) {
        var now = clock.clock().now();
        var parts = view.parts(batch.beds(), now);
        if (batch.urgent() && !full) later(parts, batch.beds());
        var set = delta.fresh(parts);
        var message = new JsonObject().put("type", "state").put("full", full);
        if (!set.isEmpty() || full) message.put("set", set);
        var waves = waves(batch);
        if (!waves.isEmpty()) message.put("waves", waves);
        if (message.size() > 2) write(stamped(message, now), batch.since());
    }

    /// What was before now is long and goes behind the alarm, in the next frame.
    private void later(Map<String, Object> parts, Set<BedId> beds) {
        if (parts.keySet().removeIf(View::isPast)) beds.forEach(bed -> outbound.changed(bed, null, false));
    }

    /// What was queued of a bed watched before is of no use any more.
    private JsonArray waves(Outbound.Batch batch) {
        var waves = new JsonArray();
        var bed = watched();
        for (var piece : batch.waves()) if (piece.bed().equals(bed)) waves.add(piece.json());
        return waves;
    }

    private @Nullable BedId watched() {
        var watched = view.watched();
        return watched == null ? null : watched.bed().bed();
    }

    private JsonObject stamped(JsonObject message, Moment now) {
        message.put("wall", now.wallMillis());
        if (view instanceof View.Central) message.put("run", View.runMillis(now));
        var watched = view.watched();
        if (watched == null) return message;
        if (view instanceof View.Central)
            message.put("watched", watched.bed().bed().name());
        return message.put("t", View.millis(watched.bed().state(), now));
    }

    /// The heartbeat, once a second of the world (requirement R40), and whenever it must be known whether a slow
    /// line has brought what was sent: how long ago each bed made its last step, in milliseconds of the world,
    /// because a stuck bed is to be seen (design decision 8).
    void beat() {
        if (socket.isClosed()) return;
        if (unsent > MAX_UNSENT) giveUp();
        else if (!socket.writeQueueFull() && !window.isClosed()) {
            var now = clock.clock().now();
            var beat = new JsonObject().put("type", "beat").put("beds", steps(now));
            write(stamped(beat, now), null);
            window.asked(worldMillis(now));
        }
    }

    private JsonObject steps(Moment now) {
        var ages = new JsonObject();
        view.steps().forEach((bed, step) -> ages.put(bed.name(), age(step, now)));
        return ages;
    }

    private long age(Moment step, Moment now) {
        if (step.epoch() != now.epoch()) return 0;
        return Math.max(0, Math.round(now.nanosSince(step) / clock.speed() / Moment.NANOS_PER_MILLI));
    }

    private long worldMillis(Moment now) {
        return Math.round(now.nanos() / clock.speed() / Moment.NANOS_PER_MILLI);
    }

    /// The screen has answered a heartbeat: all that was sent before it has arrived.
    void answered() {
        window.answered(worldMillis(clock.clock().now()));
        wake();
    }

    /// Answers an order.
    void answer(long id, Audience.Answer answer) {
        var message = new JsonObject().put("type", "answer").put("id", id);
        write(
                switch (answer) {
                    case Audience.Answer.Done done -> message.put("ok", true).put("reason", "");
                    case Audience.Answer.Refused refused ->
                        message.put("ok", false).put("reason", refused.reason());
                    case Audience.Answer.Asked asked ->
                        message.put("ok", false).put("reason", asked.question()).put("ask", true);
                },
                null);
    }

    Context loop() {
        return loop;
    }

    Set<BedId> beds() {
        return view.beds();
    }

    private void write(JsonObject message, @Nullable Moment since) {
        if (socket.isClosed()) return;
        message.put("epoch", clock.clock().now().epoch()).put("n", ++lastNumber);
        unsent++;
        var text = message.encode();
        window.sent(text.length());
        socket.writeTextMessage(text).onComplete(written -> {
            unsent--;
            if (written.succeeded() && since != null) took(since);
        });
        metrics.displayFrames(1);
        if (unsent > MAX_UNSENT) giveUp();
    }

    private void took(Moment since) {
        var nanos = clock.clock().now().nanosSince(since);
        metrics.took(Metrics.Leg.SENT, Math.round(nanos / clock.speed()));
    }

    private void giveUp() {
        LOG.warn("event=screen-too-slow screen={} unsent={}", name, unsent);
        socket.close(TRY_AGAIN_LATER, "too slow; connect again");
    }
}
