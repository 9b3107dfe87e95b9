package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Shown;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who speaks, and who may end what another found (requirement R5, hazard H18, design decision 9), as transcripts.
class SourceRankTest {
    /// The clip stands before the capnograph, but only estimates how the child breathes.
    @Test
    void estimateOfABetterSource_doesNotSpeakBeforeAMeasuredRate() {
        var state = Script.play("""
            0   | clip RESPIRATION_RATE 20 PLETH, capno RESPIRATION_RATE 20 |
            20  | capno RESPIRATION_RATE 6 |
            35  |                          | raised RESPIRATION_LOW HIGH
            """);
        assertEquals(6, rate(state).value());
        assertEquals("capno", rate(state).source());
        assertFalse(rate(state).fallback());
    }

    @Test
    void estimateThatCameBeforeTheFirstMeasurement_stepsBack() {
        var state = Script.play("""
            0   | clip RESPIRATION_RATE 20 PLETH |
            10  | capno RESPIRATION_RATE 12      |
            25  |                                | raised RESPIRATION_LOW MEDIUM
            26  | clip RESPIRATION_RATE 22 PLETH |
            40  | capno RESPIRATION_RATE 20      | ended RESPIRATION_LOW MEDIUM
            """);
        assertEquals("capno", rate(state).source());
    }

    /// One monitor measures while the cannula sits, and estimates when it does not.
    @Test
    void sourceThatOnlyEstimatesFromNowOn_stepsBackToo() {
        var state = Script.play("""
            0   | capno RESPIRATION_RATE 20, hl7 RESPIRATION_RATE 20 |
            10  | capno RESPIRATION_RATE 20 PLETH |
            20  | hl7 RESPIRATION_RATE 12         |
            35  |                                 | raised RESPIRATION_LOW MEDIUM
            36  | capno RESPIRATION_RATE 20       | ended RESPIRATION_LOW MEDIUM
            """);
        assertEquals("capno", rate(state).source());
    }

    @Test
    void estimate_doesNotEndSlowedBreathing_andIsShownWithItsMark() {
        var state = Script.play("""
            0   | capno RESPIRATION_RATE 20 |
            10  | capno RESPIRATION_RATE 12 |
            25  |                           | raised RESPIRATION_LOW MEDIUM
            30  | gap capno RESPIRATION_RATE NOT_AVAILABLE, hl7 RESPIRATION_RATE 20 PLETH |
            40  |                           |
            """);
        assertEquals(20, rate(state).value());
        assertEquals(Method.PLETH, rate(state).method());
        assertTrue(rate(state).fallback());
    }

    /// 16 is beyond the low limit of 17, not beyond the medium one of 14.
    @Test
    void estimateBeyondAMilderLimit_doesNotMakeTheAlarmMilder() {
        Script.play("""
            0   | capno RESPIRATION_RATE 20 |
            10  | capno RESPIRATION_RATE 12 |
            25  |                           | raised RESPIRATION_LOW MEDIUM
            30  | gap capno RESPIRATION_RATE NOT_AVAILABLE, hl7 RESPIRATION_RATE 16 PLETH |
            50  |                           |
            """);
    }

    @Test
    void estimate_mayAccuse_andEndWhatItAloneFound() {
        Script.play("""
            0   | hl7 RESPIRATION_RATE 20 PLETH |
            10  | hl7 RESPIRATION_RATE 12 PLETH |
            25  |                               | raised RESPIRATION_LOW MEDIUM
            30  | hl7 RESPIRATION_RATE 8 PLETH  |
            45  |                               | escalated RESPIRATION_LOW HIGH
            50  | hl7 RESPIRATION_RATE 20 PLETH | latched RESPIRATION_LOW HIGH
            """);
    }

    @Test
    void estimateThatAccusesWhileTheMeasuredRateIsAway_isAcquittedByIt() {
        Script.play("""
            0   | capno RESPIRATION_RATE 20 |
            10  | gap capno RESPIRATION_RATE NOT_AVAILABLE, hl7 RESPIRATION_RATE 12 PLETH |
            25  |                           | raised RESPIRATION_LOW MEDIUM
            30  | capno RESPIRATION_RATE 20 | ended RESPIRATION_LOW MEDIUM
            """);
    }

    @Test
    void estimateAndThenAMeasuredRateThatSaysTheSame_isNotEndedByTheEstimate() {
        Script.play("""
            0   | hl7 RESPIRATION_RATE 12 PLETH |
            15  |                               | raised RESPIRATION_LOW MEDIUM
            20  | capno RESPIRATION_RATE 11     |
            30  | gap capno RESPIRATION_RATE ARTIFACT, hl7 RESPIRATION_RATE 20 PLETH |
            40  |                               |
            """);
    }

    /// What was measured is known no more, and an alarm of its own says why: who has seen both may let it go.
    @Test
    void slowedBreathing_outlivesItsSource_untilBothAreAcknowledged() {
        Script.play("""
            0     | capno RESPIRATION_RATE 20 |
            10    | capno RESPIRATION_RATE 12 |
            25    |                           | raised RESPIRATION_LOW MEDIUM
            30    | gap capno RESPIRATION_RATE SENSOR_OFF, hl7 RESPIRATION_RATE 20 PLETH |
            32    |                           | raised SENSOR_OFF capno MEDIUM
            40    | ack                       | acknowledged RESPIRATION_LOW MEDIUM + ended RESPIRATION_LOW MEDIUM + acknowledged SENSOR_OFF capno MEDIUM
            40    |                           |
            """);
    }

    /// The number has been beyond the limit all along, measured or not, whatever is told of the cannula.
    @Test
    void estimateThatSaysTheSameWheneverTheMeasuredRateIsAway_goesOnWithTheWait() {
        Script.play("""
            0     | capno RESPIRATION_RATE 20, clip RESPIRATION_RATE 20 PLETH |
            10    | capno RESPIRATION_RATE 12, clip RESPIRATION_RATE 12 PLETH |
            13    | gap capno RESPIRATION_RATE SENSOR_OFF |
            15    |                                       | raised SENSOR_OFF capno MEDIUM
            20    | capno RESPIRATION_RATE 12             | ended SENSOR_OFF capno MEDIUM
            22    | gap capno RESPIRATION_RATE SENSOR_OFF |
            24    |                                       | raised SENSOR_OFF capno MEDIUM
            25    |                                       | raised RESPIRATION_LOW MEDIUM
            """);
    }

    /// A slower source that still holds a milder number neither ends nor softens what the better one found.
    @Test
    void heldNumberBeyondAMilderLimit_doesNotMakeTheAlarmMilder() {
        Script.play("""
            0   | clip SPO2 97, hl7 SPO2 94 |
            10  | clip SPO2 91              |
            20  |                           | raised SPO2_LOW MEDIUM
            22  | gap clip SPO2 ARTIFACT, stop hl7 SPO2 |
            25  |                           |
            """);
    }

    /// The monitor's pressure of a minute ago is not the child's now: the tile says what failed.
    @Test
    void olderPressureOfAnotherDevice_acquitsNobody_andIsNotShownAsNow() {
        var state = Script.play("""
            0   | hl7 NIBP_SYSTOLIC 105 |
            60  | cuff NIBP_SYSTOLIC 60 | raised NIBP_SYSTOLIC_LOW HIGH
            100 | gap cuff NIBP_SYSTOLIC MEASUREMENT_FAILED |
            101 |                       |
            """);
        var shown = state.shown(Vital.NIBP_SYSTOLIC, at(state));
        assertEquals("measurement failed", shown.reason());
        assertEquals("cuff", shown.source());
    }

    @Test
    void laterPressureOfAnotherDevice_endsTheAlarm() {
        var state = Script.play("""
            0   | hl7 NIBP_SYSTOLIC 105 |
            60  | cuff NIBP_SYSTOLIC 60 | raised NIBP_SYSTOLIC_LOW HIGH
            100 | gap cuff NIBP_SYSTOLIC MEASUREMENT_FAILED |
            110 | hl7 NIBP_SYSTOLIC 104 | latched NIBP_SYSTOLIC_LOW HIGH
            """);
        assertEquals("hl7", state.shown(Vital.NIBP_SYSTOLIC, at(state)).source());
    }

    /// A monitor that says every few seconds that it has no pressure takes none from the cuff.
    @Test
    void gapOfADeviceThatDeterminedEarlier_leavesTheLaterNumber() {
        var state = Script.play("""
            0   | hl7 NIBP_SYSTOLIC 105 |
            60  | cuff NIBP_SYSTOLIC 60 | raised NIBP_SYSTOLIC_LOW HIGH
            70  | gap hl7 NIBP_SYSTOLIC NOT_AVAILABLE |
            80  |                       |
            """);
        assertEquals(60, state.shown(Vital.NIBP_SYSTOLIC, at(state)).value());
    }

    /// What stands side by side in a tile was measured together: 62/58 (71) is a reading that nobody took.
    @Test
    void pressuresOfTwoDeterminations_areNotShownAsOne() {
        var state = Script.play("""
            0   | cuff NIBP_SYSTOLIC 98, cuff NIBP_DIASTOLIC 58, cuff NIBP_MEAN 71 |
            1   |                       |
            60  | hl7 NIBP_SYSTOLIC 92  |
            61  |                       |
            """);
        assertEquals(92, state.shown(Vital.NIBP_SYSTOLIC, at(state)).value());
        for (var old : List.of(Vital.NIBP_DIASTOLIC, Vital.NIBP_MEAN))
            assertEquals("not in the last reading", state.shown(old, at(state)).reason());
    }

    /// A monitor tells a pressure again and again; the child it was taken from has left.
    @Test
    void pressureOfBeforeTheAdmission_isNoneOfThisChilds() {
        var state = Script.play("""
            25 | old 20 hl7 NIBP_SYSTOLIC 60 | raised NIBP_SYSTOLIC_LOW HIGH
            30 | admit                       | ended NIBP_SYSTOLIC_LOW HIGH
            32 | old 52 hl7 NIBP_SYSTOLIC 60 |
            33 |                             |
            """);
        var shown = state.shown(Vital.NIBP_SYSTOLIC, at(state));
        assertFalse(shown.present());
        assertEquals("measured before this child was admitted", shown.reason());
    }

    /// A cuff on a small arm may find nothing but a mean.
    @Test
    void meanAlone_leavesNoPressureOfTheReadingBefore() {
        var state = Script.play("""
            0   | cuff NIBP_SYSTOLIC 98, cuff NIBP_DIASTOLIC 58, cuff NIBP_MEAN 71 |
            60  | cuff NIBP_MEAN 70     |
            61  |                       |
            """);
        assertEquals(70, state.shown(Vital.NIBP_MEAN, at(state)).value());
        assertFalse(state.shown(Vital.NIBP_SYSTOLIC, at(state)).present());
    }

    @Test
    void cuffThatNeverSucceeded_andFails_isToldInsteadOfAnOlderPressure() {
        var state = Script.play("""
            0   | hl7 NIBP_SYSTOLIC 105 |
            60  | gap cuff NIBP_SYSTOLIC MEASUREMENT_FAILED |
            """);
        assertEquals(
                "measurement failed",
                state.shown(Vital.NIBP_SYSTOLIC, at(state)).reason());
    }

    /// The same number twice, and in between another of the monitor.
    @Test
    void pressureBetweenTwoThatAreLow_acquitsOfTheFirstOnly() {
        Script.play("""
            0   | cuff NIBP_SYSTOLIC 60 | raised NIBP_SYSTOLIC_LOW HIGH
            30  | hl7 NIBP_SYSTOLIC 105 | latched NIBP_SYSTOLIC_LOW HIGH
            60  | cuff NIBP_SYSTOLIC 60 | realarmed NIBP_SYSTOLIC_LOW HIGH
            90  | gap cuff NIBP_SYSTOLIC NOT_AVAILABLE |
            100 |                       |
            """);
    }

    @Test
    void limitMovedBesideAnOlderPressure_endsNothingThatALaterOneFound() {
        Script.play("""
            0   | hl7 NIBP_SYSTOLIC 105 |
            60  | cuff NIBP_SYSTOLIC 60 | raised NIBP_SYSTOLIC_LOW HIGH
            100 | gap cuff NIBP_SYSTOLIC NOT_AVAILABLE |
            110 | limit NIBP_SYSTOLIC_LOW HIGH 75 | limits by nurse: NIBP_SYSTOLIC_LOW HIGH 78 to 75
            118 |                       |
            """);
    }

    private static Shown rate(BedState state) {
        return state.shown(Vital.RESPIRATION_RATE, at(state));
    }

    private static Moment at(BedState state) {
        var time = state.time();
        return new Moment(time.epoch(), time.now() - time.offset(), time.wallMillis());
    }
}
