package health.vigil.decode.oximeter.nonin;

import health.vigil.decode.Octets;
import health.vigil.decode.Window;

/// Nonin data formats 1 and 8 as bytes: a frame a second, no checksum; only a frame's first byte has bit 7 set
/// (Nonin 6470-000-01 for format 8; a transcription of the OEM III document, which agrees with it, for format 1).
public final class NoninPlainFrames {
    /// First byte: the sensor is not plugged in (OEM III and Xpod; reserved in the 9560).
    public static final int SENSOR_DISCONNECTED = 0x40;
    /// First byte: out of track, sustained artifact.
    public static final int OUT_OF_TRACK = 0x20;
    /// First byte: low perfusion.
    public static final int LOW_PERFUSION = 0x10;
    /// First byte: marginal perfusion.
    public static final int MARGINAL_PERFUSION = 0x08;
    /// First byte: short-term artifact.
    public static final int ARTIFACT = 0x04;
    /// Fourth byte of format 8: sensor alarm, the numbers are held ones.
    public static final int SENSOR_OFF = 0x08;
    /// Fourth byte of format 8: the battery is low.
    public static final int LOW_BATTERY = 0x01;

    private static final int MARK = 0x80;
    private static final int VALUE = 0x7F;
    private static final int AT_PULSE = 1;
    private static final int AT_SPO2 = 2;
    private static final int AT_STATUS_2 = 3;

    private NoninPlainFrames() {}

    /// The two formats.
    public enum Format {
        DF1(1, 3),
        DF8(8, 4);

        private final int number;
        private final int bytes;

        Format(int number, int bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        /// As the set-format command names it.
        public int number() {
            return number;
        }

        int bytes() {
            return bytes;
        }

        /// True if what stands here may be a frame, as far as it has arrived.
        boolean fits(Window window, int from) {
            var to = Math.min(from + bytes, window.size());
            for (int i = from; i < to; i++) if (window.get(i) >= MARK != (i == from)) return false;
            return true;
        }
    }

    static int status(Window window) {
        return window.get(0);
    }

    /// Beats a minute, or {@link NoninFrames#MISSING_PULSE}.
    static int pulse(Window window) {
        return (window.get(0) & 0x03) << 7 | window.get(AT_PULSE);
    }

    /// Percent, or {@link NoninFrames#MISSING_SPO2}.
    static int spo2(Window window) {
        return window.get(AT_SPO2);
    }

    /// Flags of the fourth byte; none in format 1.
    static int status2(Format format, Window window) {
        return format == Format.DF8 ? window.get(AT_STATUS_2) : 0;
    }

    /// One frame as the device sends it.
    ///
    /// @param status flags of the first byte
    /// @param status2 flags of the fourth byte, of format 8 only
    public static byte[] frame(Format format, int status, int pulse, int spo2, int status2) {
        var first = MARK | status | pulse >> 7 & 0x03;
        return switch (format) {
            case DF1 -> Octets.of(first, pulse & VALUE, spo2);
            case DF8 -> Octets.of(first, pulse & VALUE, spo2, status2);
        };
    }
}
