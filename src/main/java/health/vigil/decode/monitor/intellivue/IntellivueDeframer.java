package health.vigil.decode.monitor.intellivue;

import static health.vigil.decode.monitor.intellivue.IntellivueFrames.BEGIN;
import static health.vigil.decode.monitor.intellivue.IntellivueFrames.CHECK_BYTES;
import static health.vigil.decode.monitor.intellivue.IntellivueFrames.END;
import static health.vigil.decode.monitor.intellivue.IntellivueFrames.ESCAPE;
import static health.vigil.decode.monitor.intellivue.IntellivueFrames.ESCAPED_BIT;
import static health.vigil.decode.monitor.intellivue.IntellivueFrames.HEADER_BYTES;

import health.vigil.decode.Tally;
import health.vigil.vital.Moment;
import java.util.Arrays;
import java.util.Optional;

/// Bytes to checked IntelliVue messages, what the monitor says and what it hears. A bare C0 always begins a frame, so a
/// broken one costs nothing behind it.
public final class IntellivueDeframer {
    /// Largest message over Ethernet; over a serial line it is 1000.
    static final int LONGEST_MESSAGE = 1364;

    private final Tally tally;
    private final byte[] bytes = new byte[HEADER_BYTES + LONGEST_MESSAGE + CHECK_BYTES];
    private Moment at = new Moment(0, 0, 0);
    private int raw;
    private int size;
    private boolean inside;
    private boolean escaped;

    IntellivueDeframer(Tally tally) {
        this.tally = tally;
    }

    /// For the monitor's side, where nobody counts.
    public IntellivueDeframer() {
        this(new Tally());
    }

    /// A whole message whose check fits.
    ///
    /// @param at arrival of its frame's first byte
    /// @param bytes without header and check; belongs to the receiver
    public record Message(byte[] bytes, Moment at) {}

    /// Forgets half a frame.
    public void reset() {
        giveUp();
    }

    /// The message that this byte completes.
    public Optional<Message> accept(byte value, Moment now) {
        var unsigned = value & 0xFF;
        if (unsigned == BEGIN) return begin(now);
        raw++;
        if (!inside) return giveUp();
        if (unsigned == END) return escaped ? giveUp() : end();
        if (escaped) return unescape(unsigned);
        if (unsigned != ESCAPE) return store(unsigned);
        escaped = true;
        return Optional.empty();
    }

    private Optional<Message> begin(Moment now) {
        giveUp();
        inside = true;
        raw = 1;
        at = now;
        return Optional.empty();
    }

    private Optional<Message> giveUp() {
        tally.skipped(raw);
        return clear();
    }

    private Optional<Message> clear() {
        raw = 0;
        size = 0;
        inside = false;
        escaped = false;
        return Optional.empty();
    }

    private Optional<Message> unescape(int value) {
        escaped = false;
        return store(value ^ ESCAPED_BIT);
    }

    private Optional<Message> store(int value) {
        if (size == bytes.length) return giveUp();
        bytes[size++] = (byte) value;
        return Optional.empty();
    }

    private Optional<Message> end() {
        if (size < HEADER_BYTES + CHECK_BYTES) return giveUp();
        if (IntellivueFrames.check(bytes, size) != IntellivueFrames.INTACT) {
            tally.badChecksum();
            return giveUp();
        }
        var length = size - HEADER_BYTES - CHECK_BYTES;
        if (!header(length)) {
            tally.unknown();
            return clear();
        }
        tally.frame();
        var message = new Message(Arrays.copyOfRange(bytes, HEADER_BYTES, HEADER_BYTES + length), at);
        clear();
        return Optional.of(message);
    }

    private boolean header(int length) {
        return bytes[0] == IntellivueFrames.PROTOCOL
                && bytes[1] == IntellivueFrames.VERSION
                && ((bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF) == length;
    }
}
