package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SignalTest;
import health.vigil.alarm.state.SignalTest.Outcome;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import health.vigil.vital.Moment;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requirement R28, hazard H14: whether anybody saw and heard the alarm signals.
class SignalTestTest {
    private BedState bed = BedState.EMPTY;
    private long seconds;

    @BeforeEach
    void start() {
        then(new Input.Started(now(), List.of(), Profile.NONE, "service started"));
    }

    @Test
    void whatAPersonMissed_isAFaultOfTheScreen_untilAllIsNoticed() {
        then(new Input.SignalsTested(now(), "Ann", Outcome.MISSED));
        var alarm = bed.alarm(Condition.DISPLAY_FAILED, "alarm signals");
        assertTrue(
                alarm != null && alarm.text().contains("alarm signals"),
                () -> bed.alarms().toString());
        seconds += 60;
        then(new Input.Started(now(), List.of(), Profile.NONE, "service started"));
        assertTrue(bed.alarms().stream().map(Alarm::subject).anyMatch("alarm signals"::equals), "after a restart");
        then(new Input.SignalsTested(now(), "Ann", Outcome.NOTICED));
        assertTrue(bed.alarms().stream().map(Alarm::subject).noneMatch("alarm signals"::equals));
        assertEquals(new SignalTest("Ann", Outcome.NOTICED, bed.time().now()), bed.signals());
    }

    @Test
    void testOfAnEmptyBed_holdsForTheNextChild_ofTheSameHour() {
        then(new Input.SignalsTested(now(), "Ann", Outcome.NOTICED));
        seconds += 3_000;
        admitted();
        assertTrue(bed.signals().passed());
        admitted();
        assertFalse(bed.signals().passed(), "another child in its place is another session");
        then(new Input.Discharged(now(), "Ann"));
        then(new Input.SignalsTested(now(), "Ann", Outcome.NOTICED));
        seconds += 4_000;
        admitted();
        assertFalse(bed.signals().passed(), "an hour old");
    }

    private void admitted() {
        then(new Input.Admitted(now(), "Ann", new Patient("7", "Mia", 1_600, 16), Profile.NONE));
    }

    private void then(Input input) {
        bed = Engine.step(bed, input).state();
    }

    private Moment now() {
        seconds++;
        return new Moment(1, seconds * Moment.NANOS_PER_SECOND, seconds * 1_000);
    }
}
