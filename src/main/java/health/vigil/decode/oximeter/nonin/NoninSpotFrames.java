package health.vigil.decode.oximeter.nonin;

import health.vigil.decode.Octets;
import health.vigil.decode.Window;

/// Nonin data format 13 as bytes: one checked record for one spot check (Nonin 6470-000-01).
///
/// `00 02 00 0D`, length of the data in two bytes, the data, low byte of their sum, `03`. Data: century, year, month,
/// day, hour, minute, second and hundredths in BCD, two bytes of status, two of pulse rate, one reserved, SpO2.
public final class NoninSpotFrames {
    /// The most data that is still taken for a record: later models may append to the 14 bytes known.
    static final int MOST_BYTES = 64;

    /// STATUS: no measurement.
    public static final int NO_MEASUREMENT = 0x0100;
    /// STATUS: the record comes from memory.
    public static final int STORED = 0x0010;
    /// STATUS: the battery is low.
    public static final int LOW_BATTERY = 0x0001;

    private static final int[] HEAD = {0x00, 0x02, 0x00, 0x0D};
    private static final int AT_LENGTH = 4;
    private static final int AT_DATA = 6;
    private static final int LEAST_DATA = 14;
    private static final int AT_STATUS = AT_DATA + 8;
    private static final int AT_PULSE = AT_DATA + 10;
    private static final int AT_SPO2 = AT_DATA + 13;
    private static final int TIME_BYTES = 7;
    private static final int END = 0x03;

    private NoninSpotFrames() {}

    /// True if what has arrived may be the front of a record.
    static boolean begins(Window window) {
        for (int i = 0; i < Math.min(HEAD.length, window.size()); i++) if (window.get(i) != HEAD[i]) return false;
        return window.size() < AT_DATA || dataBytes(window) >= LEAST_DATA && length(window) <= MOST_BYTES;
    }

    static boolean whole(Window window) {
        return window.size() >= AT_DATA && window.size() >= length(window);
    }

    static boolean fits(Window window) {
        var check = AT_DATA + dataBytes(window);
        return window.sum(AT_DATA, dataBytes(window)) == window.get(check) && window.get(check + 1) == END;
    }

    static int length(Window window) {
        return AT_DATA + dataBytes(window) + 2;
    }

    private static int dataBytes(Window window) {
        return word(window, AT_LENGTH);
    }

    static int status(Window window) {
        return word(window, AT_STATUS);
    }

    /// Beats a minute, or {@link NoninFrames#MISSING_PULSE}.
    static int pulse(Window window) {
        return word(window, AT_PULSE) & 0x1FF;
    }

    /// Percent, or {@link NoninFrames#MISSING_SPO2}.
    static int spo2(Window window) {
        return window.get(AT_SPO2) & 0x7F;
    }

    /// When the device says that it measured: `20121110090807`.
    static String time(Window window) {
        var text = new StringBuilder();
        for (int i = 0; i < TIME_BYTES; i++)
            text.append(Character.forDigit(window.get(AT_DATA + i) >> 4, 16))
                    .append(Character.forDigit(window.get(AT_DATA + i) & 0x0F, 16));
        return text.toString();
    }

    private static int word(Window window, int at) {
        return window.get(at) << 8 | window.get(at + 1);
    }

    /// One record as the device sends it.
    ///
    /// @param time 14 decimal digits, year to second
    /// @param status flags of this class
    public static byte[] record(String time, int status, int pulse, int spo2) {
        var record = Octets.of(
                0x00,
                0x02,
                0x00,
                0x0D,
                0,
                LEAST_DATA,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                status >> 8,
                status,
                pulse >> 8,
                pulse,
                0,
                spo2,
                0,
                END);
        for (int i = 0; i < TIME_BYTES; i++)
            record[AT_DATA + i] = (byte) Integer.parseInt(time.substring(2 * i, 2 * i + 2), 16);
        var sum = 0;
        for (int i = AT_DATA; i < AT_DATA + LEAST_DATA; i++) sum += record[i];
        record[AT_DATA + LEAST_DATA] = (byte) sum;
        return record;
    }
}
