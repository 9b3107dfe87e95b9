package health.vigil.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.config.ProfileFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every check of a limit set by hand, at both of its edges (requirement R11), on the shipped limits of a child of
/// four.
class LimitEditTest {
    private static final Profile PROFILE = ProfileFile.builtIn().profileFor(new Patient("", "", 1500, 0));

    private static String refusal(Profile profile, Condition condition, Priority tier, double limit) {
        return new LimitEdit(condition, tier, limit).refusal(profile);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SPO2_LOW          | LOW    | 100  | ",
                "SPO2_LOW          | LOW    | 101  | 101 is outside 0 to 100 %",
                "SPO2_LOW          | LOW    | 95.5 | 95.5 is finer than it is shown; use whole numbers",
                "SPO2_LOW          | LOW    | 92   | ",
                "SPO2_LOW          | LOW    | 91   | 91 would be beyond the medium limit 92; move that one first",
                "SPO2_LOW          | MEDIUM | 95   | ",
                "SPO2_LOW          | MEDIUM | 96   | 96 would be milder than the low limit 95; move that one first",
                "SPO2_LOW          | HIGH   | 92   | ",
                "SPO2_LOW          | HIGH   | 90   | ",
                "SPO2_LOW          | HIGH   | 89   | severe desaturation 85 must be 5 or more below the gravest low"
                        + " limit 89; move severe desaturation first",
                "SPO2_LOW          | HIGH   | 84   | 84 is below 85, the furthest this profile allows; choose 85 or"
                        + " more",
                "SPO2_DESATURATION | HIGH   | 85   | ",
                "SPO2_DESATURATION | HIGH   | 86   | severe desaturation 86 must be 5 or more below the gravest low"
                        + " limit 90; move SpO2 low first",
                "SPO2_DESATURATION | HIGH   | 75   | ",
                "SPO2_DESATURATION | HIGH   | 74   | 74 is below 75, the furthest this profile allows; choose 75 or"
                        + " more",
                "SPO2_HIGH         | MEDIUM | 100  | ",
                "SPO2_HIGH         | MEDIUM | 97   | ",
                "SPO2_HIGH         | MEDIUM | 96   | low limit 95 and high limit 96 would be 1 apart; keep at least 2,"
                        + " or move SpO2 low first",
                "SPO2_HIGH         | HIGH   | 99   | there is no limit of priority HIGH in profile sedation-default 3",
                "SPO2_FALLING      | MEDIUM | 1    | ",
                "SPO2_FALLING      | MEDIUM | 0    | 0 is outside 1 to 30 points",
                "SPO2_FALLING      | MEDIUM | 31   | 31 is outside 1 to 30 points",
                "SPO2_BELOW_BASELINE | MEDIUM | 90 | there is no such limit without a baseline; take the baseline"
                        + " first",
                "APNEA             | MEDIUM | 10   | ",
                "APNEA             | MEDIUM | 9    | 9 is outside 10 to 40 s",
                "APNEA             | MEDIUM | 19   | ",
                "APNEA             | MEDIUM | 20   | 20 would be beyond the high limit 20; move that one first",
                "APNEA             | MEDIUM | 21   | 21 is above 20, the furthest this profile allows; choose 20 or"
                        + " less",
                "APNEA             | HIGH   | 16   | ",
                "APNEA             | HIGH   | 15   | 15 would be milder than the medium limit 15; move that one first",
                "APNEA             | HIGH   | 30   | ",
                "APNEA             | HIGH   | 31   | 31 is above 30, the furthest this profile allows; choose 30 or"
                        + " less",
                "RESPIRATORY_DEPRESSION | HIGH | 11 | ",
                "RESPIRATORY_DEPRESSION | HIGH | 12 | 12 is outside 1 to 11 points",
                "RESPIRATORY_DEPRESSION | MEDIUM | 20 | 20 is outside 1 to 11 points",
                "ALLERGIC_REACTION | HIGH   | 8    | ",
                "ALLERGIC_REACTION | HIGH   | 9    | 9 is outside 1 to 8 points",
                "PULSE_LOW         | MEDIUM | 129  | ",
                "PULSE_LOW         | MEDIUM | 130  | low limit 130 and high limit 131 would be 1 apart; keep at least"
                        + " 2, or move pulse high first",
                "PULSE_LOW         | HIGH   | 40   | ",
                "PULSE_LOW         | HIGH   | 39   | 39 is below 40, the furthest this profile allows; choose 40 or"
                        + " more",
                "PULSE_HIGH        | MEDIUM | 67   | ",
                "PULSE_HIGH        | MEDIUM | 66   | low limit 65 and high limit 66 would be 1 apart; keep at least 2,"
                        + " or move pulse low first",
                "PULSE_HIGH        | HIGH   | 349  | ",
                "PULSE_HIGH        | HIGH   | 350  | 350 can never be broken: it would switch the alarm off, and this"
                        + " profile does not allow that",
                "PULSE_HIGH        | HIGH   | 351  | 351 is outside 18 to 350 /min",
                "HEART_RATE_LOW    | MEDIUM | 129  | ",
                "HEART_RATE_LOW    | MEDIUM | 130  | low limit 130 and high limit 131 would be 1 apart; keep at least"
                        + " 2, or move heart rate high first",
                "RESPIRATION_LOW   | LOW    | 27   | ",
                "RESPIRATION_LOW   | LOW    | 28   | low limit 28 and high limit 29 would be 1 apart; keep at least 2,"
                        + " or move fast breathing first",
                "RESPIRATION_LOW   | HIGH   | 5    | 5 is below 6, the furthest this profile allows; choose 6 or more",
                "ETCO2_LOW         | MEDIUM | 48   | ",
                "ETCO2_LOW         | MEDIUM | 49   | low limit 49 and high limit 50 would be 1 apart; keep at least 2,"
                        + " or move EtCO2 high first",
                "ETCO2_HIGH        | MEDIUM | 60   | ",
                "ETCO2_HIGH        | MEDIUM | 61   | 61 is above 60, the furthest this profile allows; choose 60 or"
                        + " less",
                "NIBP_SYSTOLIC_LOW | HIGH   | 135  | ",
                "NIBP_SYSTOLIC_LOW | HIGH   | 136  | low limit 136 and high limit 140 would be 4 apart; keep at least"
                        + " 5, or move blood pressure high first",
                "NIBP_MEAN_LOW     | HIGH   | 50   | there is no limit of priority HIGH in profile sedation-default 3",
                "TEMPERATURE_LOW   | LOW    | 38   | ",
                "TEMPERATURE_LOW   | LOW    | 38.1 | low limit 38.1 and high limit 38.5 would be 0.4 apart; keep at"
                        + " least 0.5, or move temperature high first",
                "TEMPERATURE_LOW   | LOW    | 36.25 | 36.25 is finer than it is shown; use one decimal",
                "TEMPERATURE_HIGH  | MEDIUM | 45   | ",
                "TEMPERATURE_HIGH  | MEDIUM | 45.1 | 45.1 is outside 15.0 to 45.0 °C",
                "NO_DATA           | MEDIUM | 5    | there is no limit of priority MEDIUM in profile sedation-default"
                        + " 3",
                "SPO2_LOW          | LOW    | NaN  | NaN is outside 0 to 100 %",
                "SPO2_LOW          | LOW    | Infinity | Infinity is outside 0 to 100 %",
            })
    void edit_isJudgedAtItsEdges(Condition condition, Priority tier, double limit, String expected) {
        assertEquals(expected == null ? "" : expected, refusal(PROFILE, condition, tier, limit));
    }

    @ParameterizedTest
    @CsvSource({
        "NIBP_SYSTOLIC_LOW, NIBP_SYSTOLIC_HIGH",
        "NIBP_MEAN_LOW, NIBP_MEAN_HIGH",
        "NIBP_DIASTOLIC_LOW, NIBP_DIASTOLIC_HIGH"
    })
    void pressures_stayFiveApart(Condition low, Condition high) {
        var profile = new Profile("test", "", "", "", List.of(ladder(low, 50), ladder(high, 100)), 0);
        assertEquals("", refusal(profile, low, Priority.MEDIUM, 95));
        assertTrue(refusal(profile, low, Priority.MEDIUM, 96).contains("4 apart; keep at least 5"));
        assertEquals("", refusal(profile, high, Priority.MEDIUM, 55));
        assertTrue(refusal(profile, high, Priority.MEDIUM, 54).contains("4 apart; keep at least 5"));
        assertTrue(refusal(profile, high, Priority.MEDIUM, 301).contains("outside 0 to 300 mmHg"));
    }

    private static Ladder ladder(Condition condition, double limit) {
        return new Ladder(condition, List.of(new Rung(Priority.MEDIUM, limit, new Wait.None(), false)));
    }

    /// Requirement R12.
    @Test
    void saturationHighAtHundred_isOff_andThenNoGapIsAsked() {
        var high = PROFILE.ladder(Condition.SPO2_HIGH);
        assertNotNull(high);
        assertTrue(high.off());
        assertEquals("", refusal(PROFILE, Condition.SPO2_LOW, Priority.LOW, 99));
        var on = new LimitEdit(Condition.SPO2_HIGH, Priority.MEDIUM, 98).applied(PROFILE);
        assertTrue(refusal(on, Condition.SPO2_LOW, Priority.LOW, 99).contains("keep at least"));
        assertEquals(
                List.of(new LimitChange(Condition.SPO2_HIGH, Priority.MEDIUM, 100, 98)),
                LimitChange.between(PROFILE, on));
        assertEquals(
                "SpO2 high, medium: off to 98",
                LimitChange.between(PROFILE, on).getFirst().words());
    }

    @Test
    void noBreathAtItsLongest_isNotOff() {
        var apnea = PROFILE.ladder(Condition.APNEA);
        assertNotNull(apnea);
        assertTrue(!new Ladder(Condition.APNEA, List.of(apnea.rungs().getLast().at(40))).off());
    }

    @Test
    void limitsRelativeToTheBaseline_areComparedWithEachOtherOnly() {
        var values = new java.util.ArrayList<>(Baseline.NONE.values());
        values.set(health.vigil.vital.Vital.PULSE_RATE.ordinal(), 50.0);
        var slow = PROFILE.under(Phase.PRE_SEDATION, new Baseline(0, "x", values, Baseline.NONE.missing()));
        assertEquals(62, limit(slow, Condition.PULSE_ABOVE_BASELINE));
        assertEquals("", refusal(slow, Condition.PULSE_LOW, Priority.MEDIUM, 66));
        assertTrue(refusal(slow, Condition.PULSE_BELOW_BASELINE, Priority.MEDIUM, 61)
                .contains("1 apart; keep at least 2"));
    }

    private static double limit(Profile profile, Condition condition) {
        var ladder = profile.ladder(condition);
        assertNotNull(ladder);
        return ladder.rungs().getFirst().limit();
    }

    /// Every edit that was accepted one after another is in force after the layers are put together anew, in whatever
    /// order they came.
    @Test
    void acceptedEdits_areAllInForceAfterAPhase() {
        var edited = PROFILE;
        for (var edit : List.of(
                new LimitEdit(Condition.SPO2_DESATURATION, Priority.HIGH, 80),
                new LimitEdit(Condition.SPO2_LOW, Priority.HIGH, 86),
                new LimitEdit(Condition.SPO2_LOW, Priority.MEDIUM, 88),
                new LimitEdit(Condition.SPO2_LOW, Priority.LOW, 89),
                new LimitEdit(Condition.PULSE_HIGH, Priority.MEDIUM, 145),
                new LimitEdit(Condition.PULSE_LOW, Priority.MEDIUM, 140),
                new LimitEdit(Condition.SPO2_DESATURATION, Priority.HIGH, 81))) {
            assertEquals("", edit.refusal(edited), edit.toString());
            edited = edit.applied(edited);
        }
        assertEquals(List.of(), LimitChange.between(edited, edited.under(Phase.PROCEDURE, Baseline.NONE)));
    }
}
