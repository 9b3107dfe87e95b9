package health.vigil.simulator.device.monitor;

import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.vital.Numbers;
import health.vigil.vital.Unit;
import health.vigil.vital.Vital;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes IHE PCD-01 messages, HL7 2.6, in the form hl7-pagers.md 1.1 describes.
///
/// @param patientId PID-3.1
/// @param ward PV1-3.1
/// @param room PV1-3.2
/// @param bed PV1-3.3
/// @param device OBX-18 and MSH-3: which monitor, 16 hexadecimal digits
/// @param startMillis wall clock at the start of the story: all times in messages count from it
public record Pcd01Writer(String patientId, String ward, String room, String bed, String device, long startMillis) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSZ", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SHORT_DEVICE_FROM = 12;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final String PROFILE = "IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO";
    private static final String THORACIC_RATE = "151578^MDC_TTHOR_RESP_RATE^MDC"; // impedance: works in obstruction too

    public Pcd01Writer {
        if (!device.matches("[0-9A-F]{16}"))
            throw new IllegalArgumentException("device '" + device + "' must be 16 hexadecimal digits");
    }

    /// MSH-10 of the n-th message: at most the 20 characters that HL7 2.6 allows, another one after each restart.
    public String id(long number) {
        return device.substring(SHORT_DEVICE_FROM) + Long.toString(startMillis, 36) + "-" + number;
    }

    /// @param rows of {@link #rows}
    /// @param now story time in nanoseconds
    String message(long number, String rows, long now) {
        var time = time(now);
        var text = new StringBuilder(2048);
        segment(
                text,
                "MSH|^~\\&|SIMULATOR^" + device + "^EUI-64||||" + time + "||ORU^R01^ORU_R01|" + id(number)
                        + "|P|2.6|||AL|NE||UNICODE UTF-8|||" + PROFILE);
        segment(text, "PID|||" + patientId + "^^^SIMULATOR^PI||Child^Simulated^^^^^L");
        segment(text, "PV1||I|" + ward + "^" + room + "^" + bed);
        segment(
                text,
                "OBR|1||" + id(number) + "^SIMULATOR^" + device + "^EUI-64|182777000^monitoring of patient^SCT|||"
                        + time);
        return text.append(rows).toString();
    }

    /// What is measured now.
    String rows(Child child, Arm.@Nullable Pressure pressure) {
        var text = new StringBuilder(2048);
        row(text, 1, "", "69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC", "1.0.0.0", "", "", "X", "");
        number(text, 2, Vital.SPO2, "1.1.1.1", child.fingerSpo2());
        number(text, 3, Vital.PULSE_RATE, "1.1.1.2", child.pulsePerMin());
        row(text, 4, "", "70666^MDC_DEV_ECG_RESP_VMD^MDC", "1.2.0.0", "", "", "X", "");
        row(text, 5, "NM", THORACIC_RATE, "1.2.1.1", whole(child.effortsPerMin()), unit(Unit.RESP_PER_MIN), "R", "");
        number(text, 6, Vital.ETCO2, "1.3.1.1", child.endTidalCo2());
        number(text, 7, Vital.TEMPERATURE, "1.4.1.1", child.celsius());
        if (pressure != null) pressures(text, pressure);
        return text.toString();
    }

    private void pressures(StringBuilder text, Arm.Pressure pressure) {
        var at = time(pressure.at());
        pressure(text, 8, Vital.NIBP_SYSTOLIC, "1.5.1.1", pressure.systolic(), at);
        pressure(text, 9, Vital.NIBP_DIASTOLIC, "1.5.1.2", pressure.diastolic(), at);
        pressure(text, 10, Vital.NIBP_MEAN, "1.5.1.3", pressure.mean(), at);
    }

    private void number(StringBuilder text, int set, Vital vital, String sub, double value) {
        row(text, set, "NM", code(vital), sub, vital.format(value), unit(vital.unit()), "R", "");
    }

    private void pressure(StringBuilder text, int set, Vital vital, String sub, int mmHg, String at) {
        row(text, set, "NM", code(vital), sub, Integer.toString(mmHg), unit(vital.unit()), "R", at);
    }

    /// OBX-14 is filled for what was determined once: its absence means "now".
    private void row(
            StringBuilder text,
            int set,
            String type,
            String code,
            String sub,
            String value,
            String unit,
            String status,
            String at) {
        segment(
                text,
                "OBX|" + set + "|" + type + "|" + code + "|" + sub + "|" + value + "|" + unit + "|||||" + status + "|||"
                        + at + "||||" + device + "^^" + device + "^EUI-64");
    }

    /// The same monitor after somebody set its clock.
    Pcd01Writer ahead(long millis) {
        return new Pcd01Writer(patientId, ward, room, bed, device, startMillis + millis);
    }

    private static void segment(StringBuilder text, String segment) {
        text.append(segment).append('\r');
    }

    private static String code(Vital vital) {
        return vital.code() + "^" + vital.refId() + "^MDC";
    }

    private static String unit(Unit unit) {
        return unit.code() + "^" + unit.refId() + "^MDC";
    }

    private static String whole(double value) {
        return Numbers.plain(value, 0);
    }

    private String time(long now) {
        return TIME.format(Instant.ofEpochMilli(startMillis + now / NANOS_PER_MILLI));
    }
}
