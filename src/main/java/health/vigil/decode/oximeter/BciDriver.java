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

/// Older Contec clips and OEM boards with five-byte frames: SpO2, pulse rate, the plethysmogram at 60 Hz
/// (serial-protocols.md 2.6). No maker's document was found; for development and demonstration only.
public final class BciDriver implements Driver {
    /// Where the frames come from.
    public enum Model {
        CONTEC("contec-5byte", "Contec CMS50D+ (firmware up to 4.5), CMS50E"),
        BOARD("bci-5byte", "OEM boards with BCI-style frames");

        private final String name;
        private final String devices;

        Model(String name, String devices) {
            this.name = name;
            this.devices = devices;
        }

        /// Without odd parity the clip's stream seems to work and loses bytes.
        Line line() {
            return switch (this) {
                case CONTEC -> new Line(19_200, 8, Line.Parity.ODD, 1);
                case BOARD -> Line.of(4800);
            };
        }

        /// What is known of them.
        public Sheet sheet() {
            return new Sheet(
                    name,
                    devices,
                    Sheet.Gives.of(List.of(Vital.SPO2, Vital.PULSE_RATE), Wave.PLETH),
                    new Sheet.Trust(
                            Sheet.Check.REPETITION,
                            Sheet.Confidence.DRIVERS,
                            "independent drivers, a translated OEM note",
                            "published synthetic frames"),
                    Sheet.Use.DEVELOPMENT);
        }
    }

    /// Frames in a row before the first is believed: 50 ms.
    private static final int LOCK_FRAMES = 3;

    private final Model model;
    private final Tally tally = new Tally();
    private final Window window = new Window(LOCK_FRAMES * BciFrames.FRAME_BYTES + 1, tally);
    private final Repetition numbers = new Repetition(tally);
    private final Chunk pleth = new Chunk(Wave.PLETH, ContecFrames.FRAMES_PER_SECOND, ContecDriver.CHUNK_SAMPLES);
    private boolean locked;

    public BciDriver(Model model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name;
    }

    @Override
    public Line line() {
        return model.line();
    }

    @Override
    public long silenceMillis() {
        return ContecDriver.SILENCE_MILLIS;
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
        locked = false;
    }

    @Override
    public byte[] due(Moment now) {
        return new byte[0];
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        window.receive(bytes, offset, length, at, () -> advance(readings));
    }

    /// One step through the window; false when more bytes are needed.
    private boolean advance(Consumer<Reading> readings) {
        if (window.size() == 0) return false;
        if (!locked) return lock();
        if (!BciFrames.fits(window, 0)) return unlock(readings);
        return window.size() >= BciFrames.FRAME_BYTES && frame(readings);
    }

    private boolean lock() {
        for (int from = 0; from < LOCK_FRAMES * BciFrames.FRAME_BYTES; from += BciFrames.FRAME_BYTES) {
            if (from >= window.size()) return false;
            if (!BciFrames.fits(window, from)) return window.skip();
        }
        locked = window.size() >= LOCK_FRAMES * BciFrames.FRAME_BYTES;
        return locked;
    }

    private boolean unlock(Consumer<Reading> readings) {
        tally.badChecksum();
        locked = false;
        numbers.broken();
        pleth.flush(readings);
        return window.skip();
    }

    private boolean frame(Consumer<Reading> readings) {
        tally.frame();
        var at = window.at(0);
        var signal = signal();
        pleth.add(signal.off() == null ? window.get(1) : Reading.Waveform.MISSING, at, readings);
        var all = List.of(
                new Repetition.Item(Vital.SPO2, BciFrames.spo2(window)),
                new Repetition.Item(Vital.PULSE_RATE, BciFrames.pulse(window)));
        numbers.accept(new Repetition.Numbers(signal, all), at, readings);
        window.drop(BciFrames.FRAME_BYTES);
        return true;
    }

    private Signal signal() {
        if ((window.get(2) & BciFrames.PROBE_ERROR) != 0) return Signal.off(Reason.SENSOR_OFF);
        if ((window.get(0) & BciFrames.SEARCHING_TOO_LONG) != 0) return Signal.off(Reason.NO_PULSE);
        return (window.get(2) & BciFrames.SEARCHING) != 0 ? Signal.off(Reason.SEARCHING) : Signal.GOOD;
    }
}
