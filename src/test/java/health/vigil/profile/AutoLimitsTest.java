package health.vigil.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.config.ProfileFile;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Limits computed from a baseline, against the makers' formulas (clinical.md 2.6) worked out by hand.
class AutoLimitsTest {
    private static final ProfileBook BOOK = ProfileFile.builtIn();

    private static Patient child(int days) {
        return new Patient("", "", days, 0);
    }

    private static Baseline baseline(Vital vital, double normal) {
        var values = new ArrayList<>(Baseline.NONE.values());
        values.set(vital.ordinal(), normal);
        return new Baseline(0, "nurse", values, Baseline.NONE.missing());
    }

    private static List<LimitEdit> edits(Profile profile, int days, Vital vital, double normal) {
        return AutoLimits.edits(profile, child(days), baseline(vital, normal));
    }

    private static String words(List<LimitEdit> edits) {
        return edits.stream()
                .map(e -> e.condition() + " " + e.tier() + " "
                        + LimitRange.of(e.condition()).text(e.limit()))
                .collect(Collectors.joining(" / "));
    }

    @ParameterizedTest(name = "{0} d, {1} {2}: {3}")
    @CsvSource({
        // four years old: 0.8 and 1.25 of the rate, whole beats towards the child
        "1500, PULSE_RATE,    100, PULSE_LOW MEDIUM 80 / PULSE_HIGH MEDIUM 125",
        "1500, HEART_RATE,     97, HEART_RATE_LOW MEDIUM 78 / HEART_RATE_HIGH MEDIUM 121",
        // no further than the extreme limits of the age, 50 and 150
        "1500, PULSE_RATE,     60, PULSE_LOW MEDIUM 50 / PULSE_HIGH MEDIUM 75",
        "1500, PULSE_RATE,    170, PULSE_LOW MEDIUM 136 / PULSE_HIGH MEDIUM 150",
        // newborn: 30 less but not below 90, 40 more
        "10,   PULSE_RATE,    150, PULSE_LOW MEDIUM 120 / PULSE_HIGH MEDIUM 190",
        "10,   PULSE_RATE,    110, PULSE_HIGH MEDIUM 150",
        "10,   PULSE_RATE,    170, PULSE_LOW MEDIUM 140 / PULSE_HIGH MEDIUM 191",
        // half and one and a half of the breaths; 30 at most where the age allows no more
        "1500, RESPIRATION_RATE, 24, RESPIRATION_LOW MEDIUM 12 / RESPIRATION_HIGH MEDIUM 30",
        "1500, RESPIRATION_RATE, 18, RESPIRATION_LOW MEDIUM 10 / RESPIRATION_HIGH MEDIUM 27",
        // the trap: an infant who breathes 40 times must not get an upper limit of 30
        "60,   RESPIRATION_RATE, 40, RESPIRATION_LOW MEDIUM 20 / RESPIRATION_HIGH MEDIUM 60",
        "60,   RESPIRATION_RATE, 50, RESPIRATION_LOW MEDIUM 25",
        // newborn: 10 less, 25 more, within 30 and 85; never above the awareness limit of its age
        "10,   RESPIRATION_RATE, 40, RESPIRATION_LOW MEDIUM 25 / RESPIRATION_HIGH MEDIUM 65",
        // 0.86 of systolic + 38; the low limit has no warning tier at this age, and the extreme one stays
        "1500, NIBP_SYSTOLIC, 100, NIBP_SYSTOLIC_HIGH MEDIUM 124",
        "10,   NIBP_SYSTOLIC,  70, NIBP_SYSTOLIC_HIGH MEDIUM 85",
        // carbon dioxide by steps
        "1500, ETCO2, 32, ''",
        "1500, ETCO2, 33, ETCO2_LOW MEDIUM 29 / ETCO2_HIGH MEDIUM 41",
        "1500, ETCO2, 35, ETCO2_LOW MEDIUM 29 / ETCO2_HIGH MEDIUM 41",
        "1500, ETCO2, 38, ETCO2_LOW MEDIUM 32 / ETCO2_HIGH MEDIUM 44",
        "1500, ETCO2, 45, ETCO2_LOW MEDIUM 39 / ETCO2_HIGH MEDIUM 51",
        "1500, ETCO2, 48, ETCO2_LOW MEDIUM 39 / ETCO2_HIGH MEDIUM 51",
        "1500, ETCO2, 49, ''",
        // half a degree, for awareness
        "1500, TEMPERATURE, 36.8, TEMPERATURE_LOW LOW 36.3 / TEMPERATURE_HIGH LOW 37.3",
        // never
        "1500, SPO2, 88, ''",
        "1500, FICO2, 3, ''"
    })
    void computedLimits_areTheMakers(int days, Vital vital, double normal, String expected) {
        assertEquals(expected, words(edits(BOOK.profileFor(child(days)), days, vital, normal)));
    }

    @ParameterizedTest(name = "{0}: {1} to {2}, newborn {3} to {4}")
    @CsvSource({
        "NIBP_SYSTOLIC,  78, 124, 85, 105",
        "NIBP_DIASTOLIC, 74, 118, 80, 80", // a newborn's caps meet: 85 and 80, the low one is refused
        "NIBP_MEAN,      76, 121, 85, 95"
    })
    void pressuresWithAWarningTier_moveOnBothSides(Vital vital, double low, double high, double least, double most) {
        var profile = new Profile("test", "", "", "", pressures(vital), 0);
        assertEquals(
                List.of(low, high),
                edits(profile, 1500, vital, 100).stream().map(LimitEdit::limit).toList());
        var newborn =
                edits(profile, 10, vital, 100).stream().map(LimitEdit::limit).toList();
        assertEquals(Math.max(least, 85), newborn.getFirst());
        assertEquals(most, newborn.getLast());
    }

    private static List<Ladder> pressures(Vital vital) {
        var ladders = new ArrayList<Ladder>();
        for (var condition : Condition.values())
            if (condition.vital() == vital && !condition.relative()) {
                var limit = condition.side() == Condition.Side.LOW ? 10 : 250;
                ladders.add(new Ladder(condition, List.of(new Rung(Priority.MEDIUM, limit, new Wait.None(), false))));
            }
        return ladders;
    }

    @Test
    void floor_holdsAComputedLimit() {
        var base = BOOK.profileFor(child(1500));
        var floors = List.of(new Authority.Floor(Condition.PULSE_LOW, Priority.MEDIUM, 60));
        var authority = new Authority(floors, 5, List.of(), false, 120);
        var profile = Profile.of(base.id(), "", "", "", authority, base.layers());
        assertEquals("PULSE_LOW MEDIUM 60 / PULSE_HIGH MEDIUM 87", words(edits(profile, 1500, Vital.PULSE_RATE, 70)));
    }

    /// Whatever the baseline is: no computed limit is refused that a range, a floor or an order could refuse, and none
    /// is of SpO2.
    @Test
    void anyBaseline_makesLimitsInOrder() {
        for (int days : new int[] {5, 60, 400, 1500, 3000, 5000, 7000})
            for (double share = 0.3; share < 2.5; share += 0.05) {
                var normal = normal(share);
                var profile = BOOK.profileFor(child(days));
                for (var edit : AutoLimits.edits(profile, child(days), normal)) {
                    assertTrue(edit.condition().vital() != Vital.SPO2);
                    var refusal = edit.refusal(profile);
                    assertTrue(refusal.isEmpty() || refusal.contains("keep at least"), edit + ": " + refusal);
                    if (refusal.isEmpty()) profile = edit.applied(profile);
                }
            }
    }

    private static Baseline normal(double share) {
        var values = new ArrayList<>(Collections.nCopies(Vital.values().length, Double.NaN));
        values.set(Vital.SPO2.ordinal(), Math.min(100, 95 * share));
        values.set(Vital.PULSE_RATE.ordinal(), 110 * share);
        values.set(Vital.HEART_RATE.ordinal(), 110 * share);
        values.set(Vital.RESPIRATION_RATE.ordinal(), 25 * share);
        values.set(Vital.ETCO2.ordinal(), 38 * share);
        values.set(Vital.NIBP_SYSTOLIC.ordinal(), 100 * share);
        values.set(Vital.TEMPERATURE.ordinal(), 36 + share);
        return new Baseline(0, "nurse", values, Baseline.NONE.missing());
    }
}
