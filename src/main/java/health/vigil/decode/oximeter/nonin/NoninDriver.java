package health.vigil.decode.oximeter.nonin;

import static health.vigil.decode.oximeter.nonin.NoninFrames.FRAME_BYTES;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.decode.Window;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Nonin pulse oximeters in data format 2 or 7: SpO2 and pulse rate three times a second, the plethysmogram at 75 Hz,
/// low battery (Nonin 6470-000-01; serial-protocols.md 2.1).
public final class NoninDriver implements Driver {
    /// Frames in a row before the first is believed: reserved bytes can look like anything (Nonin 6470-000-01).
    private static final int LOCK_FRAMES = 5;
    /// Three packets without one frame (serial-protocols.md rule 5).
    private static final long SILENCE_MILLIS = 1000;

    private final NoninFrames.Format format;
    private final NoninAsking asking;
    private final Tally tally = new Tally();
    private final Window window = new Window(LOCK_FRAMES * FRAME_BYTES + 1, tally);
    private final NoninPackets packets = new NoninPackets(tally);
    private boolean locked;
    /// @param asking false if nothing may be sent to the device, not even the choice of format
    public NoninDriver(NoninFrames.Format format, boolean asking) {
        this.format = format;
        this.asking = new NoninAsking(format.number(), asking);
    }

    /// What is known of data format 2 or 7.
    public static Sheet sheet(NoninFrames.Format format) {
        return new Sheet(
                "nonin-" + format.name().toLowerCase(Locale.ROOT),
                "Nonin Xpod, OEM III, WristOx2 3150, Onyx II 9560",
                Sheet.Gives.of(List.of(Vital.SPO2, Vital.PULSE_RATE), Wave.PLETH),
                new Sheet.Trust(
                        Sheet.Check.CHECKSUM,
                        Sheet.Confidence.DOCUMENT,
                        "Nonin 6470-000-01",
                        "worked example of the document, published synthetic frames"),
                Sheet.Use.MONITORING);
    }

    @Override
    public String name() {
        return sheet(format).name();
    }

    @Override
    public Line line() {
        return Line.of(9600);
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
        packets.reset();
        locked = false;
        asking.opened();
    }

    @Override
    public byte[] due(Moment now) {
        return asking.due(now);
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        window.receive(bytes, offset, length, at, () -> advance(readings));
    }

    /// One step through the window; false when more bytes are needed.
    private boolean advance(Consumer<Reading> readings) {
        if (!locked) return lock();
        if (window.size() == 0) return false;
        if (!format.starts(window.get(0))) return NoninAnswers.pass(window, () -> unlock(readings));
        if (window.size() < FRAME_BYTES) return false;
        if (format.fits(window, 0)) return frame(readings);
        tally.badChecksum();
        return unlock(readings);
    }

    private boolean lock() {
        if (window.size() < LOCK_FRAMES * FRAME_BYTES) return false;
        locked = true;
        for (int i = 0; i < LOCK_FRAMES; i++) locked &= format.fits(window, i * FRAME_BYTES);
        return locked || window.skip();
    }

    private boolean unlock(Consumer<Reading> readings) {
        locked = false;
        packets.broken(readings);
        return window.skip();
    }

    private boolean frame(Consumer<Reading> readings) {
        tally.frame();
        asking.heard(window.at(0));
        packets.accept(
                format.status(window, 0), format.pleth(window, 0), format.value(window, 0), window.at(0), readings);
        window.drop(FRAME_BYTES);
        return true;
    }
}
