package health.vigil.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Another child's numbers never become this child's (hazard H3), also from a device at the bedside.
class BelongingTest {
    private static final Moment AT = new Moment(1, 0, 0);
    private static final Reading SPO2 = Reading.Measured.of(AT, Vital.SPO2, 97);

    private final List<String> reports = new ArrayList<>();
    private String admitted = "4711";
    private final Belonging belonging = new Belonging(
            new FeedRecord("bed 1") {
                @Override
                public String patientId() {
                    return admitted;
                }

                @Override
                public void report(Condition condition, String what, String trouble) {
                    reports.add(condition + " " + what + (trouble.isEmpty() ? " over" : ""));
                }
            },
            new SourceId("monitor"));

    @ParameterizedTest
    @CsvSource({"4711, 4711", "' 4711', '4711 '", "'', 4712", "4711, ''", "'', ''"})
    void sameOrUnknownPatient_isBelieved(String here, String there) {
        admitted = here;
        assertEquals(SPO2, belonging.judged(SPO2, there));
        assertEquals(List.of(), reports);
    }

    @Test
    void numberOfAnother_isAGap_andToldOnce_untilTheyAgree() {
        var gap = new Reading.Gap(AT, Vital.SPO2, Reason.OTHER_PATIENT);
        assertEquals(gap, belonging.judged(SPO2, "4712"));
        assertEquals(gap, belonging.judged(SPO2, "4712"));
        assertEquals(List.of("PATIENT_MISMATCH monitor"), reports);
        admitted = "4712";
        assertEquals(SPO2, belonging.judged(SPO2, "4712"));
        assertEquals(List.of("PATIENT_MISMATCH monitor", "PATIENT_MISMATCH monitor over"), reports);
    }

    @Test
    void waveOfAnother_isAHole_andItsBreathNone() {
        var missing = Reading.Waveform.MISSING;
        assertEquals(
                new Reading.Waveform(AT, Wave.CO2, 62.5, new short[] {missing, missing}),
                belonging.judged(new Reading.Waveform(AT, Wave.CO2, 62.5, new short[] {1, 2}), "4712"));
        assertNull(belonging.judged(new DeviceEvent(AT, Kind.BREATH, 38, ""), "4712"));
        var fault = new DeviceEvent(AT, Kind.DEVICE_FAULT, 0, "pump");
        assertEquals(fault, belonging.judged(fault, "4712"));
    }

    @Test
    void closedLine_endsTheAlarm() {
        belonging.judged(SPO2, "4712");
        belonging.over();
        assertEquals(List.of("PATIENT_MISMATCH monitor", "PATIENT_MISMATCH monitor over"), reports);
    }
}
