package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.AlarmOff;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import java.util.List;
import org.junit.jupiter.api.Test;

/// ALARM OFF and ALARM PAUSED of equipment, as transcripts: they are of one sensor and never of all, and never of what
/// a sedated child's SpO2 hangs on.
class OneSensorOffTest {
    private static final String NO_BASELINE = "no baseline: for 0 of 60 s only: SpO2; not measured: PR, HR, RR, EtCO2, "
            + "NIBP sys, NIBP dia, NIBP mean, Temp";
    private static final String NOWHERE_ELSE = "SpO2 of a sedated child comes from nowhere else";
    private static final String REFUSED = NOWHERE_ELSE + "; acknowledge it, or pause the sound";

    @Test
    void cannulaThatIsOff_keepsNoClipSilent() {
        Script.play("""
            0  | clip SPO2 97, capno ETCO2 38           |
            10 | alarmoff SENSOR_OFF:capno cannula out  | SENSOR_OFF:capno alarm off
            20 | gap capno ETCO2 SENSOR_OFF             |
            30 | gap clip SPO2 SENSOR_OFF               |
            32 |                                        | raised SENSOR_OFF clip MEDIUM
            40 | alarmon SENSOR_OFF:capno               | SENSOR_OFF:capno alarm on: ended by nurse + raised SENSOR_OFF capno MEDIUM
            """);
    }

    @Test
    void twoSensors_areOffAndOnEachByItself() {
        var state = Script.play("""
            0  | clip SPO2 97, capno ETCO2 38                           |
            10 | alarmoff SENSOR_OFF:capno out, alarmpause SENSOR_OFF:clip 30 | SENSOR_OFF:capno alarm off + SENSOR_OFF:clip alarm paused
            20 | gap capno ETCO2 SENSOR_OFF, gap clip SPO2 SENSOR_OFF   |
            40 |                                                        | SENSOR_OFF:clip alarm on: time is up + raised SENSOR_OFF clip MEDIUM
            50 |                                                        |
            """);
        assertEquals("capno", state.off().getFirst().subject());
    }

    @Test
    void reminder_namesTheSensor() {
        Script.play("""
            0   | clip SPO2 97, capno ETCO2 38     |
            10  | alarmoff SENSOR_OFF:capno out    | SENSOR_OFF:capno alarm off
            130 |                                  | reminder: alarm off: sensor off (capno)
            """);
    }

    @Test
    void noSensorNamed_orOneWhereNoneIs_isRefused() {
        Script.play("""
            0 | alarmoff SENSOR_OFF known      | refused turn off alarm sensor off: nobody said of which sensor; acknowledge it, or pause the sound
            1 | alarmoff PULSE_HIGH:clip known | refused turn off alarm pulse high (clip): it is of no single sensor; acknowledge it, or pause the sound
            2 | alarmon SENSOR_OFF:clip        | refused turn on alarm sensor off (clip): it is on
            """);
    }

    @Test
    void onlyClipOfASedatedChild_isNeverOff() {
        Script.play("""
            0  | clip SPO2 97, phase PROCEDURE      | %2$s
            10 | alarmoff SENSOR_OFF:clip known     | refused turn off alarm sensor off (clip): %1$s
            11 | alarmpause LINK_DOWN:clip 30       | refused pause alarm connection lost (clip): %1$s
            12 | alarmpause NO_DATA:SpO2 30         | refused pause alarm no data (SpO2): %1$s
            13 | alarmpause BATTERY_LOW:clip 30     | BATTERY_LOW:clip alarm paused
            14 | alarmpause SENSOR_OFF:capno 30     | SENSOR_OFF:capno alarm paused
            20 |                                    |
            """.formatted(REFUSED, NO_BASELINE));
    }

    @Test
    void clipBesideAnotherSource_isOffUntilTheOtherFails() {
        var state = Script.play("""
            0     | clip SPO2 97, hl7 SPO2 97, phase PROCEDURE | %2$s
            10    | alarmoff SENSOR_OFF:clip cold hand         | SENSOR_OFF:clip alarm off
            20    | gap clip SPO2 SENSOR_OFF                   |
            40    | gap hl7 SPO2 ARTIFACT                      |
            44    | hl7 SPO2 97                                |
            60    | gap hl7 SPO2 ARTIFACT                      |
            65    |                                            |
            65.25 |                                            | SENSOR_OFF:clip alarm on: %1$s + raised SENSOR_OFF clip MEDIUM
            70    |                                            |
            """.formatted(NOWHERE_ELSE, NO_BASELINE));
        assertEquals(0, state.off().size());
    }

    @Test
    void onlyClipThatIsOff_isOnAgainOnceTheChildIsSedated() {
        Script.play("""
            0     | clip SPO2 97                   |
            10    | alarmoff SENSOR_OFF:clip known | SENSOR_OFF:clip alarm off
            20    | gap clip SPO2 SENSOR_OFF       |
            60    | phase INDUCTION                | %2$s + SENSOR_OFF:clip alarm on: %1$s + raised SENSOR_OFF clip MEDIUM
            61    |                                |
            """.formatted(NOWHERE_ELSE, NO_BASELINE.replace("for 0 of 60 s only", "sensor off the patient")));
    }

    @Test
    void sensorThatIsOff_staysOffOverARestart() {
        var state = Script.play("""
            0  | clip SPO2 97, capno ETCO2 38     |
            5  | alarmoff SENSOR_OFF:capno out    | SENSOR_OFF:capno alarm off
            10 | gap capno ETCO2 SENSOR_OFF       |
            20 | restart 4                        |
            24 |                                  | outage 4000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            30 | gap clip SPO2 SENSOR_OFF         |
            32 |                                  | raised SENSOR_OFF clip MEDIUM
            40 |                                  |
            """);
        assertEquals(Condition.SENSOR_OFF, state.off().getFirst().condition());
    }

    @Test
    void sensorThatIsNotHere_isNotTurnedOff() {
        Script.play("""
            0 | alarmoff SENSOR_OFF:nobody known | refused turn off alarm sensor off (nobody): nothing here is called nobody; acknowledge it, or pause the sound
            """);
    }

    /// Of every sensor, as earlier versions had it: it ends, and nothing stays hidden behind it.
    @Test
    void inactivationThatNamesNoSensor_endsByItself() {
        var bed = Script.after(Profiles.FOUR_YEARS, """
            0  | clip SPO2 97                   |
            10 | alarmoff SENSOR_OFF:clip known |
            20 | gap clip SPO2 SENSOR_OFF       |
            30 |                                |
            """);
        var off = new AlarmOff(Condition.SENSOR_OFF, "", "nurse", "known", 0, AlarmOff.FOREVER, 0);
        var earlier = new BedState(
                bed.time(),
                bed.care(),
                bed.channels(),
                bed.links(),
                bed.system().inactivated(List.of(off)),
                bed.violations(),
                bed.breathing(),
                bed.cuff(),
                bed.adverse(),
                bed.resumed());
        var next = new Moment(1, 31_000_000_000L, bed.time().wallMillis());
        var step = Engine.step(earlier, new Input.Ticked(next));
        assertEquals(List.of(), step.state().off());
        var back = (Output.AlarmReactivated) step.outputs().getFirst();
        assertEquals("sensor off: nobody said of which sensor", back.words() + ": " + back.why());
        assertEquals(
                "sensor off (clip)",
                ((Output.Raised) step.outputs().get(1)).alarm().text());
    }
}
