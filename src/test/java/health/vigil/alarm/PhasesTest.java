package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.BedState;
import health.vigil.profile.Phase;
import org.junit.jupiter.api.Test;

/// What a phase changes of the limits in force, and what goes on through it.
class PhasesTest {
    /// Temperature has no limit relative to it, and SpO2 has not been there for a minute: this moves nothing.
    private static final String BASELINE = "baseline by Vigil";

    private static final String PROCEDURE = "limits by nurse, phase procedure: PULSE_HIGH MEDIUM 131 to 140,"
            + " TEMPERATURE_HIGH LOW 38.5 to off, TEMPERATURE_HIGH MEDIUM 40 to off";

    private static final String RECOVERY = "limits by nurse, phase recovery 1: PULSE_HIGH MEDIUM 140 to 131,"
            + " TEMPERATURE_HIGH LOW off to 38.5, TEMPERATURE_HIGH MEDIUM off to 40";

    private static BedState play(String table) {
        return Script.play(
                Profiles.SEDATION,
                table.replace("<baseline>", BASELINE)
                        .replace("<procedure>", PROCEDURE)
                        .replace("<recovery>", RECOVERY));
    }

    @Test
    void phase_movesItsLimits_andTheNextGivesThemBack() {
        var state = play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8 |
            10    | phase INDUCTION      | <baseline>
            20    | phase PROCEDURE      | <procedure>
            30    | phase RECOVERY_1     | <recovery>
            31    | phase RECOVERY_1     |
            """);
        assertEquals(Phase.RECOVERY_1, state.phase());
        assertEquals(Profiles.SEDATION.ladders(), state.profile().ladders());
    }

    @Test
    void cuffInterval_isThePhases() {
        play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8  |
            10    | phase INDUCTION       | <baseline>
            20    | order START_PEDIATRIC | cuff START_PEDIATRIC
            200   |                       | cuff START_PEDIATRIC
            210   | phase PROCEDURE       | <procedure>
            900   |                       |
            """);
    }

    /// Every five minutes before sedation, every three from induction on: reckoned from the latest reading.
    @Test
    void cuffInterval_changesWithThePhase() {
        play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8  |
            10    | order START_PEDIATRIC | cuff START_PEDIATRIC
            100   | phase INDUCTION       | <baseline> + limits by Vigil, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93
            190   |                       | cuff START_PEDIATRIC
            200   |                       |
            """);
    }

    @Test
    void violationOfAnUnchangedRung_runsOnThroughThePhase() {
        play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8 |
            10    | phase INDUCTION      | <baseline>
            20    | clip PULSE_RATE 160  |
            23    | phase PROCEDURE      | <procedure>
            25    |                      | raised PULSE_HIGH HIGH
            """);
    }

    @Test
    void alarmOfAnUnchangedRung_goesOnThroughThePhase() {
        play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8 |
            10    | phase INDUCTION      | <baseline>
            20    | clip PULSE_RATE 160  |
            25    |                      | raised PULSE_HIGH HIGH
            30    | phase PROCEDURE      | <procedure>
            40    | phase RECOVERY_1     | <recovery>
            """);
    }

    @Test
    void valueThatViolatesNoMore_endsItsAlarm_andSoDoesASwitchedOffLimit() {
        play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8 |
            10    | phase INDUCTION      | <baseline>
            20    | clip PULSE_RATE 135, hl7 TEMPERATURE 39 | raised TEMPERATURE_HIGH LOW
            30    |                      | raised PULSE_HIGH MEDIUM
            40    | phase PROCEDURE      | <procedure> + ended PULSE_HIGH MEDIUM + ended TEMPERATURE_HIGH LOW
            50    | phase RECOVERY_1     | <recovery> + raised TEMPERATURE_HIGH LOW
            60    |                      | raised PULSE_HIGH MEDIUM
            """);
    }

    @Test
    void operatorsEdit_staysOverPhasesAndBaseline() {
        play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8        |
            5     | limit PULSE_HIGH MEDIUM 120 | limits by nurse: PULSE_HIGH MEDIUM 131 to 120
            10    | phase INDUCTION             | <baseline>
            20    | phase PROCEDURE             | limits by nurse, phase procedure: TEMPERATURE_HIGH LOW 38.5 to off, TEMPERATURE_HIGH MEDIUM 40 to off
            30    | clip PULSE_RATE 125         |
            45    |                             | raised PULSE_HIGH MEDIUM
            """);
    }

    @Test
    void ladderOfThePhaseThatDoesNotFitAnEdit_yieldsToIt() {
        play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8      |
            5     | limit PULSE_HIGH HIGH 135 | limits by nurse: PULSE_HIGH HIGH 150 to 135
            10    | phase PROCEDURE           | <baseline> + limits by nurse, phase procedure: TEMPERATURE_HIGH LOW 38.5 to off, TEMPERATURE_HIGH MEDIUM 40 to off
            """);
    }

    @Test
    void editOfWhatThePhaseSwitchesOff_restsUntilItIsOnAgain() {
        play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8          |
            5     | limit TEMPERATURE_HIGH LOW 38 | limits by nurse: TEMPERATURE_HIGH LOW 38.5 to 38
            10    | phase PROCEDURE               | <baseline> + limits by nurse, phase procedure: PULSE_HIGH MEDIUM 131 to 140, TEMPERATURE_HIGH LOW 38 to off, TEMPERATURE_HIGH MEDIUM 40 to off
            30    | phase RECOVERY_1              | limits by nurse, phase recovery 1: PULSE_HIGH MEDIUM 140 to 131, TEMPERATURE_HIGH LOW off to 38, TEMPERATURE_HIGH MEDIUM off to 40
            """);
    }

    @Test
    void baselineLimit_isOffWhereThePhaseSaysSo() {
        play("""
            0     | clip PULSE_RATE 100 |
            59    | clip SPO2 98        |
            60    | phase INDUCTION     | baseline by Vigil + limits by Vigil, baseline: PULSE_BELOW_BASELINE MEDIUM off to 75, PULSE_ABOVE_BASELINE MEDIUM off to 125
            61    | clip PULSE_RATE 126 |
            71    |                     | raised PULSE_ABOVE_BASELINE MEDIUM
            80    | phase PROCEDURE     | limits by nurse, phase procedure: PULSE_HIGH MEDIUM 131 to 140, PULSE_ABOVE_BASELINE MEDIUM 125 to off, TEMPERATURE_HIGH LOW 38.5 to off, TEMPERATURE_HIGH MEDIUM 40 to off + ended PULSE_ABOVE_BASELINE MEDIUM
            90    | clip PULSE_RATE 74  |
            100   |                     | raised PULSE_BELOW_BASELINE MEDIUM
            """);
    }

    @Test
    void newChild_startsWithDefaults() {
        var state = play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8        |
            5     | limit PULSE_HIGH MEDIUM 120 | limits by nurse: PULSE_HIGH MEDIUM 131 to 120
            10    | phase PROCEDURE             | <baseline> + limits by nurse, phase procedure: TEMPERATURE_HIGH LOW 38.5 to off, TEMPERATURE_HIGH MEDIUM 40 to off
            20    | admit                       |
            """);
        assertEquals(Phase.PRE_SEDATION, state.phase());
        assertEquals(Profiles.FOUR_YEARS.ladders(), state.profile().ladders());
    }

    @Test
    void restart_keepsPhaseAndEdits() {
        play("""
            0     | clip SPO2 98, hl7 TEMPERATURE 36.8        |
            5     | limit PULSE_LOW MEDIUM 70   | limits by nurse: PULSE_LOW MEDIUM 65 to 70
            10    | phase PROCEDURE             | <baseline> + <procedure>
            20    | stop hl7 TEMPERATURE, restart 1 |
            21    | clip PULSE_RATE 100         | outage 1000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            30    | phase RECOVERY_1            | <recovery>
            31    | clip PULSE_RATE 69          |
            41    |                             | raised PULSE_LOW MEDIUM
            """);
    }
}
