package health.vigil.decode.capnograph;

import static health.vigil.decode.capnograph.CapnostreamNumerics.AT_CO2_ALARMS;
import static health.vigil.decode.capnograph.CapnostreamNumerics.AT_EXTENDED;
import static health.vigil.decode.capnograph.CapnostreamNumerics.AT_SLOW_STATUS;
import static health.vigil.decode.capnograph.CapnostreamNumerics.AT_SPO2_ALARMS;

import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import java.util.Arrays;
import java.util.function.Consumer;

/// What a Capnostream says of itself in every numerics frame: its own alarms, by its own limits, and its own silence
/// (serial-protocols.md 4.1). Each is told when it rises. They start no alarm here, where other limits hold; whoever
/// reads the record later knows what the device showed.
final class CapnostreamFlags {
    private enum Flag {
        CHECK_CALIBRATION(AT_EXTENDED, CapnostreamFrames.CHECK_CALIBRATION, "check calibration"),
        CHECK_FLOW(AT_EXTENDED, CapnostreamFrames.CHECK_FLOW, "check flow"),
        PUMP_OFF(AT_EXTENDED, CapnostreamFrames.PUMP_OFF, "pump off"),
        SILENCED(AT_SLOW_STATUS, CapnostreamFrames.SILENCED, "alarms of the device silenced"),
        NEONATAL(AT_SLOW_STATUS, CapnostreamFrames.NEONATAL, "the device is set to neonatal"),
        ETCO2_HIGH(AT_CO2_ALARMS, 0x02, "device alarm: EtCO2 high"),
        ETCO2_LOW(AT_CO2_ALARMS, 0x04, "device alarm: EtCO2 low"),
        RESPIRATION_HIGH(AT_CO2_ALARMS, 0x08, "device alarm: RR high"),
        RESPIRATION_LOW(AT_CO2_ALARMS, 0x10, "device alarm: RR low"),
        FICO2_HIGH(AT_CO2_ALARMS, 0x20, "device alarm: FiCO2 high"),
        SPO2_HIGH(AT_SPO2_ALARMS, 0x02, "device alarm: SpO2 high"),
        SPO2_LOW(AT_SPO2_ALARMS, 0x04, "device alarm: SpO2 low"),
        PULSE_HIGH(AT_SPO2_ALARMS, 0x08, "device alarm: PR high"),
        PULSE_LOW(AT_SPO2_ALARMS, 0x10, "device alarm: PR low");

        private final int at;
        private final int bits;
        private final String words;

        Flag(int at, int bits, String words) {
            this.at = at;
            this.bits = bits;
            this.words = words;
        }

        boolean in(CapnostreamDeframer.Frame frame) {
            return (frame.get(at) & bits) != 0;
        }
    }

    private static final Flag[] FLAGS = Flag.values();

    private final boolean[] risen = new boolean[FLAGS.length];

    void reset() {
        Arrays.fill(risen, false);
    }

    void tell(CapnostreamDeframer.Frame frame, Consumer<Reading> readings) {
        for (var flag : FLAGS) {
            var now = flag.in(frame);
            if (now && !risen[flag.ordinal()])
                readings.accept(new Reading.DeviceEvent(frame.at(), Kind.NOTICE, 0, flag.words));
            risen[flag.ordinal()] = now;
        }
    }
}
