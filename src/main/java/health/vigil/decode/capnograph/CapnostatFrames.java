package health.vigil.decode.capnograph;

import java.util.Arrays;

/// Bytes of the Capnostat protocol, both ways (Respironics 1015115DS1 as quoted by its users; serial-protocols.md
/// 4.2): command, number of bytes that follow, data, check. Only the command has bit 7 set.
public final class CapnostatFrames {
    /// A packet of the wave, and the order to send them.
    public static final int WAVE = 0x80;
    public static final int ZERO = 0x82;
    /// Reads or sets one of the sensor's settings.
    public static final int SETTING = 0x84;
    /// The module did not take a command; its data byte says why.
    public static final int REFUSED = 0xC8;
    public static final int STOP = 0xC9;

    /// Settings by their index (ISB).
    public static final int BAROMETRIC_PRESSURE = 1;

    public static final int NO_BREATH_TIME = 6;
    public static final int UNIT = 7;
    public static final int GAS_COMPENSATION = 11;

    /// Parameters that a wave packet may carry (DPI).
    public static final int STATUS = 1;
    public static final int ETCO2 = 2;
    public static final int RESPIRATION_RATE = 3;
    public static final int INSPIRED_CO2 = 4;

    /// What is written for a sample that is none.
    public static final int NO_SAMPLE = 0;

    static final int COMMAND_BIT = 0x80;
    private static final int SEVEN_BITS = 0x7F;
    private static final int ZERO_OFFSET = 1000;

    private CapnostatFrames() {}

    /// A frame with its check.
    ///
    /// @param data each less than 128
    public static byte[] frame(int command, int... data) {
        var frame = new byte[data.length + 3];
        frame[0] = (byte) command;
        frame[1] = (byte) (data.length + 1);
        for (int i = 0; i < data.length; i++) frame[i + 2] = (byte) data[i];
        var sum = 0;
        for (var b : frame) sum += b;
        frame[frame.length - 1] = (byte) (-sum & SEVEN_BITS);
        return frame;
    }

    /// A packet of the wave, for the device's side.
    ///
    /// @param number of the packet, modulo 128
    /// @param raw {@link #raw} or {@link #NO_SAMPLE}
    /// @param parameter its number and its bytes; empty for none
    public static byte[] wave(int number, int raw, int... parameter) {
        var data = new int[parameter.length + 3];
        data[0] = number & SEVEN_BITS;
        data[1] = raw >> 7;
        data[2] = raw & SEVEN_BITS;
        System.arraycopy(parameter, 0, data, 3, parameter.length);
        return frame(WAVE, data);
    }

    /// A parameter of two bytes, for the device's side.
    public static int[] parameter(int number, int value) {
        return new int[] {number, value >> 7, value & SEVEN_BITS};
    }

    /// How a sample of the wave is written, in the unit in force.
    public static int raw(double co2) {
        return (int) Math.round(co2 * 100) + ZERO_OFFSET;
    }

    /// What a sample means, in the unit in force.
    static double co2(int raw) {
        return (raw - ZERO_OFFSET) / 100.0;
    }

    /// Two bytes of seven bits.
    static int value(byte[] data, int at) {
        return data[at] << 7 | data[at + 1];
    }

    /// The orders that prepare the sensor, in the order in which it wants them: pressure, oxygen with room air as
    /// balance and no agent, mmHg, no breath after 20 s.
    static byte[][] preparation(Gases gases) {
        var mmHg = gases.barometricMmHg();
        return new byte[][] {
            frame(SETTING, BAROMETRIC_PRESSURE, mmHg >> 7, mmHg & SEVEN_BITS),
            frame(SETTING, GAS_COMPENSATION, gases.oxygenPercent(), 0, 0, 0),
            frame(SETTING, UNIT, 0),
            frame(SETTING, NO_BREATH_TIME, 20)
        };
    }

    /// True if the check of a whole frame fits.
    static boolean fits(byte[] frame, int length) {
        var sum = 0;
        for (int i = 0; i < length; i++) sum += frame[i];
        return (sum & SEVEN_BITS) == 0;
    }

    /// The data of a whole frame.
    static byte[] data(byte[] frame, int length) {
        return Arrays.copyOfRange(frame, 2, length - 1);
    }
}
