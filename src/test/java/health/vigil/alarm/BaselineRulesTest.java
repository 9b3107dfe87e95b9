package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import health.vigil.alarm.state.BedState;
import org.junit.jupiter.api.Test;

/// What was normal for the child, who writes it down, and what alarms beyond it (requirement R10).
class BaselineRulesTest {
    private static BedState play(String table) {
        return Script.play(Profiles.SEDATION, table);
    }

    private static void baseline(String words, BedState state) {
        assertEquals(words, state.baseline().words());
    }

    @Test
    void baselineOfAMinute_makesLimitsThatAreTold() {
        var state = play("""
            0     | clip SPO2 98, clip PULSE_RATE 110, capno ETCO2 38, cuff NIBP_SYSTOLIC 101 |
            60    | baseline | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93, ETCO2_ABOVE_BASELINE MEDIUM off to 48, PULSE_BELOW_BASELINE MEDIUM off to 83, PULSE_ABOVE_BASELINE MEDIUM off to 137, NIBP_SYSTOLIC_BELOW_BASELINE MEDIUM off to 76
            """);
        baseline("SpO2 98, PR 110, EtCO2 38, NIBP sys 101; not measured: HR, RR, NIBP dia, NIBP mean, Temp", state);
    }

    @Test
    void lessThanAMinute_isNoBaseline_andASingleTemperatureIs() {
        var state = play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8 |
            59    | baseline | baseline by nurse
            """);
        baseline(
                "Temp 36.8; for 59 of 60 s only: SpO2; not measured: PR, HR, RR, EtCO2, NIBP sys, NIBP dia,"
                        + " NIBP mean",
                state);
    }

    @Test
    void nothingMeasured_isRefused() {
        var state = play("""
            0     | clip SPO2 98 |
            30    | baseline     | refused take baseline: there is nothing to take; for 30 of 60 s only: SpO2; not measured: PR, HR, RR, EtCO2, NIBP sys, NIBP dia, NIBP mean, Temp
            """);
        assertFalse(state.baseline().taken());
    }

    @Test
    void medianOfTheLastTwoMinutes_isNotItsExtremes() {
        play("""
            0     | clip SPO2 98           |
            40    | gap clip SPO2 ARTIFACT |
            60    | clip SPO2 90           |
            65    | clip SPO2 97           |
            80    | baseline               | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            """);
    }

    @Test
    void determinationOlderThanTenMinutes_isNoBaseline() {
        var state = play("""
            0     | cuff NIBP_SYSTOLIC 100, clip SPO2 98 |
            600   | baseline | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93, NIBP_SYSTOLIC_BELOW_BASELINE MEDIUM off to 75
            601   | baseline | baseline by nurse + limits by nurse, baseline: NIBP_SYSTOLIC_BELOW_BASELINE MEDIUM 75 to off
            """);
        baseline(
                "SpO2 98; not measured: PR, HR, RR, EtCO2, NIBP dia, NIBP mean, Temp; older than 10 min: NIBP sys",
                state);
    }

    @Test
    void fallBeyondTheBaseline_alarmsAfterItsDelay_atTheLimitIsFine() {
        play("""
            0     | clip SPO2 100 |
            60    | baseline      | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 95
            70    | clip SPO2 95  |
            100   | clip SPO2 94  |
            104   | clip SPO2 95  |
            110   | clip SPO2 94  |
            115   |               | raised SPO2_BELOW_BASELINE MEDIUM
            120   | clip SPO2 95  | ended SPO2_BELOW_BASELINE MEDIUM
            """);
    }

    @Test
    void computedLimitBetweenTwoNumbers_alarmsFromTheNumberBeyondOn() {
        play("""
            0     | clip PULSE_RATE 90, hl7 SPO2 98 |
            60    | baseline           | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93, PULSE_BELOW_BASELINE MEDIUM off to 68, PULSE_ABOVE_BASELINE MEDIUM off to 112
            70    | clip PULSE_RATE 68 |
            90    | clip PULSE_RATE 67 |
            100   |                    | raised PULSE_BELOW_BASELINE MEDIUM
            110   | clip PULSE_RATE 112 | ended PULSE_BELOW_BASELINE MEDIUM
            118   | clip PULSE_RATE 113 |
            128   |                    | raised PULSE_ABOVE_BASELINE MEDIUM
            """);
    }

    @Test
    void graverAlarm_isNotAccompanied() {
        play("""
            0     | clip SPO2 100 |
            60    | baseline      | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 95
            70    | clip SPO2 84  | raised SPO2_DESATURATION HIGH
            90    |               |
            """);
    }

    @Test
    void sedationBeginsWithoutBaseline_oneIsTakenByItself() {
        var state = play("""
            0     | clip SPO2 98    |
            60    | phase INDUCTION | baseline by Vigil + limits by Vigil, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            """);
        assertEquals("Vigil", state.baseline().by());
    }

    @Test
    void firstDrugWithoutBaseline_oneIsTakenByItself_beforeIt() {
        play("""
            0     | clip SPO2 98    |
            60    | drug propofol   | baseline by Vigil + limits by Vigil, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            70    | drug propofol   |
            75    | phase INDUCTION |
            """);
    }

    @Test
    void nothingMeasuredBeforeTheFirstDrug_isSaid_andNoLaterOneIsTakenByItself() {
        var state = play("""
            0     | clip SPO2 98    |
            30    | drug midazolam  | no baseline: for 30 of 60 s only: SpO2; not measured: PR, HR, RR, EtCO2, NIBP sys, NIBP dia, NIBP mean, Temp
            90    | phase INDUCTION |
            """);
        assertFalse(state.baseline().taken());
    }

    @Test
    void premedicatedChild_mayStillGetABaselineByHand() {
        play("""
            0     | clip SPO2 98    |
            30    | drug midazolam  | no baseline: for 30 of 60 s only: SpO2; not measured: PR, HR, RR, EtCO2, NIBP sys, NIBP dia, NIBP mean, Temp
            90    | baseline        | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            """);
    }

    @Test
    void laterBaselineBeforeSedation_replacesTheFirst() {
        play("""
            0     | clip SPO2 98 |
            60    | baseline     | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            61    | clip SPO2 96 |
            190   | baseline     | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM 93 to 91
            """);
    }

    @Test
    void druggedChild_givesNoBaseline() {
        play("""
            0     | clip SPO2 98    |
            60    | baseline        | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            61    | drug propofol   |
            62    | phase INDUCTION |
            90    | baseline        | refused take baseline: a child under a drug shows no baseline; the earlier one stays
            """);
    }

    @Test
    void newChild_hasNoBaseline() {
        var state = play("""
            0     | clip SPO2 98 |
            60    | baseline     | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            61    | admit        |
            """);
        assertFalse(state.baseline().taken());
    }

    @Test
    void limitWithoutABaseline_cannotBeSet_withOneItStaysOverTheNext() {
        play("""
            0     | clip SPO2 98                        |
            10    | limit SPO2_BELOW_BASELINE MEDIUM 90 | refused limit SpO2 below baseline, medium: there is no such limit without a baseline; take the baseline first
            60    | baseline                            | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            61    | limit SPO2_BELOW_BASELINE MEDIUM 90 | limits by nurse: SPO2_BELOW_BASELINE MEDIUM 93 to 90
            70    | baseline                            | baseline by nurse
            """);
    }

    @Test
    void restart_forgetsNoBaselineAndNoLimit() {
        play("""
            0     | clip SPO2 98 |
            60    | baseline     | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            70    | silence clip, restart 2 |
            72    |              | outage 2000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            75    | ack          | acknowledged MONITOR_STALLED LOW + ended MONITOR_STALLED LOW
            76    | clip SPO2 92 |
            81    |              | raised SPO2_BELOW_BASELINE MEDIUM
            """);
    }
}
