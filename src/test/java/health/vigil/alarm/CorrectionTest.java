package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What was said wrongly of the child is set right, and nothing else changes.
class CorrectionTest {
    private static BedState play(String table) {
        return Script.play(Profiles.SEDATION, table);
    }

    @Test
    void weight_isSetRight_andNothingElseChanges() {
        var story = """
            0     | clip SPO2 98, clip PULSE_RATE 100, capno ETCO2 38 |
            5     | limit PULSE_HIGH MEDIUM 120                       | limits by nurse: PULSE_HIGH MEDIUM 131 to 120
            62    | baseline                                          | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93, ETCO2_ABOVE_BASELINE MEDIUM off to 48, PULSE_BELOW_BASELINE MEDIUM off to 75, PULSE_ABOVE_BASELINE MEDIUM off to 125
            63    | drug propofol, phase INDUCTION                    |
            64    | assign Ann                                        |
            65    | clip SPO2 80                                      | raised SPO2_DESATURATION HIGH
            70    | alarmoff TEMPERATURE_HIGH warmed                  | TEMPERATURE_HIGH alarm off
            """;
        var before = play(story + "71 | |\n");
        var after = play(story + "71 | correct 18 | corrected by nurse\n");
        assertEquals(new Patient("", "", 4 * 365 + 30, 18), after.patient());
        assertEquals(
                before.care().corrected(Objects.requireNonNull(after.patient())),
                after.care(),
                "admission, phase, limits, drugs, baseline, nurse");
        assertEquals(before.alarms(), after.alarms());
        assertEquals(before.off(), after.off());
        assertEquals(before.channels(), after.channels());
        assertEquals(before.violations(), after.violations());
        assertEquals(before.breathing(), after.breathing());
    }

    @Test
    void age_bringsItsLimits_underThePhaseAndTheBaselineThereAre() {
        var bed = play("""
            0     | clip SPO2 98, clip PULSE_RATE 100 |
            62    | baseline                          | baseline by nurse + limits by nurse, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93, PULSE_BELOW_BASELINE MEDIUM off to 75, PULSE_ABOVE_BASELINE MEDIUM off to 125
            63    | phase INDUCTION                   |
            64    | correct 6 infant                  | corrected by nurse + limits by nurse, age corrected: PULSE_LOW MEDIUM 65 to 90, PULSE_LOW HIGH 50 to 70, PULSE_HIGH MEDIUM 131 to 170, PULSE_HIGH HIGH 150 to 190
            """);
        assertEquals(Phase.INDUCTION, bed.phase());
        assertTrue(bed.baseline().taken());
        assertEquals(Profiles.INFANT.under(bed.phase(), bed.baseline()), bed.profile());
        assertEquals(3, bed.profile().cuffIntervalMinutes(), "as induction wants it");
    }

    @Test
    void limitSetByHand_stays_andOneThatDoesNotFitTheAgeIsTold() {
        var bed = play("""
            0     | clip SPO2 98              |
            5     | limit PULSE_HIGH HIGH 145 | limits by nurse: PULSE_HIGH HIGH 150 to 145
            6     | limit SPO2_LOW MEDIUM 93  | limits by nurse: SPO2_LOW MEDIUM 92 to 93
            7     | limit PULSE_LOW MEDIUM 60 | limits by nurse: PULSE_LOW MEDIUM 65 to 60
            8     | correct 6 infant          | corrected by nurse, dropped PULSE_HIGH HIGH 145, dropped PULSE_LOW MEDIUM 60 + limits by nurse, age corrected: PULSE_LOW MEDIUM 60 to 90, PULSE_LOW HIGH 50 to 70, PULSE_HIGH MEDIUM 131 to 170, PULSE_HIGH HIGH 145 to 190
            """);
        var layers = bed.profile().layers();
        assertEquals(1, layers.edits().size());
        assertTrue(layers.edit(Condition.SPO2_LOW, Priority.MEDIUM) != null, "with who set it");
    }

    @Test
    void limitSetByHand_thatRestsInThisPhase_holdsAgainInTheNext() {
        play("""
            0     | clip SPO2 98                  |
            5     | limit TEMPERATURE_HIGH LOW 38 | limits by nurse: TEMPERATURE_HIGH LOW 38.5 to 38
            6     | phase PROCEDURE               | no baseline: for 6 of 60 s only: SpO2; not measured: PR, HR, RR, EtCO2, NIBP sys, NIBP dia, NIBP mean, Temp + limits by nurse, phase procedure: PULSE_HIGH MEDIUM 131 to 140, TEMPERATURE_HIGH LOW 38 to off, TEMPERATURE_HIGH MEDIUM 40 to off
            7     | correct 6 infant              | corrected by nurse + limits by nurse, age corrected: PULSE_LOW MEDIUM 65 to 90, PULSE_LOW HIGH 50 to 70
            8     | phase RECOVERY_1              | limits by nurse, phase recovery 1: PULSE_HIGH MEDIUM 140 to 170, PULSE_HIGH HIGH 150 to 190, TEMPERATURE_HIGH LOW off to 38, TEMPERATURE_HIGH MEDIUM off to 40
            """);
    }

    @Test
    void alarmOfTheWrongAge_isOver_andOneOfTheRightAgeWaitsItsOwnTime() {
        play("""
            0     | clip SPO2 98, clip PULSE_RATE 160 |
            5     |                                   | raised PULSE_HIGH HIGH
            8     | correct 6 infant                  | corrected by nurse + limits by nurse, age corrected: PULSE_LOW MEDIUM 65 to 90, PULSE_LOW HIGH 50 to 70, PULSE_HIGH MEDIUM 131 to 170, PULSE_HIGH HIGH 150 to 190 + latched PULSE_HIGH HIGH
            9     | ack                               | acknowledged PULSE_HIGH HIGH + ended PULSE_HIGH HIGH
            20    | clip PULSE_RATE 80                |
            30    |                                   | raised PULSE_LOW MEDIUM
            """);
    }

    @Test
    void cuff_isStartedAsTheCorrectedAgeWants() {
        play("""
            0     | clip SPO2 98, cuff NIBP_SYSTOLIC 100 |
            1     | newborn 0                            |
            2     | order START_NEONATAL                 | cuff START_NEONATAL
            3     | event cuff CUFF_DONE                 |
            4     | correct 18                           | corrected by nurse
            20    | order START_NEONATAL                 | refused start cuff: this child's cuff is started by START_PEDIATRIC, not START_NEONATAL
            """);
    }

    @Test
    void nobodyThere_orNothingDifferent_isRefusedInWords() {
        var bed = play("""
            0     | clip SPO2 98 |
            1     | correct 16   | refused correct the patient: nothing is different
            2     | discharge    |
            3     | correct 18   | refused correct the patient: nobody is admitted; admit the child first
            """);
        assertNull(bed.patient());
    }

    @Test
    void correctedChild_isThereAfterARestart() {
        var bed = play("""
            0     | clip SPO2 98, clip PULSE_RATE 100 |
            4     | correct 6 infant                  | corrected by nurse + limits by nurse, age corrected: PULSE_LOW MEDIUM 65 to 90, PULSE_LOW HIGH 50 to 70, PULSE_HIGH MEDIUM 131 to 170, PULSE_HIGH HIGH 150 to 190
            5     | restart 0                         | outage 0 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            """);
        assertEquals(new Patient("", "", 150, 6), bed.patient());
        assertEquals(Profiles.INFANT.ladders(), bed.profile().ladders());
    }
}
