package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.Vital;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What was normal for the child, who writes it down, and what alarms beyond it (requirement R10).
class BaselineRulesTest {
    private static BedState play(String table) {
        return Script.play(Profiles.SEDATION, table);
    }

    @Test
    void baselineOfAMinute_makesLimitsThatAreTold() {
        play("""
            0     | clip SPO2 98, clip PULSE_RATE 110, capno ETCO2 38, cuff NIBP_SYSTOLIC 101 |
            60    | baseline | baseline by nurse: SpO2 98, PR 110, EtCO2 38, NIBP sys 101; not measured: HR, RR, NIBP dia, NIBP mean, Temp + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93, ETCO2_ABOVE_BASELINE MEDIUM off to 48, PULSE_BELOW_BASELINE MEDIUM off to 83, PULSE_ABOVE_BASELINE MEDIUM off to 137, NIBP_SYSTOLIC_BELOW_BASELINE MEDIUM off to 76
            """);
    }

    @Test
    void lessThanAMinute_isNoBaseline() {
        var state = play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8 |
            59    | baseline | baseline by nurse: Temp 36.8; for 59 of 60 s only: SpO2; not measured: PR, HR, RR, EtCO2, NIBP sys, NIBP dia, NIBP mean
            """);
        assertTrue(Double.isNaN(state.baseline().of(Vital.SPO2)));
        assertEquals(36.8, state.baseline().of(Vital.TEMPERATURE));
    }

    @Test
    void nothingMeasured_isRefused() {
        var state = play("""
            0     | baseline | refused take baseline: there is nothing to take; not measured: SpO2, PR, HR, RR, EtCO2, NIBP sys, NIBP dia, NIBP mean, Temp
            """);
        assertFalse(state.baseline().taken());
    }

    @Test
    void medianOfTheLastTwoMinutes_isNotItsExtremes() {
        var state = play("""
            0     | clip SPO2 98             |
            40    | gap clip SPO2 ARTIFACT   |
            60    | clip SPO2 90             |
            65    | clip SPO2 97             |
            80    | baseline | %s: SPO2_BELOW_BASELINE MEDIUM off to 93
            """.formatted(taken("SpO2 98", "SpO2")));
        assertEquals(98, state.baseline().of(Vital.SPO2));
    }

    @Test
    void oldDetermination_isNoBaseline() {
        var state = play("""
            0     | cuff NIBP_SYSTOLIC 100, clip SPO2 98 |
            601   | baseline | baseline by nurse: SpO2 98; not measured: PR, HR, RR, EtCO2, NIBP dia, NIBP mean, Temp; older than 10 min: NIBP sys + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            """);
        assertTrue(Double.isNaN(state.baseline().of(Vital.NIBP_SYSTOLIC)));
    }

    @Test
    void fallBeyondTheBaseline_alarmsAfterItsDelay_atTheLimitIsFine() {
        play("""
            0     | clip SPO2 100 |
            60    | baseline      | %s: SPO2_BELOW_BASELINE MEDIUM off to 95
            70    | clip SPO2 95  |
            100   | clip SPO2 94  |
            104   | clip SPO2 95  |
            110   | clip SPO2 94  |
            115   |               | raised SPO2_BELOW_BASELINE MEDIUM
            120   | clip SPO2 95  | ended SPO2_BELOW_BASELINE MEDIUM
            """.formatted(taken("SpO2 100", "SpO2")));
    }

    @Test
    void lowItself_isNotRaisedBesideTheGraverAlarm() {
        play("""
            0     | clip SPO2 100 |
            60    | baseline      | %s: SPO2_BELOW_BASELINE MEDIUM off to 95
            70    | clip SPO2 84  | raised SPO2_DESATURATION HIGH
            90    |               |
            """.formatted(taken("SpO2 100", "SpO2")));
    }

    @Test
    void phaseBeginsWithoutBaseline_oneIsTakenByItself() {
        var state = play("""
            0     | clip SPO2 98    |
            60    | phase INDUCTION | %s: SPO2_BELOW_BASELINE MEDIUM off to 93
            """.formatted(taken("SpO2 98", "SpO2").replace("nurse", "Vigil")));
        assertEquals("Vigil", state.baseline().by());
    }

    @Test
    void firstDrugWithoutBaseline_oneIsTakenByItself() {
        play("""
            0     | clip SPO2 98  |
            60    | drug propofol | %s: SPO2_BELOW_BASELINE MEDIUM off to 93
            70    | drug propofol |
            75    | phase INDUCTION |
            """.formatted(taken("SpO2 98", "SpO2").replace("nurse", "Vigil")));
    }

    @Test
    void drugWithNothingMeasured_saysThatThereIsNoBaseline() {
        play("""
            0     | drug propofol | refused take baseline: there is nothing to take; not measured: SpO2, PR, HR, RR, EtCO2, NIBP sys, NIBP dia, NIBP mean, Temp + raised NOT_MONITORED SpO2 MEDIUM
            """);
    }

    @Test
    void laterBaselineBeforeSedation_replacesTheFirst() {
        play("""
            0     | clip SPO2 98 |
            60    | baseline     | %s: SPO2_BELOW_BASELINE MEDIUM off to 93
            61    | clip SPO2 96 |
            190   | baseline     | %s: SPO2_BELOW_BASELINE MEDIUM 93 to 91
            """.formatted(taken("SpO2 98", "SpO2"), taken("SpO2 96", "SpO2")));
    }

    @Test
    void druggedChild_givesNoBaseline() {
        play("""
            0     | clip SPO2 98    |
            60    | baseline        | %s: SPO2_BELOW_BASELINE MEDIUM off to 93
            61    | drug propofol   |
            62    | phase INDUCTION |
            90    | baseline        | refused take baseline: a child under a drug shows no baseline; the earlier one stays
            """.formatted(taken("SpO2 98", "SpO2")));
    }

    @Test
    void newChild_hasNoBaseline() {
        var state = play("""
            0     | clip SPO2 98 |
            60    | baseline     | %s: SPO2_BELOW_BASELINE MEDIUM off to 93
            61    | admit        |
            """.formatted(taken("SpO2 98", "SpO2")));
        assertFalse(state.baseline().taken());
    }

    @Test
    void restart_forgetsNoBaselineAndNoLimit() {
        play("""
            0     | clip SPO2 98 |
            60    | baseline     | %s: SPO2_BELOW_BASELINE MEDIUM off to 93
            70    | silence clip, restart 2 |
            72    |              | outage 2000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            75    | ack          | acknowledged MONITOR_STALLED LOW + ended MONITOR_STALLED LOW
            76    | clip SPO2 92 |
            81    |              | raised SPO2_BELOW_BASELINE MEDIUM
            """.formatted(taken("SpO2 98", "SpO2")));
    }

    /// The words of a baseline of which only one vital is there.
    private static String taken(String there, String label) {
        var missing = Stream.of("SpO2", "PR", "HR", "RR", "EtCO2", "NIBP sys", "NIBP dia", "NIBP mean", "Temp")
                .filter(other -> !other.equals(label))
                .collect(Collectors.joining(", "));
        return "baseline by nurse: " + there + "; not measured: " + missing + " + limits by nurse, baseline";
    }
}
