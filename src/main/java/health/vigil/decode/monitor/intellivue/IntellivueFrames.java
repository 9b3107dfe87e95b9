package health.vigil.decode.monitor.intellivue;

import java.io.ByteArrayOutputStream;

/// The frame that carries IntelliVue messages over a serial line, both ways (Philips Data Export, MIB/RS-232;
/// serial-protocols.md 5.1): `C0`, header, message, check, `C1`. Inside, the bytes C0, C1 and 7D are written as 7D and
/// the byte with bit 5 turned.
public final class IntellivueFrames {
    static final int BEGIN = 0xC0;
    static final int END = 0xC1;
    static final int ESCAPE = 0x7D;
    static final int ESCAPED_BIT = 0x20;

    /// Data export, first version; the message's length follows in two bytes.
    static final int PROTOCOL = 0x11;

    static final int VERSION = 0x01;
    static final int HEADER_BYTES = 4;
    static final int CHECK_BYTES = 2;

    /// What the check of header, message and check bytes together comes to if nothing was damaged.
    static final int INTACT = 0xF0B8;

    /// CRC-16/X.25: x^16 + x^12 + x^5 + 1, lowest bit first.
    private static final int POLYNOMIAL = 0x8408;

    private static final int START_VALUE = 0xFFFF;

    private IntellivueFrames() {}

    /// A message in its frame.
    public static byte[] frame(byte[] message) {
        var inner = new byte[HEADER_BYTES + message.length + CHECK_BYTES];
        inner[0] = PROTOCOL;
        inner[1] = VERSION;
        inner[2] = (byte) (message.length >> 8);
        inner[3] = (byte) message.length;
        System.arraycopy(message, 0, inner, HEADER_BYTES, message.length);
        var check = ~check(inner, HEADER_BYTES + message.length);
        inner[inner.length - 2] = (byte) check;
        inner[inner.length - 1] = (byte) (check >> 8);
        return wrapped(inner);
    }

    private static byte[] wrapped(byte[] inner) {
        var frame = new ByteArrayOutputStream();
        frame.write(BEGIN);
        for (var each : inner) {
            var value = each & 0xFF;
            if (value == BEGIN || value == END || value == ESCAPE) {
                frame.write(ESCAPE);
                frame.write(value ^ ESCAPED_BIT);
            } else frame.write(value);
        }
        frame.write(END);
        return frame.toByteArray();
    }

    /// The running check of the first bytes, not complemented.
    static int check(byte[] bytes, int length) {
        var check = START_VALUE;
        for (int i = 0; i < length; i++) {
            check ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) check = (check & 1) == 0 ? check >> 1 : check >> 1 ^ POLYNOMIAL;
        }
        return check;
    }
}
