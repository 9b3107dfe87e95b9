package health.vigil.decode.capnograph;

import health.vigil.decode.Tally;
import health.vigil.vital.Moment;
import java.util.Optional;

/// Bytes to checked Capnostat frames, what the module says and what it hears. A byte with bit 7 always begins a frame,
/// so a broken one costs nothing behind it.
public final class CapnostatDeframer {
    /// Command, count, and at most 127 bytes.
    private static final int LONGEST = 2 + 0x7F;
    /// The maker's time-out between two bytes of a frame.
    private static final long BYTE_TIMEOUT_NANOS = 500 * Moment.NANOS_PER_MILLI;

    private final Tally tally;
    private final byte[] bytes = new byte[LONGEST];
    private Moment at = new Moment(0, 0, 0);
    private Moment latest = at;
    private int size;

    CapnostatDeframer(Tally tally) {
        this.tally = tally;
    }

    /// For the device's side, where nobody counts.
    public CapnostatDeframer() {
        this(new Tally());
    }

    /// A whole frame with a fitting check.
    ///
    /// @param at arrival of its first byte
    /// @param data without command, count and check; belongs to the receiver
    public record Frame(int command, byte[] data, Moment at) {}

    /// Forgets half a frame.
    public void reset() {
        tally.skipped(size);
        size = 0;
    }

    /// The frame that this byte completes.
    public Optional<Frame> accept(byte value, Moment now) {
        if (size > 0 && now.nanosSince(latest) > BYTE_TIMEOUT_NANOS) reset();
        latest = now;
        if (value < 0) {
            reset();
            at = now;
        } else if (size == 0) {
            tally.skipped(1);
            return Optional.empty();
        }
        bytes[size++] = value;
        return size >= 2 && size == bytes[1] + 2 ? whole() : shortOf();
    }

    /// A count of zero leaves no room for the check.
    private Optional<Frame> shortOf() {
        if (size == 2 && bytes[1] == 0) reset();
        return Optional.empty();
    }

    private Optional<Frame> whole() {
        if (size < 3 || !CapnostatFrames.fits(bytes, size)) {
            if (size >= 3) tally.badChecksum();
            reset();
            return Optional.empty();
        }
        tally.frame();
        var frame = new Frame(bytes[0] & 0xFF, CapnostatFrames.data(bytes, size), at);
        size = 0;
        return Optional.of(frame);
    }
}
