package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A number that is lost acquits nobody: the alarm stays until the number is measured anew, until a person who was told
/// of the loss acknowledges it, or until the child leaves.
class LostNumberTest {
    private static final String NO_BASELINE = "no baseline: for 0 of 60 s only: SpO2; not measured: PR, HR, RR, EtCO2, "
            + "NIBP sys, NIBP dia, NIBP mean, Temp";

    private static final Profile TEN_SECONDS_INSIDE = new Profile(
            "test",
            "000000000000",
            "4-6y",
            "",
            List.of(new Ladder(
                    Condition.SPO2_LOW,
                    List.of(new Rung(Priority.MEDIUM, 92, new Wait.Fixed(10), false, new Clear(0, 10))))),
            0);

    @Test
    void acknowledgedSevereDesaturation_outlivesAnArtifact_andSoundsAgain() {
        var state = Script.play("""
            0   | clip SPO2 97           |
            10  | clip SPO2 78           | raised SPO2_DESATURATION HIGH
            13  | ack                    | acknowledged SPO2_DESATURATION HIGH
            15  | gap clip SPO2 ARTIFACT |
            45  |                        | raised SIGNAL_POOR clip LOW
            133 |                        | realarmed SPO2_DESATURATION HIGH
            134 |                        |
            """);
        assertEquals(
                "severe desaturation 78 < 85, not measured now",
                state.alarms().getFirst().text());
    }

    @Test
    void soundingAlarm_goesOnWithoutItsNumber() {
        var state = Script.play("""
            0  | clip SPO2 97             |
            10 | clip SPO2 78             | raised SPO2_DESATURATION HIGH
            15 | gap clip SPO2 SENSOR_OFF |
            17 |                          | raised SENSOR_OFF clip MEDIUM
            60 |                          |
            """);
        assertEquals(
                15_000, Objects.requireNonNull(state.alarms().getFirst().lost()).nanos() / 1_000_000);
    }

    @Test
    void numberMeasuredAnew_isJudgedAsEver_good() {
        var state = Script.play("""
            0  | clip SPO2 97                  |
            10 | clip SPO2 78                  | raised SPO2_DESATURATION HIGH
            13 | ack                           | acknowledged SPO2_DESATURATION HIGH
            15 | gap clip SPO2 SENSOR_OFF      |
            17 |                               | raised SENSOR_OFF clip MEDIUM
            60 | clip SPO2 96                  | ended SPO2_DESATURATION HIGH + ended SENSOR_OFF clip MEDIUM
            70 |                               |
            """);
        assertEquals(0, state.alarms().size());
    }

    @Test
    void numberMeasuredAnew_isJudgedAsEver_bad() {
        var state = Script.play("""
            0  | clip SPO2 97                  |
            10 | clip SPO2 78                  | raised SPO2_DESATURATION HIGH
            13 | ack                           | acknowledged SPO2_DESATURATION HIGH
            15 | gap clip SPO2 SENSOR_OFF      |
            17 |                               | raised SENSOR_OFF clip MEDIUM
            60 | clip SPO2 80                  | ended SENSOR_OFF clip MEDIUM
            70 |                               |
            """);
        assertNull(state.alarms().getFirst().lost());
    }

    @Test
    void acknowledgementBeforeTheLossIsTold_endsNothing() {
        Script.play("""
            0  | clip SPO2 97           |
            10 | clip SPO2 78           | raised SPO2_DESATURATION HIGH
            15 | gap clip SPO2 ARTIFACT |
            44 | ack                    | acknowledged SPO2_DESATURATION HIGH
            45 |                        | raised SIGNAL_POOR clip LOW
            60 |                        |
            """);
    }

    @Test
    void acknowledgementOfBothTheAlarmAndTheLoss_endsTheAlarm() {
        Script.play("""
            0  | clip SPO2 97           |
            10 | clip SPO2 78           | raised SPO2_DESATURATION HIGH
            13 | ack                    | acknowledged SPO2_DESATURATION HIGH
            15 | gap clip SPO2 ARTIFACT |
            45 |                        | raised SIGNAL_POOR clip LOW
            46 | ack | acknowledged SPO2_DESATURATION HIGH + ended SPO2_DESATURATION HIGH + acknowledged SIGNAL_POOR clip LOW
            70 | clip SPO2 80           | raised SPO2_DESATURATION HIGH + ended SIGNAL_POOR clip LOW
            71 |                        |
            """);
    }

    @Test
    void acknowledgementOfTheLossAlone_leavesTheAlarm() {
        Script.play("""
            0  | clip SPO2 97           |
            10 | clip SPO2 78           | raised SPO2_DESATURATION HIGH
            15 | gap clip SPO2 ARTIFACT |
            45 |                        | raised SIGNAL_POOR clip LOW
            46 | ack 2                  | acknowledged SIGNAL_POOR clip LOW
            70 |                        |
            """);
    }

    @Test
    void discharge_endsIt() {
        Script.play("""
            0  | clip SPO2 97             |
            10 | clip SPO2 78             | raised SPO2_DESATURATION HIGH
            15 | gap clip SPO2 SENSOR_OFF |
            17 |                          | raised SENSOR_OFF clip MEDIUM
            20 | discharge                | ended SPO2_DESATURATION HIGH + ended SENSOR_OFF clip MEDIUM
            40 |                          |
            """);
    }

    @Test
    void alarmOfALostLink_stays() {
        Script.play("""
            0  | clip SPO2 97                  |
            10 | clip SPO2 78                  | raised SPO2_DESATURATION HIGH
            15 | down clip, silence clip       | raised LINK_DOWN clip MEDIUM
            60 |                               |
            """);
    }

    @Test
    void timeNobodySaw_doesNotCountAsTimeInside() {
        Script.play(TEN_SECONDS_INSIDE, """
            0     | clip SPO2 97              |
            10    | clip SPO2 91              |
            20    |                           | raised SPO2_LOW MEDIUM
            30    | clip SPO2 97              |
            31    | gap clip SPO2 SENSOR_OFF  |
            33    |                           | raised SENSOR_OFF clip MEDIUM
            60    | clip SPO2 97              | ended SENSOR_OFF clip MEDIUM
            69.75 |                           |
            70    |                           | ended SPO2_LOW MEDIUM
            """);
    }

    @Test
    void restart_keepsAMediumAlarm() {
        Script.play("""
            0  | clip SPO2 97 |
            10 | clip SPO2 91 |
            20 |              | raised SPO2_LOW MEDIUM
            25 | restart 8    |
            33 |              | realarmed SPO2_LOW MEDIUM + outage 8000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            40 |              |
            """);
    }

    @Test
    void restart_keepsAnAlarmWhoseDeviceDoesNotComeBack() {
        Script.play("""
            0  | clip SPO2 97               |
            10 | clip SPO2 91               |
            20 |                            | raised SPO2_LOW MEDIUM
            22 | ack                        | acknowledged SPO2_LOW MEDIUM
            24 | silence clip               |
            25 | restart 8                  |
            33 |                            | outage 8000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            38.25 |                         | raised NO_DATA clip MEDIUM
            60 |                            |
            """);
    }

    @Test
    void sedatedChildWithoutSpO2ForAMinute_isToldLouder() {
        Script.play("""
            0     | clip SPO2 97, drug propofol     | %s
            10    | gap clip SPO2 ARTIFACT          |
            40    |                                 | raised SIGNAL_POOR clip LOW
            69.75 |                                 |
            70    |                                 | escalated SIGNAL_POOR clip MEDIUM
            71    |                                 |
            """.formatted(NO_BASELINE));
    }

    @Test
    void childAwakeWithoutSpO2ForAMinute_isToldMildly() {
        Script.play("""
            0     | clip SPO2 97                    |
            10    | gap clip SPO2 ARTIFACT          |
            40    |                                 | raised SIGNAL_POOR clip LOW
            130   |                                 |
            """);
    }

    @Test
    void sedatedChildWithSpO2AfterFiftyNineSeconds_isToldMildly() {
        Script.play("""
            0     | clip SPO2 97, phase PROCEDURE   | %s
            10    | gap clip SPO2 ARTIFACT          |
            40    |                                 | raised SIGNAL_POOR clip LOW
            69    | clip SPO2 97                    | ended SIGNAL_POOR clip LOW
            130   |                                 |
            """.formatted(NO_BASELINE));
    }

    @Test
    void clipThatSpeaksOneSecondInTen_isToldOfBoth() {
        Script.play("""
            0   | clip SPO2 97            |
            10  | clip SPO2 86            |
            11  | gap clip SPO2 SEARCHING |
            20  | clip SPO2 86            | raised SPO2_LOW HIGH
            21  | gap clip SPO2 SEARCHING |
            23  |                         | raised NO_PULSE clip HIGH
            30  | clip SPO2 86            | ended NO_PULSE clip HIGH
            31  | gap clip SPO2 SEARCHING |
            32  |                         | raised NO_PULSE clip HIGH
            40  | clip SPO2 86            | ended NO_PULSE clip HIGH
            41  | gap clip SPO2 SEARCHING |
            """);
    }

    @Test
    void clipThatIsMissingHalfOfTheTime_isToldOfNothing() {
        Script.play("""
            0   | clip SPO2 97            |
            10  | gap clip SPO2 SEARCHING |
            15  | clip SPO2 97            |
            20  | gap clip SPO2 SEARCHING |
            25  | clip SPO2 97            |
            30  | gap clip SPO2 SEARCHING |
            35  | clip SPO2 97            |
            40  |                         |
            """);
    }

    @Test
    void patience_isLeftAsLongAsNumbersCame() {
        Script.play("""
            0     | clip SPO2 97            |
            10    | gap clip SPO2 SEARCHING |
            19    | clip SPO2 97            |
            22    | gap clip SPO2 SEARCHING |
            25.75 |                         |
            26    |                         | raised NO_PULSE clip HIGH
            """);
    }

    @Test
    void longLoss_isForgivenAfterAsLongAsItsPatience() {
        Script.play("""
            0     | clip SPO2 97            |
            10    | gap clip SPO2 SEARCHING |
            20    |                         | raised NO_PULSE clip HIGH
            100   | clip SPO2 97            | ended NO_PULSE clip HIGH
            110   | gap clip SPO2 SEARCHING |
            119.75 |                        |
            120   |                         | raised NO_PULSE clip HIGH
            """);
    }

    @Test
    void violationInAGapThatNobodyWasToldOf_goesOn() {
        Script.play("""
            0     | clip SPO2 97           |
            10    | clip SPO2 91           |
            11    | gap clip SPO2 ARTIFACT |
            39    | clip SPO2 91           | raised SPO2_LOW MEDIUM
            """);
    }

    @Test
    void violationInAGapThatWasTold_isWaitedForAnew() {
        Script.play("""
            0     | clip SPO2 97             |
            10    | clip SPO2 91             |
            11    | gap clip SPO2 SENSOR_OFF |
            13    |                          | raised SENSOR_OFF clip MEDIUM
            39    | clip SPO2 91             | ended SENSOR_OFF clip MEDIUM
            49    |                          | raised SPO2_LOW MEDIUM
            """);
    }

    @Test
    void lastSourceOfAVital_isToldAlthoughAnotherHasComplainedBefore() {
        Script.play("""
            0     | clip SPO2 97, hl7 SPO2 97 |
            10    | gap clip SPO2 SENSOR_OFF  |
            12    |                           | raised SENSOR_OFF clip MEDIUM
            13    | ack, stop hl7 SPO2        | acknowledged SENSOR_OFF clip MEDIUM
            38    |                           |
            38.25 |                           | raised NO_DATA SpO2 MEDIUM
            60    | hl7 SPO2 97               | ended NO_DATA SpO2 MEDIUM
            61    |                           |
            """);
    }

    @Test
    void sensorOffLongAfterAnotherSourceEnded_isToldOnce() {
        Script.play("""
            0     | clip SPO2 97, hl7 SPO2 97 |
            10    | stop hl7 SPO2             |
            60    | gap clip SPO2 SENSOR_OFF  |
            62    |                           | raised SENSOR_OFF clip MEDIUM
            100   |                           |
            """);
    }

    @Test
    void restartWithoutTheClip_isToldOfItsNumber() {
        Script.play("""
            0     | clip SPO2 78            | raised SPO2_DESATURATION HIGH
            1     | ack                     | acknowledged SPO2_DESATURATION HIGH
            5     | without clip 8          |
            13    |                         | outage 8000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            18    |                         |
            18.25 |                         | raised NO_DATA SpO2 MEDIUM
            121   |                         | realarmed SPO2_DESATURATION HIGH
            """);
    }
}
