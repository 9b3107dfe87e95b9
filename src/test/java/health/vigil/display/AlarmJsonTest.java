package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.AdverseEvent;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What screens are told of alarms that are over, latched or off.
class AlarmJsonTest {
    private static final long WALL = 1_767_225_600_000L;
    private static final int SECOND = 1_000;
    private BedState bed = BedState.EMPTY;
    private long millis;

    @BeforeEach
    void admit() {
        step(new Input.Started(now(), CalmBed.SOURCES, CalmBed.FOUR_YEARS, "test"));
        step(new Input.Admitted(now(), "nurse", new Patient("", "", 1_600, 16), CalmBed.FOUR_YEARS));
    }

    private Moment now() {
        return new Moment(1, millis * Moment.NANOS_PER_MILLI, WALL + millis);
    }

    private void step(Input input) {
        bed = Engine.step(bed, input).state();
    }

    private void after(int seconds, Vital vital, double value) {
        millis += seconds * SECOND;
        step(new Input.Received(CalmBed.CLIP, Reading.Measured.of(now(), vital, value)));
    }

    /// A name that was changed is not told, only that it was.
    @Test
    void correction_saysWhatWasAndWhatIs() {
        assertEquals(
                "corrected: weight 16 kg to 18.5 kg, age 4 y 4 mo to 3 y",
                corrected(new Patient("", "", 1_096, 18.5)).getString("text"));
        assertEquals(
                "corrected: name, hospital number, weight 16 kg to unknown",
                corrected(new Patient("4711", "Mia", 1_600, 0)).getString("text"));
        var days = corrected(new Patient("", "", 1_601, 16));
        assertEquals("corrected: age by days", days.getString("text"));
        assertEquals("Ann", days.getString("by"));
    }

    private JsonObject corrected(Patient now) {
        return AlarmJson.event(Engine.step(bed, new Input.PatientCorrected(now(), "Ann", now, CalmBed.FOUR_YEARS))
                .outputs()
                .getFirst());
    }

    @Test
    void limitGivenUp_isToldWithTheCorrection() {
        step(new Input.LimitChanged(now(), "Ann", Condition.SPO2_LOW, Priority.MEDIUM, 93));
        var infants = new Profile("test", "", "infant", "", List.of(), 0);
        var told = Engine.step(bed, new Input.PatientCorrected(now(), "Ann", new Patient("", "", 300, 9), infants))
                .outputs();
        assertEquals(
                "corrected: weight 16 kg to 9 kg, age 4 y 4 mo to 9 mo; no more set by hand: SpO2 low, medium, 93",
                AlarmJson.event(told.getFirst()).getString("text"));
    }

    @Test
    void doseStruck_isTold_withWhatItWas() {
        step(new Input.DrugGiven(now(), "Ben", "propofol", 34, "IV"));
        millis += 130 * SECOND;
        var told = Engine.step(
                        bed,
                        new Input.DrugStruck(
                                now(), "Ann", bed.drugs().getFirst().given(), "other child"))
                .outputs();
        var line = AlarmJson.event(told.getFirst());
        assertEquals("struck: propofol 34 mg IV, recorded 2 min before by Ben: other child", line.getString("text"));
        assertEquals("Ann", line.getString("by"));
    }

    @Test
    void adverseEvent_isALineWithoutPriority() {
        var event = new AdverseEvent(
                AdverseEvent.Kind.DESATURATION,
                AdverseEvent.Severity.MINOR,
                now(),
                84,
                Double.NaN,
                32_000,
                0,
                AdverseEvent.Ending.OVER);
        assertEquals(
                new JsonObject()
                        .put("wall", WALL)
                        .put("text", "adverse event: desaturation, minor: 84 %, 32.0 s; over")
                        .put("priority", "")
                        .put("by", ""),
                AlarmJson.event(new Output.AdverseEventOver(now(), event)));
    }

    @Test
    void alarmsThatAreOver_areListedForAMonitorThatStartedLater() {
        after(0, Vital.SPO2, 82);
        after(42, Vital.SPO2, 97);
        step(new Input.Acknowledged(now(), "Ann", ""));
        after(3, Vital.PULSE_RATE, 140);
        after(5, Vital.PULSE_RATE, 100);
        var lines = AlarmJson.past(bed, List.of());
        assertEquals(
                new JsonObject()
                        .put("wall", WALL + 42 * SECOND)
                        .put("text", "severe desaturation 82 < 85: ended after 42 s")
                        .put("priority", "HIGH")
                        .put("by", "Ann"),
                lines.getJsonObject(0));
        assertEquals(
                "pulse high 140 > 131: ended by itself after 5 s",
                lines.getJsonObject(1).getString("text"));
    }

    @Test
    void whatTheLinesTellThemselves_isNotListedTwice() {
        after(0, Vital.PULSE_RATE, 140);
        after(5, Vital.PULSE_RATE, 100);
        after(5, Vital.PULSE_RATE, 141);
        after(5, Vital.PULSE_RATE, 100);
        var line = new JsonObject().put("wall", WALL + 10 * SECOND).put("text", "pulse high 141 > 131: raised");
        var lines = AlarmJson.past(bed, List.of(line));
        assertEquals(2, lines.size());
        assertEquals(line, lines.getJsonObject(1));
    }

    @Test
    void latchedAlarm_hasOnsetExtremeAndEnd() {
        after(1, Vital.SPO2, 82);
        after(2, Vital.SPO2, 79);
        after(2, Vital.SPO2, 97);
        var alarm = AlarmJson.list(bed).getJsonObject(0);
        assertEquals("latched", alarm.getString("state"));
        assertEquals(WALL + SECOND, alarm.getLong("onset"));
        assertEquals(WALL + 5 * SECOND, alarm.getLong("ended"));
        assertEquals(79, alarm.getDouble("extreme"));
    }

    @Test
    void inactivatedAlarm_isNoAlarmButNamedWhereItIsOff() {
        after(1, Vital.PULSE_RATE, 140);
        step(new Input.AlarmTurnedOff(now(), "Ann", Condition.PULSE_HIGH, "", "crying"));
        assertEquals(0, AlarmJson.list(bed).size());
        var off = InactivationJson.off(bed).getJsonObject(0);
        assertEquals(new JsonArray().add("pulse high 140 > 131"), off.getJsonArray("present"));
        assertEquals("crying", off.getString("reason"));
        assertNull(off.getLong("until"));
    }
}
