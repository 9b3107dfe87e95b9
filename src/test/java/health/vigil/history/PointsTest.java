package health.vigil.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.influxdb.client.write.Point;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.AdverseEvent;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import health.vigil.store.Entry;
import health.vigil.store.Event;
import health.vigil.vital.BedId;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointsTest {
    private static final Moment AT = new Moment(1, 5, 1_760_000_000_123L);
    private static final SourceId CLIP = new SourceId("clip 1");
    private final Points points = new Points(false);

    @Test
    void measurement_hasValueQualityAndMethod() {
        assertEquals(
                List.of("vitals,bed=bay\\ 1,source=clip\\ 1,vital=MDC_PULS_OXIM_SAT_O2"
                        + " method=\"device\",quality=\"good\",value=97.0 1760000000123007000"),
                lines(received(Reading.Measured.of(AT, Vital.SPO2, 97))));
    }

    @Test
    void oldMeasurement_saysItsAge() {
        var line = lines(received(new Reading.Measured(AT, Vital.ETCO2, 38, Method.CO2, Quality.QUESTIONABLE, 900)))
                .getFirst();
        assertTrue(line.contains("age_ms=900i,method=\"co2\",quality=\"questionable\",value=38.0"), line);
    }

    @Test
    void gap_isAReasonAndNeverANumber() {
        assertEquals(
                List.of("vitals,bed=bay\\ 1,source=clip\\ 1,vital=MDC_PULS_OXIM_PULS_RATE"
                        + " gap=\"sensor off the patient\" 1760000000123007000"),
                lines(received(new Reading.Gap(AT, Vital.PULSE_RATE, Reading.Gap.Reason.SENSOR_OFF))));
    }

    @Test
    void sameSeriesInOneMillisecond_staysTwoPoints_andRepeatsWithTheSameTimes() {
        var entry = entry(1_007, received(spo2(97)), received(spo2(96)), received(spo2(95)));
        var times = points.of(entry).stream().map(Point::getTime).toList();
        assertEquals(
                List.of(1_760_000_000_123_007_000L, 1_760_000_000_123_007_001L, 1_760_000_000_123_007_002L), times);
        assertEquals(times, points.of(entry).stream().map(Point::getTime).toList());
    }

    @Test
    void nextRow_isLaterWithinTheMillisecond() {
        var first = points.of(entry(7, received(spo2(97)))).getFirst().getTime().longValue();
        var second =
                points.of(entry(8, received(spo2(96)))).getFirst().getTime().longValue();
        assertTrue(first < second);
    }

    @Test
    void waveformsEventsAndTicks_areNotExported() {
        var wave = new Reading.Waveform(AT, Wave.PLETH, 75, new short[] {1});
        var event = new Reading.DeviceEvent(AT, Reading.DeviceEvent.Kind.IDENTIFIED, 0, "serial 123");
        assertEquals(List.of(), lines(received(wave), received(event), new Event(new Input.Ticked(AT), List.of())));
    }

    @Test
    void admission_namesNobody_unlessAllowed() {
        var patient = new Patient("MRN-4711", "Ada L.", 1500, 16);
        var admitted =
                new Input.Admitted(AT, "nurse Kim", patient, new Profile("p1", "hash", "3 to 6", "", List.of(), 0));
        var entry = entry(7, new Event(admitted, List.of()));
        var line = points.of(entry).getFirst().toLineProtocol();
        assertTrue(line.startsWith("admissions,bed=bay\\ 1 age_days=1500i,band=\"3 to 6\",profile=\"p1\" "), line);
        var named = new Points(true).of(entry).getFirst().toLineProtocol();
        assertTrue(named.contains("patient=\"MRN-4711\""), named);
        assertFalse((line + named).matches(".*(Ada|Kim).*"));
    }

    @Test
    void correctedAge_isExportedLikeTheAdmission_unlessItWasRefused() {
        var patient = new Patient("MRN-4711", "Ada L.", 1_100, 16);
        var profile = new Profile("p1", "hash", "3 to 4", "", List.of(), 0);
        var corrected = new Input.PatientCorrected(AT, "nurse Kim", patient, profile);
        var told = new Output.PatientCorrected(AT, "nurse Kim", patient, patient, List.of());
        var line = lines(new Event(corrected, List.of(told))).getFirst();
        assertTrue(line.startsWith("admissions,bed=bay\\ 1 age_days=1100i,band=\"3 to 4\",profile=\"p1\" "), line);
        var refused = new Output.Refused(AT, "nurse Kim", "correct the patient", "nothing is different");
        assertEquals(List.of(), lines(new Event(corrected, List.of(refused))));
    }

    @Test
    void outage_isExported() {
        var line = lines(new Event(new Input.Ticked(AT), List.of(new Output.OutageReported(AT, 4_000, "restart"))));
        assertEquals(List.of("outages,bed=bay\\ 1 millis=4000i 1760000000123007000"), line);
    }

    @Test
    void adverseEvent_isExported() {
        var event = new AdverseEvent(
                AdverseEvent.Kind.APNEA,
                AdverseEvent.Severity.SENTINEL,
                AT,
                65,
                Double.NaN,
                65_000,
                0,
                AdverseEvent.Ending.OVER);
        var line = lines(new Event(new Input.Ticked(AT), List.of(new Output.AdverseEventOver(AT, event))));
        assertEquals(
                List.of("adverse_events,bed=bay\\ 1,ending=over,kind=apnea,severity=sentinel"
                        + " extreme=65.0,lasted_ms=65000i,onset_ms=1760000000123i,unseen_ms=0i 1760000000123007000"),
                line);
    }

    private static Reading spo2(double value) {
        return Reading.Measured.of(AT, Vital.SPO2, value);
    }

    private static Event received(Reading reading) {
        return new Event(new Input.Received(CLIP, reading), List.of());
    }

    private static Entry entry(long seq, Event... events) {
        return new Entry(seq, new BedId("bay 1"), 1, AT.wallMillis(), AT.wallMillis(), Arrays.asList(events));
    }

    private List<String> lines(Event... events) {
        return points.of(entry(7, events)).stream().map(Point::toLineProtocol).toList();
    }
}
