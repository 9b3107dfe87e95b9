package health.vigil.decode.oximeter;

import health.vigil.decode.Octets;
import health.vigil.decode.Window;
import org.jspecify.annotations.Nullable;

/// The five-byte frame of older Contec clips and of OEM boards after BCI, as independent drivers agree on it
/// (serial-protocols.md 2.6). Only the first byte of a frame has bit 7 set.
public final class BciFrames {
    public static final int FRAME_BYTES = 5;

    /// First byte.
    public static final int BEAT = 0x40;

    public static final int SEARCHING_TOO_LONG = 0x10;
    /// Third byte.
    static final int PULSE_BIT_7 = 0x40;

    public static final int SEARCHING = 0x20;
    public static final int PROBE_ERROR = 0x10;

    /// Sent instead of a pulse rate; 0 as well.
    public static final int MISSING_PULSE = 0xFF;
    /// Sent instead of a saturation; 0 as well.
    public static final int MISSING_SPO2 = 0x7F;

    private static final int MARK = 0x80;
    private static final int VALUE = 0x7F;

    private BciFrames() {}

    /// True if what stands here may be a frame, as far as it has arrived.
    static boolean fits(Window window, int from) {
        var to = Math.min(from + FRAME_BYTES, window.size());
        for (int i = from; i < to; i++) if (window.get(i) >= MARK != (i == from)) return false;
        return true;
    }

    static @Nullable Double pulse(Window window) {
        var rate = (window.get(2) & PULSE_BIT_7) << 1 | window.get(3);
        return rate == MISSING_PULSE || rate == 0 ? null : (double) rate;
    }

    static @Nullable Double spo2(Window window) {
        var percent = window.get(4);
        return percent == MISSING_SPO2 || percent == 0 ? null : (double) percent;
    }

    /// One frame as the device sends it.
    ///
    /// @param first flags of the first byte
    /// @param pleth 0 to 127
    /// @param third flags of the third byte
    public static byte[] frame(int first, int pleth, int third, int pulse, int spo2) {
        return Octets.of(MARK | first, pleth & VALUE, third | (pulse & MARK) >> 1, pulse & VALUE, spo2 & VALUE);
    }
}
