package health.vigil.decode.capnograph;

import health.vigil.vital.Moment;
import org.jspecify.annotations.Nullable;

/// What the host must say to a Capnostat or LoFlo, and when: stop until it answers (it boots for seconds), prepare it
/// setting by setting, start the wave (serial-protocols.md 4.2).
final class CapnostatSession {
    /// A module that boots answers nothing, or that it boots.
    private static final long STOP_AGAIN_NANOS = 5 * Moment.NANOS_PER_SECOND;
    /// A setting that is not answered is passed over: the module's status says what it still lacks.
    private static final long ANSWER_NANOS = Moment.NANOS_PER_SECOND;
    /// 200 samples.
    private static final long WAVE_LOST_NANOS = 2 * Moment.NANOS_PER_SECOND;

    private static final byte[] NOTHING = {};

    private final byte[][] preparation;
    /// How many of the settings were sent; -1 before the module answered.
    private int prepared = -1;
    private boolean answered;
    private @Nullable Moment sent;
    private @Nullable Moment waved;

    CapnostatSession(Gases gases) {
        preparation = CapnostatFrames.preparation(gases);
    }

    void opened() {
        prepared = -1;
        answered = false;
        sent = null;
        waved = null;
    }

    void heard(CapnostatDeframer.Frame frame) {
        switch (frame.command()) {
            case CapnostatFrames.WAVE -> waved = frame.at();
            case CapnostatFrames.STOP, CapnostatFrames.SETTING -> answered = true;
            default -> {}
        }
    }

    /// The module says that a setting is missing.
    void unprepared() {
        if (prepared > preparation.length) prepared = 0;
    }

    byte[] due(Moment now) {
        if (prepared < 0 && !answered) return since(sent, now) < STOP_AGAIN_NANOS ? NOTHING : stop(now);
        if (prepared > preparation.length) return running(now);
        return answered || since(sent, now) >= ANSWER_NANOS ? next(now) : NOTHING;
    }

    private byte[] stop(Moment now) {
        sent = now;
        return CapnostatFrames.frame(CapnostatFrames.STOP);
    }

    private byte[] next(Moment now) {
        sent = now;
        answered = false;
        prepared = Math.max(prepared, 0);
        var order =
                prepared < preparation.length ? preparation[prepared] : CapnostatFrames.frame(CapnostatFrames.WAVE, 0);
        prepared++;
        return order;
    }

    private byte[] running(Moment now) {
        if (since(waved, now) < WAVE_LOST_NANOS || since(sent, now) < WAVE_LOST_NANOS) return NOTHING;
        opened();
        return stop(now);
    }

    private static long since(@Nullable Moment earlier, Moment now) {
        return earlier == null ? Long.MAX_VALUE : now.nanosSince(earlier);
    }
}
