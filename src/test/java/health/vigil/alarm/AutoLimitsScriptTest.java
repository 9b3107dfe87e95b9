package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import org.junit.jupiter.api.Test;

/// Limits computed at an operator's wish, as transcripts.
class AutoLimitsScriptTest {
    private static BedState play(String table) {
        return Script.play(Profiles.SEDATION, table);
    }

    @Test
    void withoutABaseline_nothingIsComputed() {
        play("""
            0     | clip SPO2 98 |
            5     | autolimits   | refused compute limits: there is no baseline; take the baseline first
            """);
    }

    @Test
    void computedLimits_areToldAndInForce_saturationStays() {
        var state = play("""
            0     | clip SPO2 92, clip PULSE_RATE 110, capno RESPIRATION_RATE 24, hl7 TEMPERATURE 36.8 |
            30    |                     | raised SPO2_LOW LOW
            60    | baseline            | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 87, PULSE_BELOW_BASELINE MEDIUM off to 83, PULSE_ABOVE_BASELINE MEDIUM off to 137
            61    | autolimits          | limits by nurse, computed from the baseline: RESPIRATION_LOW MEDIUM 14 to 12, PULSE_LOW MEDIUM 65 to 88, PULSE_HIGH MEDIUM 131 to 137, TEMPERATURE_HIGH LOW 38.5 to 37.3
            70    | clip PULSE_RATE 87  |
            80    |                     | raised PULSE_LOW MEDIUM
            90    | autolimits          |
            """);
        assertEquals(
                Profiles.SEDATION.ladder(Condition.SPO2_LOW), state.profile().ladder(Condition.SPO2_LOW));
    }

    @Test
    void computedLimitTooNearToTheOther_isRefusedByName() {
        play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8 |
            30    | limit PULSE_HIGH MEDIUM 80 | limits by nurse: PULSE_HIGH MEDIUM 131 to 80
            31    | clip PULSE_RATE 65         |
            95    | baseline                   | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93, PULSE_BELOW_BASELINE MEDIUM off to 49, PULSE_ABOVE_BASELINE MEDIUM off to 81
            96    | autolimits                 | limits by nurse, computed from the baseline: PULSE_LOW MEDIUM 65 to 52, PULSE_HIGH MEDIUM 80 to 81, TEMPERATURE_HIGH LOW 38.5 to 37.3
            """);
    }

    @Test
    void computedLimits_stayOverPhases_andGoWithTheChild() {
        play("""
            0     | clip SPO2 98, clip PULSE_RATE 100 |
            60    | baseline        | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93, PULSE_BELOW_BASELINE MEDIUM off to 75, PULSE_ABOVE_BASELINE MEDIUM off to 125
            61    | autolimits      | limits by nurse, computed from the baseline: PULSE_LOW MEDIUM 65 to 80, PULSE_HIGH MEDIUM 131 to 125
            70    | phase PROCEDURE | limits by nurse, phase procedure: PULSE_ABOVE_BASELINE MEDIUM 125 to off, TEMPERATURE_HIGH LOW 38.5 to off, TEMPERATURE_HIGH MEDIUM 40 to off
            80    | admit           |
            90    | clip PULSE_RATE 79 |
            110   |                 |
            """);
    }

    @Test
    void nobodyAdmitted_isRefused() {
        play("""
            0     | clip SPO2 98 |
            60    | discharge    |
            61    | baseline     | refused take baseline: nobody is admitted; admit the child first
            62    | autolimits   | refused compute limits: nobody is admitted; admit the child first
            """);
    }
}
