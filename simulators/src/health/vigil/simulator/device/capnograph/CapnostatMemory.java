package health.vigil.simulator.device.capnograph;

import health.vigil.decode.capnograph.CapnostatFrames;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// What a Capnostat was told since it has power: its settings by their index (serial-protocols.md 4.2).
final class CapnostatMemory {
    private static final int USUAL_NO_BREATH_SECONDS = 20;
    private static final double MMHG_PER_KILOPASCAL = 7.50062;
    private static final int SEA_LEVEL_MMHG = 760;
    private static final int DATA_BYTE_REFUSED = 5;

    private final Map<Integer, byte[]> settings = new TreeMap<>();

    /// A setting is repeated as it is from now on; asked for without a value, as it is.
    byte[] answer(byte[] data) {
        if (data.length == 0) return CapnostatFrames.frame(CapnostatFrames.REFUSED, DATA_BYTE_REFUSED);
        if (data.length > 1) settings.put((int) data[0], Arrays.copyOfRange(data, 1, data.length));
        var value = settings.getOrDefault((int) data[0], new byte[] {0});
        var told = new int[value.length + 1];
        told[0] = data[0];
        for (int i = 0; i < value.length; i++) told[i + 1] = value[i];
        return CapnostatFrames.frame(CapnostatFrames.SETTING, told);
    }

    /// It measures nothing before it knows pressure and gases.
    boolean prepared() {
        return settings.containsKey(CapnostatFrames.BAROMETRIC_PRESSURE)
                && settings.containsKey(CapnostatFrames.GAS_COMPENSATION);
    }

    private int first(int setting, int otherwise) {
        var value = settings.get(setting);
        return value == null ? otherwise : value[0];
    }

    /// Two bytes of seven bits.
    private int barometricMmHg() {
        var value = settings.get(CapnostatFrames.BAROMETRIC_PRESSURE);
        return value == null || value.length < 2 ? SEA_LEVEL_MMHG : value[0] << 7 | value[1];
    }

    int noBreathSeconds() {
        return first(CapnostatFrames.NO_BREATH_TIME, USUAL_NO_BREATH_SECONDS);
    }

    /// Carbon dioxide in the unit it is to speak in: 0 mmHg, 1 kPa, 2 percent.
    double inUnit(double mmHg) {
        return switch (first(CapnostatFrames.UNIT, 0)) {
            case 1 -> mmHg / MMHG_PER_KILOPASCAL;
            case 2 -> mmHg * 100 / barometricMmHg();
            default -> mmHg;
        };
    }
}
