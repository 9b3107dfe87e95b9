package health.vigil.decode.oximeter;

import health.vigil.decode.Octets;
import health.vigil.decode.Window;
import org.jspecify.annotations.Nullable;

/// Contec's protocol of pulse oximeters V7.0 as bytes (Contec, 2010-07-08; serial-protocols.md 2.5).
///
/// A package is a type below 80, a byte that carries bit 7 of the seven that follow, and these with bit 7 set on the
/// wire: only a type has it clear.
public final class ContecFrames {
    /// Type of the live package.
    static final int LIVE = 0x01;

    public static final int LIVE_BYTES = 9;
    static final double FRAMES_PER_SECOND = 60;

    /// Flags of the first data byte.
    public static final int SEARCHING_TOO_LONG = 0x10;

    public static final int BEAT = 0x40;
    public static final int PROBE_ERROR = 0x80;
    /// Flag of the second data byte, above the plethysmogram.
    public static final int SEARCHING = 0x80;
    /// Flag of the third data byte, above the bar graph.
    public static final int NO_PERFUSION_INDEX = 0x10;

    /// Sent instead of a pulse rate; real devices send 0 as well.
    public static final int MISSING_PULSE = 0xFF;
    /// Sent instead of a saturation; real devices send 0 as well.
    public static final int MISSING_SPO2 = 0x7F;
    /// Sent instead of a perfusion index.
    public static final int MISSING_PERFUSION = 0xFFFF;

    private static final int MARK = 0x80;
    private static final int HEAD_BYTES = 2;
    private static final double PERCENT_PER_STEP = 0.01;

    /// Commands: `7D 81`, the command, six unused bytes.
    private static final int COMMAND = 0x7D;

    private static final int STOP_STORAGE = 0xA7;
    private static final int START_LIVE = 0xA1;
    private static final int CONNECTED = 0xAF;

    private ContecFrames() {}

    /// Whole length of a package by its type, 0 for an unknown type. Types 02, 03, 06, 13 and 14 are not in the
    /// document; a real device sent them.
    static int length(int type) {
        return switch (type) {
            case 0x01, 0x02, 0x03, 0x04, 0x05, 0x11, 0x13, 0x14, 0x15 -> 9;
            case 0x07, 0x08, 0x0F, 0x12 -> 8;
            case 0x09 -> 6;
            case 0x06, 0x0A, 0x0B -> 4;
            case 0x0D, 0x0E, 0x10 -> 3;
            case 0x0C -> 2;
            default -> 0;
        };
    }

    /// True if what stands here may be a package, as far as it has arrived.
    static boolean fits(Window window, int from) {
        var length = length(window.get(from));
        var to = Math.min(from + length, window.size());
        for (int i = from + 1; i < to; i++) if (window.get(i) < MARK) return false;
        return length > 0;
    }

    /// Data byte 0 to 6, 0 to 255.
    static int value(Window window, int index) {
        return window.get(HEAD_BYTES + index) & 0x7F | (window.get(1) >> index & 1) << 7;
    }

    static @Nullable Double pulse(Window window) {
        return known(value(window, 3), MISSING_PULSE, 1);
    }

    static @Nullable Double spo2(Window window) {
        return known(value(window, 4), MISSING_SPO2, 1);
    }

    static @Nullable Double perfusion(Window window) {
        if ((value(window, 2) & NO_PERFUSION_INDEX) != 0) return null;
        return known(value(window, 5) | value(window, 6) << 8, MISSING_PERFUSION, PERCENT_PER_STEP);
    }

    /// The document has 0 outside the range of all three; a real device without finger sends it.
    private static @Nullable Double known(int value, int missing, double step) {
        return value == missing || value == 0 ? null : value * step;
    }

    /// A live package as the device sends it.
    ///
    /// @param flags of the first data byte; {@link #SEARCHING} is told apart
    /// @param pleth 0 to 127
    /// @param perfusion hundredths of a percent, or {@link #MISSING_PERFUSION}
    public static byte[] live(int flags, boolean searching, int pleth, int pulse, int spo2, int perfusion) {
        var none = perfusion == MISSING_PERFUSION ? NO_PERFUSION_INDEX : 0;
        return packed(flags, (searching ? SEARCHING : 0) | pleth, none, pulse, spo2, perfusion & 0xFF, perfusion >> 8);
    }

    private static byte[] packed(int... values) {
        var bytes = new byte[LIVE_BYTES];
        var high = MARK;
        for (int i = 0; i < values.length; i++) {
            high |= (values[i] >> 7 & 1) << i;
            bytes[HEAD_BYTES + i] = (byte) (values[i] | MARK);
        }
        bytes[0] = LIVE;
        bytes[1] = (byte) high;
        return bytes;
    }

    /// Stop sending stored data; must come before the start of the live stream.
    public static byte[] stopStorage() {
        return command(STOP_STORAGE);
    }

    public static byte[] startLive() {
        return command(START_LIVE);
    }

    /// To be said every 5 s; without it the live stream ends after about 30 s.
    public static byte[] connected() {
        return command(CONNECTED);
    }

    private static byte[] command(int command) {
        return Octets.of(COMMAND, 0x81, command, MARK, MARK, MARK, MARK, MARK, MARK);
    }
}
