package health.vigil.decode.capnograph;

import health.vigil.decode.Window;

/// Bytes of the gas sensors that Phasein made, both ways (serial-protocols.md 4.3): 21 bytes twenty times a second.
/// Each frame has the momentary gases, and by turns one of ten sets of slower values.
public final class PhaseinFrames {
    public static final int LENGTH = 21;
    /// No value.
    public static final int MISSING = 0xFF;

    /// Sets of slower values by their number.
    public static final int INSPIRED = 0;

    public static final int EXPIRED = 1;
    public static final int GENERAL = 3;

    /// Status bits.
    public static final int BREATH = 0x01;

    public static final int APNEA = 0x02;
    public static final int CHECK_ADAPTER = 0x10;
    public static final int INACCURATE = 0x20;
    public static final int SENSOR_ERROR = 0x40;

    static final int AT_ID = 2;
    static final int AT_STATUS = 3;
    static final int AT_CO2 = 4;
    static final int AT_SLOW = 14;
    static final int SYNC_1 = 0xAA;
    static final int SYNC_2 = 0x55;
    private static final int SETS = 10;
    private static final int MODE = 0;
    private static final int MEASURE = 2;
    private static final double PER_PERCENT = 100;

    private PhaseinFrames() {}

    /// The order to measure.
    static byte[] measure() {
        return checked(new byte[] {(byte) SYNC_1, SYNC_2, MODE, MEASURE, 0});
    }

    /// A frame, for the device's side.
    ///
    /// @param set of slower values, 0 to 9
    /// @param slow its six bytes
    public static byte[] frame(int set, int status, double co2Percent, int... slow) {
        var frame = new byte[LENGTH];
        frame[0] = (byte) SYNC_1;
        frame[1] = SYNC_2;
        frame[AT_ID] = (byte) set;
        frame[AT_STATUS] = (byte) status;
        var co2 = (int) Math.round(co2Percent * PER_PERCENT);
        frame[AT_CO2] = (byte) (co2 >> 8);
        frame[AT_CO2 + 1] = (byte) co2;
        for (int i = 0; i < slow.length; i++) frame[AT_SLOW + i] = (byte) slow[i];
        return checked(frame);
    }

    private static byte[] checked(byte[] frame) {
        var sum = 0;
        for (int i = AT_ID; i < frame.length - 1; i++) sum += frame[i];
        frame[frame.length - 1] = (byte) -sum;
        return frame;
    }

    /// True if what stands in the window may still become a frame.
    static boolean begins(Window window) {
        if (window.get(0) != SYNC_1 || window.size() > 1 && window.get(1) != SYNC_2) return false;
        return window.size() <= AT_ID || window.get(AT_ID) < SETS;
    }

    /// True if the check of a whole frame fits.
    static boolean fits(Window window) {
        return window.sum(AT_ID, LENGTH - AT_ID) == 0;
    }

    /// The momentary CO2, in percent.
    static double co2Percent(Window window) {
        return (window.get(AT_CO2) << 8 | window.get(AT_CO2 + 1)) / PER_PERCENT;
    }
}
