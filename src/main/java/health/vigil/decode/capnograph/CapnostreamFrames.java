package health.vigil.decode.capnograph;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Capnostream 20 and 20p as bytes, both ways (serial-protocols.md 4.1).
///
/// A frame is 85, length, code, payload, check. The length counts code and payload, the check is their XOR with the
/// length. Behind the 85, every 80 goes as 80 00 and every 85 as 80 05, so a bare 85 always starts a frame.
public final class CapnostreamFrames {
    static final int START = 0x85;
    static final int ESCAPE = 0x80;
    /// An escaped byte is ESCAPE followed by itself without the ESCAPE's bit.
    static final int ESCAPED_ESCAPE = 0x00;

    static final int ESCAPED_START = 0x05;
    /// The length byte's range.
    static final int LONGEST_PAYLOAD = 0xFF - 1;

    /// Host commands.
    public static final int ENABLE = 1;

    public static final int DISABLE = 2;
    public static final int START_REAL_TIME = 4;
    public static final int STOP_REAL_TIME = 5;
    public static final int LINK_ACTIVE = 6;
    public static final int HOST_ID = 7;
    /// Both ways: item and value; the device repeats what it took.
    public static final int SETUP = 60;

    /// Answers of the device.
    public static final int CO2_WAVE = 0;

    public static final int NUMERICS = 1;
    public static final int DEVICE_ID = 4;
    /// A new case was begun at the device; two forms.
    public static final int NEW_PATIENT = 57;

    public static final int NEW_PATIENT_WIDE = 58;
    /// Patient, revision, settings, events and trends: nothing that is now. Known and passed over.
    static final List<Integer> PASSED_OVER = List.of(2, 9, 10, 12, 21, 22, 55, 56);

    /// Setup item "communication interface", and the value that shows the host as connected.
    public static final int SETUP_COMM_INT = 4;

    public static final int COMM_INT_HOST = 2;

    /// Fast status, in every CO2 sample.
    public static final int INVALID_CO2 = 0x01;

    public static final int INITIALISING = 0x02;
    public static final int OCCLUSION = 0x04;
    public static final int END_OF_BREATH = 0x08;
    public static final int SFM = 0x10;
    public static final int PURGING = 0x20;
    public static final int FILTER_LINE_OFF = 0x40;
    public static final int MALFUNCTION = 0x80;

    /// CO2 alarms.
    public static final int NO_BREATH = 0x01;

    /// SpO2 alarms.
    public static final int PULSE_NOT_FOUND = 0x01;

    public static final int SENSOR_OFF = 0x20;
    public static final int SENSOR_DISCONNECTED = 0x40;

    /// Extended CO2 status.
    public static final int CHECK_CALIBRATION = 0x01;

    public static final int CHECK_FLOW = 0x02;
    public static final int PUMP_OFF = 0x04;
    public static final int BATTERY_LOW = 0x80;

    /// Slow status.
    public static final int NEONATAL = 0x01;

    /// Slow status: temporary silence, and all alarms silenced.
    public static final int SILENCED = 0x02 | 0x04;

    /// Sent instead of any numeric that is missing.
    public static final int MISSING = 0xFF;

    static final int WAVE_PAYLOAD = 4;
    static final int NUMERICS_PAYLOAD = 27;
    private static final int HOST_ID_CHARACTERS = 17;

    private CapnostreamFrames() {}

    /// The unit of all CO2 numbers. kPa and percent go in tenths.
    public enum Co2Unit {
        MMHG(1, 1),
        /// 1 kPa = 7.50062 mmHg.
        KPA(2, 7.50062 / 10),
        /// The device sends no air pressure: standard atmosphere, 760 mmHg, of which 1 % is 7.6 mmHg.
        PERCENT(3, 7.6 / 10);

        private final int code;
        private final double mmHgPerStep;

        Co2Unit(int code, double mmHgPerStep) {
            this.code = code;
            this.mmHgPerStep = mmHgPerStep;
        }

        double mmHg(double steps) {
            return steps * mmHgPerStep;
        }

        double steps(double mmHg) {
            return mmHg / mmHgPerStep;
        }
    }

    /// Numerics, {@link #MISSING} where there is none. CO2 numbers in steps of the unit.
    ///
    /// @param seconds the device's clock
    public record Numerics(
            long seconds,
            int etCo2,
            int fiCo2,
            int respirationRate,
            int spo2,
            int pulseRate,
            int slowStatus,
            int co2Alarms,
            int spo2Alarms,
            int noBreathSeconds,
            Co2Unit unit,
            int extendedStatus) {
        /// Values in mmHg and nothing wrong.
        public static Numerics of(int etCo2, int fiCo2, int respirationRate, int spo2, int pulseRate) {
            return new Numerics(0, etCo2, fiCo2, respirationRate, spo2, pulseRate, 0, 0, 0, 0, Co2Unit.MMHG, 0);
        }

        public Numerics withNoBreath(int seconds) {
            return new Numerics(
                    this.seconds,
                    etCo2,
                    fiCo2,
                    respirationRate,
                    spo2,
                    pulseRate,
                    slowStatus,
                    co2Alarms | NO_BREATH,
                    spo2Alarms,
                    seconds,
                    unit,
                    extendedStatus);
        }
    }

    /// Alarm limits as the device repeats them in every numerics frame, in its order: EtCO2 high and low, respiration
    /// high and low, FiCO2 high, SpO2 high and low, pulse high and low.
    private static final int[] LIMITS = {60, 15, 40, 8, 8, 100, 90, 150, 60};

    /// Any frame.
    public static byte[] frame(int code, byte... payload) {
        if (payload.length > LONGEST_PAYLOAD)
            throw new IllegalArgumentException("payload of " + payload.length + " bytes is over " + LONGEST_PAYLOAD);
        var out = new ByteArrayOutputStream();
        out.write(START);
        var check = put(out, payload.length + 1) ^ put(out, code);
        for (var value : payload) check ^= put(out, value & 0xFF);
        put(out, check);
        return out.toByteArray();
    }

    private static int put(ByteArrayOutputStream out, int value) {
        if (value == ESCAPE || value == START) out.write(ESCAPE);
        out.write(value == ESCAPE || value == START ? value ^ ESCAPE : value);
        return value;
    }

    /// The host's name as the device shows it, at most 17 ASCII characters.
    public static byte[] hostId(String name) {
        var payload = new byte[HOST_ID_CHARACTERS];
        Arrays.fill(payload, (byte) ' ');
        var ascii = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, payload, 0, Math.min(ascii.length, payload.length));
        return frame(HOST_ID, payload);
    }

    /// A setting, from the host, or repeated by the device.
    public static byte[] setup(int item, int value) {
        return frame(SETUP, (byte) item, (byte) value);
    }

    /// The device's name, version and serial number in its own fixed form.
    public static byte[] deviceId(String text) {
        return frame(DEVICE_ID, text.getBytes(StandardCharsets.US_ASCII));
    }

    /// One CO2 sample.
    ///
    /// @param number message number, counts up modulo 256
    /// @param steps CO2 in steps of the unit, 0 to below 256
    public static byte[] wave(int number, double steps, int fastStatus) {
        var fixed = (int) Math.round(steps * 256);
        return frame(CO2_WAVE, (byte) number, (byte) (fixed >> 8), (byte) fixed, (byte) fastStatus);
    }

    /// One numerics frame.
    public static byte[] numerics(Numerics n) {
        var payload = new byte[NUMERICS_PAYLOAD];
        for (int i = 0; i < 4; i++) payload[i] = (byte) (n.seconds >> (24 - 8 * i));
        put(payload, 4, n.etCo2, n.fiCo2, n.respirationRate, n.spo2, n.pulseRate, n.slowStatus);
        put(payload, 13, n.co2Alarms, n.spo2Alarms, n.noBreathSeconds);
        put(payload, 16, LIMITS);
        put(payload, 25, n.unit.code, n.extendedStatus);
        return frame(NUMERICS, payload);
    }

    private static void put(byte[] payload, int at, int... values) {
        for (int i = 0; i < values.length; i++) payload[at + i] = (byte) values[i];
    }

    /// The unit with this code, null if there is none.
    static @Nullable Co2Unit unit(int code) {
        for (var unit : Co2Unit.values()) if (unit.code == code) return unit;
        return null;
    }
}
