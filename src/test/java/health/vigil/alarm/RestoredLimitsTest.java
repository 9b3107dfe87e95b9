package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import org.junit.jupiter.api.Test;

/// The way back from limits set by hand, as transcripts.
class RestoredLimitsTest {
    private static BedState play(String table) {
        return Script.play(Profiles.SEDATION, table);
    }

    @Test
    void limitSetByHand_keepsWhoSetIt_untilItIsSetBack() {
        var changed = play("""
            0     | clip SPO2 98              |
            5     | limit PULSE_HIGH MEDIUM 120 | limits by nurse: PULSE_HIGH MEDIUM 131 to 120
            """);
        var edit = changed.profile().layers().edit(Condition.PULSE_HIGH, Priority.MEDIUM);
        assertEquals("nurse", edit == null ? "" : edit.by());
        var back = play("""
            0     | clip SPO2 98              |
            5     | limit PULSE_HIGH MEDIUM 120 | limits by nurse: PULSE_HIGH MEDIUM 131 to 120
            6     | restore PULSE_HIGH        | limits by nurse, back to the profile's: PULSE_HIGH MEDIUM 120 to 131
            """);
        assertEquals(Profiles.SEDATION.ladders(), back.profile().ladders());
    }

    @Test
    void limitSetBack_followsThePhaseAgain() {
        play("""
            0     | clip SPO2 98                    |
            5     | limit TEMPERATURE_HIGH LOW 38   | limits by nurse: TEMPERATURE_HIGH LOW 38.5 to 38
            6     | restore TEMPERATURE_HIGH        | limits by nurse, back to the profile's: TEMPERATURE_HIGH LOW 38 to 38.5
            7     | phase PROCEDURE                 | no baseline: for 7 of 60 s only: SpO2; not measured: PR, HR, RR, EtCO2, NIBP sys, NIBP dia, NIBP mean, Temp + limits by nurse, phase procedure: PULSE_HIGH MEDIUM 131 to 140, TEMPERATURE_HIGH LOW 38.5 to off, TEMPERATURE_HIGH MEDIUM 40 to off
            """);
    }

    @Test
    void everythingSetBack_atOnce() {
        play("""
            0     | clip SPO2 98                |
            5     | limit PULSE_HIGH MEDIUM 120 | limits by nurse: PULSE_HIGH MEDIUM 131 to 120
            6     | limit PULSE_LOW MEDIUM 70   | limits by nurse: PULSE_LOW MEDIUM 65 to 70
            7     | restore                     | limits by nurse, back to the profile's: PULSE_LOW MEDIUM 70 to 65, PULSE_HIGH MEDIUM 120 to 131
            8     | restore                     | refused restore limits: nothing was set by hand
            """);
    }

    @Test
    void limitThatWouldNotFitAnotherOne_isNamed() {
        play("""
            0     | clip SPO2 98                |
            5     | limit PULSE_LOW MEDIUM 55   | limits by nurse: PULSE_LOW MEDIUM 65 to 55
            6     | limit PULSE_HIGH MEDIUM 60  | limits by nurse: PULSE_HIGH MEDIUM 131 to 60
            7     | restore PULSE_LOW           | refused restore limits: pulse high, medium, set to 60 by hand would not fit it; set that back first
            """);
    }
}
