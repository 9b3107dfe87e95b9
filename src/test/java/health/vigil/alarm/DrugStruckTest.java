package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.BedState;
import org.junit.jupiter.api.Test;

/// A dose that was recorded by mistake counts no more.
class DrugStruckTest {
    private static final String BASELINE = """
        baseline by Vigil + limits by Vigil, baseline: SPO2_BELOW_BASELINE MEDIUM off to 93\
        """;

    private static BedState play(String table) {
        return Script.play(Profiles.SEDATION, table);
    }

    @Test
    void doseStruck_isTakenAway_andTheOthersStayAsTheyWere() {
        var bed = play("""
            0     | clip SPO2 98           |
            62    | drug propofol          | %s
            70    | drug ketamine          |
            75    | drug propofol          |
            80    | strike propofol twice  | struck propofol by nurse
            """.formatted(BASELINE));
        assertEquals(2, bed.drugs().size());
        assertEquals("propofol", bed.drugs().getFirst().drug());
        assertEquals("ketamine", bed.drugs().getLast().drug());
        assertTrue(bed.drugs().getFirst().given() < bed.drugs().getLast().given(), "the later propofol is gone");
    }

    @Test
    void onlyDoseStruck_childCountsAsUnsedated_butItsBaselineStays() {
        var bed = play("""
            0     | clip SPO2 98                  |
            62    | drug propofol                 | %s
            70    | strike propofol               | struck propofol by nurse
            80    | baseline                      | baseline by nurse
            """.formatted(BASELINE));
        assertTrue(bed.drugs().isEmpty());
        assertEquals("nurse", bed.baseline().by(), "one may be taken anew");
    }

    @Test
    void baselineUnderADrug_isRefused_untilTheDrugTurnsOutNotToHaveBeenGiven() {
        play("""
            0     | clip SPO2 98           |
            62    | phase INDUCTION        | %s
            63    | drug propofol          |
            64    | baseline               | refused take baseline: a child under a drug shows no baseline; the earlier one stays
            65    | strike propofol        | struck propofol by nurse
            66    | baseline               | baseline by nurse
            """.formatted(BASELINE));
    }

    @Test
    void doseStruckBefore_orNeverGiven_isRefusedInWords() {
        play("""
            0     | clip SPO2 98           |
            62    | drug propofol          | %s
            70    | strike ketamine        | refused strike a dose: there is no such dose any more
            71    | strike propofol        | struck propofol by nurse
            72    | strike propofol        | refused strike a dose: there is no such dose any more
            """.formatted(BASELINE));
    }
}
