package health.vigil.decode.oximeter;

import static health.vigil.decode.oximeter.NoninFrames.FRAME_BYTES;

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
import org.jspecify.annotations.Nullable;

/// Nonin pulse oximeters in data format 2 or 7: SpO2 and pulse rate three times a second, the plethysmogram at 75 Hz,
/// low battery (Nonin 6470-000-01; serial-protocols.md 2.1).
///
/// How a given model chooses its format is not known for all of them, so the format is asked for after opening and
/// while no frame comes, in both known forms by turns, and the answer is never waited for.
public final class NoninDriver implements Driver {
    /// Frames in a row before the first is believed: reserved bytes can look like anything (Nonin 6470-000-01).
    private static final int LOCK_FRAMES = 5;
    /// An answer is at most a 9-digit serial number with its frame; more is not an answer.
    private static final int LONGEST_ANSWER = 20;

    private static final int ACK = 0x06;
    private static final int NAK = 0x15;
    private static final int STX = 0x02;
    private static final int ETX = 0x03;
    /// Answers carry the opcode of their command with bit 7 set.
    private static final int ANSWER_MARK = 0x80;
    /// STX, opcode, length in front of an answer's data; ETX behind.
    private static final int ANSWER_FRAME = 4;
    /// As OpenICE repeats it; the 9560 listens to commands in its first 5 s only.
    private static final long ASK_AGAIN_NANOS = 5 * Moment.NANOS_PER_SECOND;
    /// Three packets without one frame (serial-protocols.md rule 5).
    private static final long SILENCE_MILLIS = 1000;

    private final NoninFrames.Format format;
    private final boolean asking;
    private final Window window = new Window(LOCK_FRAMES * FRAME_BYTES + 1);
    private final Tally tally = new Tally();
    private final NoninPackets packets = new NoninPackets(tally);
    private boolean locked;
    /// The later of the latest frame and the latest command.
    private @Nullable Moment latest;

    private int asks;

    /// @param asking false if nothing may be sent to the device, not even the choice of format
    public NoninDriver(NoninFrames.Format format, boolean asking) {
        this.format = format;
        this.asking = asking;
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
        tally.skipped(window.size());
        window.clear();
        packets.reset();
        locked = false;
        latest = null;
        asks = 0;
    }

    @Override
    public byte[] due(Moment now) {
        if (!asking || (latest != null && now.nanosSince(latest) < ASK_AGAIN_NANOS)) return new byte[0];
        latest = now;
        return asks++ % 2 == 0 ? NoninFrames.setFormat(format) : NoninFrames.setFormat3150(format);
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        tally.received(length);
        for (int i = offset; i < offset + length; i++) {
            window.add(bytes[i], at);
            while (advance(readings)) {}
        }
    }

    /// One step through the window; false when more bytes are needed.
    private boolean advance(Consumer<Reading> readings) {
        if (!locked) return lock();
        if (window.size() == 0) return false;
        if (!format.starts(window.get(0))) return answer(readings);
        if (window.size() < FRAME_BYTES) return false;
        if (format.fits(window, 0)) return frame(readings);
        tally.badChecksum();
        return unlock(readings);
    }

    private boolean lock() {
        if (window.size() < LOCK_FRAMES * FRAME_BYTES) return false;
        locked = true;
        for (int i = 0; i < LOCK_FRAMES; i++) locked &= format.fits(window, i * FRAME_BYTES);
        return locked || skip();
    }

    private boolean unlock(Consumer<Reading> readings) {
        locked = false;
        packets.broken(readings);
        return skip();
    }

    private boolean skip() {
        tally.skipped(1);
        window.drop(1);
        return true;
    }

    private boolean frame(Consumer<Reading> readings) {
        tally.frame();
        latest = window.at(0);
        packets.accept(
                format.status(window, 0), format.pleth(window, 0), format.value(window, 0), window.at(0), readings);
        window.drop(FRAME_BYTES);
        return true;
    }

    /// An answer to a command may stand between two frames (serial-protocols.md 2.1).
    private boolean answer(Consumer<Reading> readings) {
        var first = window.get(0);
        if (first == ACK || first == NAK) return pass(1);
        if (first != STX) return unlock(readings);
        if (window.size() < ANSWER_FRAME) return possibleAnswer() ? false : unlock(readings);
        var length = window.get(2) + ANSWER_FRAME;
        if (!possibleAnswer() || length > LONGEST_ANSWER) return unlock(readings);
        if (window.size() < length) return false;
        return window.get(length - 1) == ETX ? pass(length) : unlock(readings);
    }

    private boolean possibleAnswer() {
        return window.size() < 2 || window.get(1) >= ANSWER_MARK;
    }

    private boolean pass(int count) {
        window.drop(count);
        return true;
    }
}
