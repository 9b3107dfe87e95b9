package health.vigil.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.profile.Baseline;
import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.ProfileBook;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Vital;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFileTest {
    private static final ProfileBook BOOK = ProfileFile.builtIn();

    private static Profile atDays(int days) {
        return BOOK.profileFor(new Patient("", "", days, 0));
    }

    private static Profile bornOn(String born, String today) {
        return BOOK.profileFor(Patient.born("", "", LocalDate.parse(born), LocalDate.parse(today), 0));
    }

    private static List<Rung> rungs(Profile profile, Condition condition) {
        var ladder = profile.ladder(condition);
        assertNotNull(ladder, condition + " has no ladder");
        return ladder.rungs();
    }

    private static double limit(Profile profile, Condition condition, Priority priority) {
        return rungs(profile, condition).stream()
                .filter(r -> r.priority() == priority)
                .findFirst()
                .orElseThrow()
                .limit();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01, 0-3 m", // born today
        "2026-01-01, 2026-04-01, 0-3 m", // 90 days: calendar months of a short quarter
        "2026-01-01, 2026-04-02, 3-6 m", // 91 days
        "2025-03-01, 2026-02-28, 9-12 m", // the day before the first birthday
        "2025-03-01, 2026-03-01, 12-18 m", // the first birthday
        "2024-02-29, 2025-02-28, 12-18 m", // born on a leap day: 365 days
        "2016-03-01, 2026-02-28, 8-12 y",
        "2014-03-01, 2026-02-28, 8-12 y", // the day before twelve
        "2014-03-01, 2026-03-01, 12-15 y", // twelve
        "2016-03-01, 2026-03-01, 8-12 y", // ten: the same band, the grown child's pressure
        "2008-03-01, 2026-02-27, 15-18 y",
        "2008-02-29, 2026-02-28, 15-18 y",
    })
    void band_isChosenByExactAge(String born, String today, String band) {
        assertEquals(band, bornOn(born, today).band());
    }

    @Test
    void everyBirthday_isInItsBand_atMostOneDayEarly() {
        for (int year : new int[] {1, 2, 3, 4, 6, 8, 12, 15, 18})
            for (var born = LocalDate.of(2000, 1, 1); born.getYear() < 2008; born = born.plusDays(1)) {
                var birthday = born.plusYears(year);
                var before = Patient.born("", "", born, birthday.minusDays(2), 0);
                var on = Patient.born("", "", born, birthday, 0);
                assertFalse(before.ageDays() >= Math.floor(year * 365.25), born + " at " + year);
                assertTrue(on.ageDays() >= Math.floor(year * 365.25), born + " at " + year);
            }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 60",
        "28, 60",
        "29, 70",
        "364, 70",
        "365, 72",
        "366, 73",
        "730, 74",
        "731, 75",
        "1461, 78",
        "1462, 79",
        "3651, 90",
        "3652, 90",
        "6573, 90",
        "9000, 90"
    })
    void systolicHypotension_isComputedFromExactAge(int days, double mmHg) {
        assertEquals(mmHg, limit(atDays(days), Condition.NIBP_SYSTOLIC_LOW, Priority.HIGH));
    }

    @Test
    void eighteenYearsAndOlder_takesTheLastBandAndSaysSo() {
        assertFalse(bornOn("2008-03-02", "2026-03-01").note().contains("18 years"));
        var grown = bornOn("2008-03-01", "2026-03-01");
        assertEquals("15-18 y", grown.band());
        assertTrue(grown.note().startsWith("18 years or older: limits of the last band, 15-18 y"), grown.note());
    }

    @Test
    void unadmittedBed_hasOnlyLimitsThatNeedNoAge_andStartsNoCuff() {
        var nobody = BOOK.unadmitted();
        assertNotNull(nobody.ladder(Condition.SPO2_LOW));
        assertNotNull(nobody.ladder(Condition.APNEA));
        for (var aged : List.of(Condition.PULSE_LOW, Condition.RESPIRATION_LOW, Condition.NIBP_SYSTOLIC_LOW))
            assertEquals(null, nobody.ladder(aged));
        assertEquals(0, nobody.cuffIntervalMinutes());
        assertTrue(nobody.note().startsWith("nobody admitted"), nobody.note());
    }

    @Test
    void saturationLadder_isTheOneOfTheProposal() {
        var rungs = rungs(atDays(1500), Condition.SPO2_LOW);
        assertEquals(
                List.of(
                        new Rung(Priority.LOW, 95, new Wait.Fixed(30), false, new Clear(1, 0)),
                        new Rung(Priority.MEDIUM, 92, new Wait.Fixed(10), false, new Clear(1, 0)),
                        new Rung(Priority.HIGH, 90, new Wait.DepthWeighted(18), true, new Clear(2, 0))),
                rungs);
        assertEquals(
                List.of(new Rung(Priority.HIGH, 85, new Wait.None(), true)),
                rungs(atDays(1500), Condition.SPO2_DESATURATION));
    }

    @Test
    void apnoea_isReachedAtItsSeconds_notOneTickLater() {
        var rungs = rungs(atDays(1500), Condition.APNEA);
        assertTrue(Condition.APNEA.violates(15, rungs.get(0).limit()));
        assertFalse(Condition.APNEA.violates(14.99, rungs.get(0).limit()));
        assertTrue(Condition.APNEA.violates(20, rungs.get(1).limit()));
        assertTrue(rungs.get(1).latching());
    }

    @Test
    void unsignedProfile_saysSo_andHashIsTwelveDigits() {
        var profile = atDays(1500);
        assertEquals("sedation-default 3", profile.id());
        assertTrue(profile.note().contains("unsigned proposal"));
        assertTrue(profile.hash().matches("[0-9a-f]{12}"), profile.hash());
    }

    @Test
    void shippedNumbers_areThoseOfTheTable() throws Exception {
        var table = Path.of("..", "shared", "spec", "clinical-defaults.json");
        assumeTrue(Files.exists(table), "the table of sources is not beside the checkout");
        var rows = new ObjectMapper().readTree(table.toFile()).get("proposedProfile");
        for (var row : rows)
            agrees(row, atDays((int) Math.ceil(row.get("months").get(0).intValue() * 30.4375) + 29));
    }

    private static void agrees(JsonNode row, Profile profile) {
        assertAll(
                row.get("band").textValue(),
                () -> same(row, "hrLowMedium", profile, Condition.PULSE_LOW, Priority.MEDIUM),
                () -> same(row, "hrLowHigh", profile, Condition.HEART_RATE_LOW, Priority.HIGH),
                () -> same(row, "hrHighMedium", profile, Condition.PULSE_HIGH, Priority.MEDIUM),
                () -> same(row, "hrHighHigh", profile, Condition.HEART_RATE_HIGH, Priority.HIGH),
                () -> same(row, "rrLowLow", profile, Condition.RESPIRATION_LOW, Priority.LOW),
                () -> same(row, "rrLowMedium", profile, Condition.RESPIRATION_LOW, Priority.MEDIUM),
                () -> same(row, "rrLowHigh", profile, Condition.RESPIRATION_LOW, Priority.HIGH),
                () -> same(row, "rrHighMedium", profile, Condition.RESPIRATION_HIGH, Priority.MEDIUM),
                () -> same(row, "sbpHighMedium", profile, Condition.NIBP_SYSTOLIC_HIGH, Priority.MEDIUM),
                () -> same(row, "sbpHighHigh", profile, Condition.NIBP_SYSTOLIC_HIGH, Priority.HIGH));
    }

    private static void same(JsonNode row, String key, Profile profile, Condition condition, Priority priority) {
        assertEquals(row.get(key).doubleValue(), limit(profile, condition, priority), key);
    }

    @Test
    void manyMistakes_areAllReportedAtOnce_eachWithPlaceAndRemedy() throws Exception {
        var text = Files.readString(Path.of(ProfileFile.BUILT_IN))
                .replace("limit: 92,", "limit: 192,")
                .replace("{seconds: 30}", "{seconds: 300}")
                .replace("priority: MEDIUM, limit: 15", "priority: MIDDLE, limit: 15")
                .replace("grownMmHg: 90", "grownMmHg: ninety")
                .replace("signedBy", "signdBy")
                .replace("heart: [60, 76, 142, 170]", "heart: [76, 60, 142]")
                .replace("fromMonths:  48", "fromMonths:  36");
        var found = assertThrows(
                        MistakesException.class,
                        () -> ProfileFile.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8)))
                .mistakes()
                .stream()
                .map(Mistake::toString)
                .toList();
        assertEquals(
                List.of(
                        "p.yaml: ageless.SPO2_LOW[0].delay.seconds: 300 is outside 0 to 30; choose one inside",
                        "p.yaml: ageless.SPO2_LOW[1].limit: 192 is outside 0 to 100 %; choose a limit that can be"
                                + " measured",
                        "p.yaml: ageless.APNEA[0].priority: \"MIDDLE\" is not one of [LOW, MEDIUM, HIGH]; choose one of"
                                + " them",
                        "p.yaml: hypotension.grownMmHg: \"ninety\" is not a number; write one from 20 to 200",
                        "p.yaml: bands[6].heart: [76,60,142] has 3 numbers; write 4: see the comment above",
                        "p.yaml: bands[8].fromMonths: 36 is not after the band before; order the bands by age,"
                                + " youngest first",
                        "p.yaml: signdBy: is no setting; did you mean signedBy?"),
                found);
    }

    @Test
    void swappedRungsAndBands_areRefusedInWords() {
        var text = new String(bytes(), StandardCharsets.UTF_8).replace("[50, 65, 131, 150]", "[65, 50, 131, 150]");
        var swapped = assertThrows(
                MistakesException.class, () -> ProfileFile.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8)));
        assertTrue(
                swapped.getMessage().contains("bands[8].heart: PULSE_LOW: limit 65.0 of HIGH is milder than 50.0"),
                swapped.getMessage());
    }

    private static List<String> mistakes(String text) {
        return assertThrows(
                        MistakesException.class,
                        () -> ProfileFile.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8)))
                .mistakes()
                .stream()
                .map(Mistake::toString)
                .toList();
    }

    private static String shipped() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyConditionOfTheChild_isInTheProfile_ifOnlyAsOff() {
        var all = withBaseline(Vital.values()).ladders().stream()
                .map(Ladder::condition)
                .toList();
        var missing = Arrays.stream(Condition.values())
                .filter(c -> !c.technical() && !all.contains(c))
                .toList();
        assertEquals(List.of(), missing);
    }

    private static Profile withBaseline(Vital... vitals) {
        var values = new ArrayList<>(Baseline.NONE.values());
        for (var vital : vitals) values.set(vital.ordinal(), normal(vital));
        var baseline = new Baseline(0, "nurse", values, Baseline.NONE.missing());
        return atDays(1500).under(Phase.PRE_SEDATION, baseline);
    }

    private static double normal(Vital vital) {
        return switch (vital) {
            case SPO2 -> 98;
            case RESPIRATION_RATE -> 25;
            case ETCO2 -> 38;
            case TEMPERATURE -> 37;
            default -> 100;
        };
    }

    @Test
    void limitsRelativeToTheBaseline_areThoseOfTheRequirement() {
        var profile = withBaseline(Vital.values());
        assertEquals(
                List.of(93.0, 13.0, 48.0, 75.0, 125.0, 75.0, 125.0, 75.0, 125.0),
                Arrays.stream(Condition.values())
                        .filter(Condition::relative)
                        .map(c -> rungs(profile, c).getFirst().limit())
                        .toList());
        assertEquals(null, atDays(1500).ladder(Condition.SPO2_BELOW_BASELINE));
        assertEquals(rungs(atDays(1500), Condition.SPO2_LOW), rungs(profile, Condition.SPO2_LOW));
    }

    @Test
    void phases_haveTheirOwnCuffInterval_unlessTheConfigurationHasOne() {
        var minutes = Arrays.stream(Phase.values())
                .map(phase -> atDays(1500).under(phase, Baseline.NONE).cuffIntervalMinutes())
                .toList();
        assertEquals(List.of(5, 3, 5, 5, 10, 15, 5), minutes);
        var house = BOOK.withCuffInterval(0).profileFor(new Patient("", "", 1500, 0));
        assertEquals(0, house.under(Phase.INDUCTION, Baseline.NONE).cuffIntervalMinutes());
    }

    @Test
    void wakingChild_isNotAlarmedAboveItsBaseline() {
        var awake = withBaseline(Vital.PULSE_RATE).under(Phase.RECOVERY_2, withPulse());
        assertEquals(List.of(), rungs(awake, Condition.PULSE_ABOVE_BASELINE));
        assertEquals(1, rungs(awake, Condition.PULSE_BELOW_BASELINE).size());
        assertEquals(rungs(atDays(1500), Condition.PULSE_HIGH), rungs(awake, Condition.PULSE_HIGH));
    }

    private static Baseline withPulse() {
        var values = new ArrayList<>(Baseline.NONE.values());
        values.set(Vital.PULSE_RATE.ordinal(), 100.0);
        return new Baseline(0, "nurse", values, Baseline.NONE.missing());
    }

    @Test
    void authority_isRead() {
        var authority = atDays(1500).authority();
        assertFalse(authority.audioOffAllowed());
        assertEquals(120, authority.longestPauseSeconds());
        assertTrue(authority.mayBeOff(Condition.TEMPERATURE_HIGH));
        assertFalse(authority.mayBeOff(Condition.ETCO2_HIGH));
        assertEquals(5, authority.desaturationGap());
    }

    /// Requirement R17.
    @Test
    void mediumOrHighThatWaitsLongerThanFifteenSeconds_isRefused() {
        assertEquals(
                List.of(
                        "p.yaml: ageless.SPO2_LOW[1].delay.seconds: 16 is outside 0 to 15; choose one inside",
                        "p.yaml: delays.respiration.HIGH.seconds: 20 is outside 0 to 15; choose one inside"),
                mistakes(shipped()
                        .replace("limit: 92, delay: {seconds: 10}", "limit: 92, delay: {seconds: 16}")
                        .replace("HIGH: {seconds: 15}", "HIGH: {seconds: 20}")));
        var slow = shipped().replace("LOW: {seconds: 15}", "LOW: {seconds: 30}");
        assertNotNull(ProfileFile.parse("p.yaml", slow.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void mistakesInBaselineAndPhases_arePlacedAndMended() {
        assertEquals(
                List.of(
                        "p.yaml: ageless.PULSE_BELOW_BASELINE:"
                                + " has no limits of its own; write them under `baseline`; here only [] is allowed",
                        "p.yaml: baseline.SPO2_LOW: SPO2_LOW does not depend on a baseline",
                        "p.yaml: baseline.ETCO2_ABOVE_BASELINE[0]: must have either `percent` or `by`; write percent:"
                                + " 25 or by: 5",
                        "p.yaml: phases.RECOVERY_2.cuffIntervalMinutes: 200 is outside 0 to 120; choose one inside",
                        "p.yaml: phases.INDUCTON: is no setting; did you mean INDUCTION?"),
                mistakes(shipped()
                        .replace(
                                "  FICO2_HIGH: []", "  PULSE_BELOW_BASELINE: [{priority: LOW, limit: 80, delay: none}]")
                        .replace("  SPO2_BELOW_BASELINE:", "  SPO2_LOW:")
                        .replace("priority: MEDIUM, by: 10,", "priority: MEDIUM,")
                        .replace("cuffIntervalMinutes: 10 ", "cuffIntervalMinutes: 200 ")
                        .replace("  INDUCTION: {", "  INDUCTON: {")));
    }

    @Test
    void mistakesInTheAuthority_arePlacedAndMended() {
        assertEquals(
                List.of(
                        "p.yaml: authority.floors.SPO2_LOW.HIGH: 850 is outside 0 to 100; choose one inside",
                        "p.yaml: authority.mayBeOff[0]: TEMPERATUR_LOW is no condition of the child; did you mean"
                                + " TEMPERATURE_LOW?",
                        "p.yaml: authority.longestPauseSeconds: 600 is outside 0 to 180; choose one inside"),
                mistakes(shipped()
                        .replace("SPO2_LOW: {HIGH: 85}", "SPO2_LOW: {HIGH: 850}")
                        .replace("    - TEMPERATURE_LOW\n", "    - TEMPERATUR_LOW\n")
                        .replace("longestPauseSeconds: 120", "longestPauseSeconds: 600")));
        assertEquals(
                List.of("p.yaml: authority: APNEA can never be switched off; take it out"),
                mistakes(shipped().replace("    - TEMPERATURE_LOW\n", "    - APNEA\n")));
    }

    @Test
    void defaultBeyondItsOwnFloor_isRefused() {
        assertEquals(
                List.of("p.yaml: ageless.SPO2_LOW[2]: 90 is below 91, the furthest this profile allows; choose 91 or"
                        + " more"),
                mistakes(shipped().replace("SPO2_LOW: {HIGH: 85}", "SPO2_LOW: {HIGH: 91}")));
    }

    @Test
    void noYamlAtAll_namesLineAndColumn() {
        var bad = assertThrows(
                MistakesException.class,
                () -> ProfileFile.parse("p.yaml", "id: x\n  - y: [".getBytes(StandardCharsets.UTF_8)));
        assertTrue(bad.getMessage().startsWith("p.yaml: is not YAML: line 2"), bad.getMessage());
    }

    private static byte[] bytes() {
        try {
            return Files.readAllBytes(Path.of(ProfileFile.BUILT_IN));
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
