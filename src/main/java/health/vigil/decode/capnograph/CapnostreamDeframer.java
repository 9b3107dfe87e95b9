package health.vigil.decode.capnograph;

import health.vigil.decode.Tally;
import health.vigil.vital.Moment;
import java.util.Arrays;
import java.util.Optional;

/// Bytes to checked Capnostream frames; the same for what the device says and for what it hears.
///
/// A bare start byte always begins a frame, so a broken one costs nothing behind it.
public final class CapnostreamDeframer {
    /// Length byte, at most 255 of code and payload, check.
    private static final int LONGEST = 0xFF + 2;
    /// Length byte, code, check.
    private static final int SHORTEST_LENGTH = 1;

    private final Tally tally;
    private final byte[] bytes = new byte[LONGEST];
    private Moment at = new Moment(0, 0, 0);
    private int raw;
    private int size;
    private boolean inside;
    private boolean escaped;

    CapnostreamDeframer(Tally tally) {
        this.tally = tally;
    }

    /// For the device's side, where nobody counts.
    public CapnostreamDeframer() {
        this(new Tally());
    }

    /// A whole frame with a fitting check.
    ///
    /// @param at arrival of its first byte
    /// @param payload without code; belongs to the receiver
    public record Frame(int code, byte[] payload, Moment at) {
        /// A payload byte, 0 to 255.
        public int get(int index) {
            return payload[index] & 0xFF;
        }
    }

    /// Forgets half a frame.
    public void reset() {
        giveUp();
    }

    /// The frame that this byte completes.
    public Optional<Frame> accept(byte value, Moment now) {
        var unsigned = value & 0xFF;
        if (unsigned == CapnostreamFrames.START) return begin(now);
        raw++;
        if (!inside) return giveUp();
        if (escaped) return unescape(unsigned);
        if (unsigned != CapnostreamFrames.ESCAPE) return store(unsigned);
        escaped = true;
        return Optional.empty();
    }

    private Optional<Frame> begin(Moment now) {
        giveUp();
        inside = true;
        raw = 1;
        at = now;
        return Optional.empty();
    }

    private Optional<Frame> giveUp() {
        tally.skipped(raw);
        return clear();
    }

    private Optional<Frame> clear() {
        raw = 0;
        size = 0;
        inside = false;
        escaped = false;
        return Optional.empty();
    }

    private Optional<Frame> unescape(int value) {
        escaped = false;
        return switch (value) {
            case CapnostreamFrames.ESCAPED_ESCAPE, CapnostreamFrames.ESCAPED_START ->
                store(value ^ CapnostreamFrames.ESCAPE);
            default -> giveUp();
        };
    }

    private Optional<Frame> store(int value) {
        bytes[size++] = (byte) value;
        var length = bytes[0] & 0xFF;
        if (length < SHORTEST_LENGTH) return giveUp();
        return size < length + 2 ? Optional.empty() : check(length);
    }

    private Optional<Frame> check(int length) {
        var check = 0;
        for (int i = 0; i < size; i++) check ^= bytes[i];
        if (check != 0) {
            tally.badChecksum();
            return giveUp();
        }
        tally.frame();
        var frame = new Frame(bytes[1] & 0xFF, Arrays.copyOfRange(bytes, 2, length + 1), at);
        clear();
        return Optional.of(frame);
    }
}
