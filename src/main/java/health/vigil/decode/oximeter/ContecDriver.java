package health.vigil.decode.oximeter;

import health.vigil.decode.Chunk;
import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.decode.Window;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.List;
import java.util.function.Consumer;

/// Contec finger oximeters with protocol V7.0: SpO2, pulse rate, perfusion index, the plethysmogram at 60 Hz
/// (serial-protocols.md 2.5). Consumer devices, for development and demonstration only.
public final class ContecDriver implements Driver {
    /// What is known of these clips.
    public static final Sheet SHEET = new Sheet(
            "contec-v7",
            "Contec CMS50D+ (firmware 4.6 on), CMS50E, CMS50F, CMS50EW, CMS50I",
            Sheet.Gives.of(List.of(Vital.SPO2, Vital.PULSE_RATE, Vital.PERFUSION_INDEX), Wave.PLETH),
            new Sheet.Trust(
                    Sheet.Check.REPETITION,
                    Sheet.Confidence.DOCUMENT,
                    "Contec, Communication protocol of pulse oximeter V7.0",
                    "a captured frame, published synthetic frames"),
            Sheet.Use.DEVELOPMENT);

    static final int BAUD = 115_200;
    /// Packages in a row before the first is believed: 50 ms.
    private static final int LOCK_FRAMES = 3;
    /// 60 frames (serial-protocols.md rule 5).
    static final long SILENCE_MILLIS = 1000;
    /// 6 samples at 60 Hz are 100 ms.
    static final int CHUNK_SAMPLES = 6;

    private final Tally tally = new Tally();
    private final Window window = new Window(LOCK_FRAMES * ContecFrames.LIVE_BYTES + 1, tally);
    private final Repetition numbers = new Repetition(tally);
    private final Chunk pleth = new Chunk(Wave.PLETH, ContecFrames.FRAMES_PER_SECOND, CHUNK_SAMPLES);
    private final ContecSession session = new ContecSession();
    private boolean locked;

    @Override
    public String name() {
        return SHEET.name();
    }

    @Override
    public Line line() {
        return Line.of(BAUD);
    }

    @Override
    public long silenceMillis() {
        return SILENCE_MILLIS;
    }

    @Override
    public FrameCounts counts() {
        return tally.counts();
    }

    @Override
    public void opened(Moment now) {
        window.giveUp();
        numbers.opened();
        pleth.clear();
        session.opened(now);
        locked = false;
    }

    @Override
    public byte[] due(Moment now) {
        return session.due(now);
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        window.receive(bytes, offset, length, at, () -> advance(readings));
    }

    /// One step through the window; false when more bytes are needed.
    private boolean advance(Consumer<Reading> readings) {
        if (window.size() == 0) return false;
        if (!locked) return lock();
        if (!ContecFrames.fits(window, 0)) return unlock(readings);
        return window.size() >= ContecFrames.length(window.get(0)) && frame(readings);
    }

    private boolean lock() {
        var from = 0;
        for (int i = 0; i < LOCK_FRAMES; i++) {
            if (from >= window.size()) return false;
            if (!ContecFrames.fits(window, from)) return window.skip();
            from += ContecFrames.length(window.get(from));
        }
        locked = window.size() >= from;
        return locked;
    }

    private boolean unlock(Consumer<Reading> readings) {
        if (ContecFrames.length(window.get(0)) == 0) tally.unknown();
        else tally.badChecksum();
        locked = false;
        numbers.broken();
        pleth.flush(readings);
        return window.skip();
    }

    private boolean frame(Consumer<Reading> readings) {
        tally.frame();
        if (window.get(0) == ContecFrames.LIVE) live(readings);
        window.drop(ContecFrames.length(window.get(0)));
        return true;
    }

    private void live(Consumer<Reading> readings) {
        var at = window.at(0);
        session.heard(at);
        var signal = signal();
        var sample = ContecFrames.value(window, 1) & 0x7F;
        pleth.add(signal.off() == null ? sample : Reading.Waveform.MISSING, at, readings);
        numbers.accept(
                new Repetition.Numbers(
                        signal,
                        List.of(
                                new Repetition.Item(Vital.SPO2, ContecFrames.spo2(window)),
                                new Repetition.Item(Vital.PULSE_RATE, ContecFrames.pulse(window)),
                                new Repetition.Item(Vital.PERFUSION_INDEX, ContecFrames.perfusion(window)))),
                at,
                readings);
    }

    private Signal signal() {
        var flags = ContecFrames.value(window, 0);
        if ((flags & ContecFrames.PROBE_ERROR) != 0) return Signal.off(Reason.SENSOR_OFF);
        if ((flags & ContecFrames.SEARCHING_TOO_LONG) != 0) return Signal.off(Reason.NO_PULSE);
        return (ContecFrames.value(window, 1) & ContecFrames.SEARCHING) != 0
                ? Signal.off(Reason.SEARCHING)
                : Signal.GOOD;
    }
}
