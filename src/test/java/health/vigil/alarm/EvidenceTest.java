package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.composite.Evidence;
import health.vigil.alarm.composite.Sign;
import health.vigil.profile.Condition;
import health.vigil.profile.LimitRange;
import health.vigil.vital.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every sign at its edges: what happens, and what is seen in it a moment later, with its points.
class EvidenceTest {
    private static final String CALM = """
        0 | clip SPO2 98, clip PULSE_RATE 100, capno RESPIRATION_RATE 22, capno ETCO2 38 |
        """;

    /// The profile refuses limits that no child could exceed.
    @Test
    void mostPointsThatCanComeTogether_areOneMoreThanTheHighestLimit() {
        var fallen = EnumSet.range(Sign.RATE_BELOW_LOW, Sign.SEDATIVE_GIVEN);
        assertEquals(12, most(Condition.RESPIRATORY_DEPRESSION, fallen));
        assertEquals(LimitRange.of(Condition.RESPIRATORY_DEPRESSION).highest() + 1, 12);
        var after = EnumSet.range(Sign.SPO2_BELOW_LOW, Sign.DRUG_GIVEN);
        assertEquals(9, most(Condition.ALLERGIC_REACTION, after));
        assertEquals(LimitRange.of(Condition.ALLERGIC_REACTION).highest() + 1, 9);
    }

    private static int most(Condition condition, Set<Sign> signs) {
        return new Evidence(
                        condition,
                        signs.stream()
                                .map(sign -> new Evidence.Seen(sign, "", 0, 0))
                                .toList())
                .points();
    }

    @Test
    void calmChildUnderADrug_showsNothing() {
        depression("0: ", "300 | drug propofol |");
        allergy("0: ", "300 | drug propofol |");
    }

    @Test
    void slowRate_countsByTheLimitItIsBelow() {
        depression("0: ", "60 | capno RESPIRATION_RATE 17 |");
        depression("1: RR 16 below 17", "60 | capno RESPIRATION_RATE 16 |");
        depression("1: RR 14 below 17", "60 | capno RESPIRATION_RATE 14 |");
        depression("2: RR 13 below 14", "60 | capno RESPIRATION_RATE 13 |");
        depression("2: RR 10 below 14", "60 | capno RESPIRATION_RATE 10 |");
        depression("3: RR 9 below 10", "60 | capno RESPIRATION_RATE 9 |");
    }

    @Test
    void fallenRate_countsFromThreeTenthsOn() {
        depression("0: ", "60 | capno RESPIRATION_RATE 30 |\n300 | capno RESPIRATION_RATE 21.1 |");
        depression("1: RR 21 down from 30", "60 | capno RESPIRATION_RATE 30 |\n300 | capno RESPIRATION_RATE 21 |");
    }

    @Test
    void rateOfAMinuteAgo_isNotYetAComparison() {
        depression("0: ", "0 | capno RESPIRATION_RATE 40 |\n100 | capno RESPIRATION_RATE 20 |");
    }

    @Test
    void estimatedRate_countsOneAndOnlyWhereNoneIsMeasured() {
        var lost = "60 | gap capno RESPIRATION_RATE ARTIFACT, clip RESPIRATION_RATE 9 PLETH |";
        depression("1: RR 9 (estimated) below 10", lost);
        depression("0: ", "60 | clip RESPIRATION_RATE 9 PLETH |");
    }

    @Test
    void normalEstimate_hidesNoMeasuredRate() {
        depression("3: RR 9 below 10", "60 | clip RESPIRATION_RATE 22 PLETH, capno RESPIRATION_RATE 9 |");
    }

    @Test
    void shallowBreaths_countOnlyWithAFallenRate() {
        depression(
                "3: RR 15 below 17, RR 15 down from 22, EtCO2 30 down from 38",
                "300 | capno RESPIRATION_RATE 15, capno ETCO2 30 |");
        depression("0: ", "300 | capno ETCO2 30 |");
        depression("2: RR 15 below 17, RR 15 down from 22", "300 | capno RESPIRATION_RATE 15, capno ETCO2 31 |");
    }

    @Test
    void missingBreath_countsAfterTenSeconds() {
        var breaths = "50 | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |\n";
        depression("0: ", breaths + "60 | |");
        depression("2: no breath for 11 s", breaths + "61 | |");
        depression("0: ", breaths + "55 | gap capno ETCO2 ZEROING |\n70 | |");
    }

    @Test
    void carbonDioxide_countsAboveItsLimit() {
        depression("0: ", "60 | capno ETCO2 50 |");
        depression("2: EtCO2 51 above 50", "60 | capno ETCO2 51 |");
    }

    @Test
    void saturation_countsByTheLimitItIsBelow() {
        depression("0: ", "60 | clip SPO2 96 |");
        depression("1: SpO2 94 below 95", "0 | clip SPO2 95 |\n60 | clip SPO2 94 |");
        depression("1: SpO2 92 below 95", "0 | clip SPO2 94 |\n15 | clip SPO2 92 |");
        depression("2: SpO2 91 below 92", "0 | clip SPO2 93 |\n15 | clip SPO2 91 |");
        depression("2: SpO2 90 below 92", "0 | clip SPO2 92 |\n15 | clip SPO2 90 |");
        depression("3: SpO2 89 below 90", "0 | clip SPO2 91 |\n5 | clip SPO2 89 |");
    }

    @Test
    void fallingSaturation_countsFromThreeOn() {
        depression("0: ", "60 | clip SPO2 96 |");
        depression("1: SpO2 fell by 3 within a minute", "60 | clip SPO2 95 |");
    }

    @Test
    void sedative_countsForAQuarterOfAnHourBesideAnotherSign() {
        var slow = "1000 | capno RESPIRATION_RATE 16 |";
        depression("2: RR 16 below 17, propofol 14 min ago", "101 | drug propofol |\n" + slow);
        depression("1: RR 16 below 17", "99 | drug propofol |\n" + slow);
        depression("0: ", "101 | drug propofol |\n1000 | |");
    }

    @Test
    void reversalDrug_speaksForNoDepression() {
        depression("1: RR 16 below 17", "50 | drug Naloxone |\n60 | capno RESPIRATION_RATE 16 |");
        depression(
                "2: RR 16 below 17, fentanyl 0 min ago",
                "40 | drug fentanyl |\n50 | drug flumazenil |\n60 | capno RESPIRATION_RATE 16 |");
    }

    @Test
    void fallenPressure_countsAfterADrugOnly() {
        var before = "0 | cuff NIBP_SYSTOLIC 100 |\n";
        allergy("0: ", before + "300 | cuff NIBP_SYSTOLIC 85 |");
        allergy("0: ", before + "200 | drug x |\n300 | cuff NIBP_SYSTOLIC 86 |");
        allergy("2: NIBP sys 85 down from 100, x 1 min ago", before + "200 | drug x |\n300 | cuff NIBP_SYSTOLIC 85 |");
        allergy("2: NIBP sys 79 down from 100, x 1 min ago", before + "200 | drug x |\n300 | cuff NIBP_SYSTOLIC 79 |");
    }

    @Test
    void farFallenPressure_countsTwice() {
        allergy(
                "3: NIBP sys 90 down from 120, x 1 min ago",
                "0 | cuff NIBP_SYSTOLIC 120 |\n200 | drug x |\n300 | cuff NIBP_SYSTOLIC 90 |");
    }

    @Test
    void lowPressure_countsBesidesItsFall() {
        allergy(
                "2: NIBP sys 77 below 78, x 1 min ago",
                "0 | cuff NIBP_SYSTOLIC 80 |\n"
                        + "200 | drug x |\n"
                        + "300 | cuff NIBP_SYSTOLIC 77 | raised NIBP_SYSTOLIC_LOW HIGH");
    }

    @Test
    void pressureBeforeTheDrugOrOld_isNoSign() {
        allergy("0: ", "0 | cuff NIBP_SYSTOLIC 100 |\n300 | cuff NIBP_SYSTOLIC 80 |\n310 | drug x |");
        allergy("0: ", "0 | cuff NIBP_SYSTOLIC 100 |\n200 | drug x |\n300 | cuff NIBP_SYSTOLIC 80 |\n901 | |");
    }

    @Test
    void risenPulse_countsFromFifteenPercentOnAndTwiceFromAQuarter() {
        allergy("0: ", "290 | drug x |\n300 | clip PULSE_RATE 114 |");
        allergy("2: PR 115 up from 100, x 0 min ago", "290 | drug x |\n300 | clip PULSE_RATE 115 |");
        allergy("2: PR 124 up from 100, x 0 min ago", "290 | drug x |\n300 | clip PULSE_RATE 124 |");
        allergy("3: PR 125 up from 100, x 0 min ago", "290 | drug x |\n300 | clip PULSE_RATE 125 |");
    }

    @Test
    void pulseAndBreathThatComeBackFromTooSlow_areNoRise() {
        allergy("0: ", """
            200  | drug x                  |
            290  | clip PULSE_RATE 60      |
            300  |                         | raised PULSE_LOW MEDIUM
            480  | clip PULSE_RATE 90      | ended PULSE_LOW MEDIUM
            """);
        allergy("0: ", """
            200  | drug x                    |
            290  | capno RESPIRATION_RATE 15 |
            305  |                           | raised RESPIRATION_LOW LOW
            480  | capno RESPIRATION_RATE 24 | ended RESPIRATION_LOW LOW
            """);
    }

    @Test
    void electrocardiogram_countsBeforeTheClip() {
        allergy(
                "2: HR 116 up from 100, x 0 min ago",
                "0 | hl7 HEART_RATE 100 |\n290 | drug x |\n300 | hl7 HEART_RATE 116, clip PULSE_RATE 130 |");
    }

    @Test
    void risenRate_countsInAllergyOnly() {
        allergy("2: RR 29 up from 22, x 0 min ago", "290 | drug x |\n300 | capno RESPIRATION_RATE 29 |");
        depression("0: ", "290 | drug x |\n300 | capno RESPIRATION_RATE 29 |");
    }

    @Test
    void possibleCauses_areNamedLatestFirst() {
        allergy(
                "2: SpO2 fell by 3 within a minute, d 0 min ago, c 1 min ago, b 2 min ago",
                "100 | drug a |\n160 | drug b |\n170 | drug d |\n220 | drug c |\n290 | drug d |\n300 | clip SPO2 95 |");
    }

    @Test
    void drugGivenHalfAnHourAgo_isNoCauseAnyMore() {
        allergy("1: SpO2 fell by 3 within a minute, x 29 min ago", "201 | drug x |\n2000 | clip SPO2 95 |");
        allergy("0: ", "199 | drug x |\n2000 | clip SPO2 95 |");
    }

    @Test
    void drugGivenBeforeARestart_keepsItsTime() {
        allergy("1: SpO2 fell by 3 within a minute, x 20 min ago", """
            100  | drug x       | baseline by Vigil
            1200 | restart 40   |
            1240 |              | outage 40000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            1340 | clip SPO2 95 |
            """);
    }

    @Test
    void wantOfOxygen_countsTwoAtMostForAllergy() {
        allergy(
                "5: PR 125 up from 100, SpO2 89 below 90, SpO2 fell by 9 within a minute, x 0 min ago",
                "290 | drug x |\n300 | clip PULSE_RATE 125, clip SPO2 89 |");
    }

    @Test
    void group_countsUpToItsMost() {
        var all = "0 | capno RESPIRATION_RATE 30 |\n"
                + "240 | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |\n"
                + "250 | capno RESPIRATION_RATE 9, capno ETCO2 20 |\n"
                + "252 | |";
        depression("4: RR 9 below 10, RR 9 down from 30, EtCO2 20 down from 38, no breath for 12 s", all);
    }

    @Test
    void table_isInTheDocumentation() throws Exception {
        var doc = Files.readString(Path.of("src/docs/composite.md"));
        for (var sign : Sign.values()) {
            var row = "| " + sign.meaning() + " | " + sign.group().words() + " | " + sign.points() + " |";
            assertTrue(doc.contains(row), "missing: " + row);
        }
        for (var group : Sign.Group.values())
            assertTrue(doc.contains(group.words() + " " + group.most()), "missing: most of " + group);
    }

    private static void depression(String expected, String table) {
        judged(Condition.RESPIRATORY_DEPRESSION, expected, table);
    }

    private static void allergy(String expected, String table) {
        judged(Condition.ALLERGIC_REACTION, expected, table);
    }

    private static void judged(Condition condition, String expected, String table) {
        var bed = Script.after(Composites.PROFILE, CALM + table);
        var now = new Moment(
                bed.time().epoch(),
                bed.time().now() - bed.time().offset(),
                bed.time().wallMillis());
        for (var evidence : Evidence.of(bed, now))
            if (evidence.condition() == condition) assertEquals(expected, evidence.points() + ": " + evidence.words());
    }
}
