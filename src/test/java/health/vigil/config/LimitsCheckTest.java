package health.vigil.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Changes of the shipped profile that would leave a child without an alarm, or with one that never ends, and what the
/// person who made one reads.
class LimitsCheckTest {
    private static final String FILE = "p.yaml: ";

    private static String shipped() throws IOException {
        return Files.readString(Path.of(ProfileFile.BUILT_IN));
    }

    private static List<String> mistakes(String text) {
        try {
            ProfileFile.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8));
            return List.of();
        } catch (MistakesException found) {
            return found.mistakes().stream()
                    .map(mistake -> mistake.toString().substring(FILE.length()))
                    .toList();
        }
    }

    @Test
    void shippedProfile_isSound() throws IOException {
        assertEquals(List.of(), mistakes(shipped()));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{priority: HIGH, limit: 85, | {limit: 85,"
                        + " | ageless.SPO2_DESATURATION[0].priority: is missing; write one of [LOW, MEDIUM, HIGH]",
                "{priority: HIGH, limit: 85, | {priority: LOW, limit: 85,"
                        + " | ageless.SPO2_DESATURATION[0]: LOW is too mild for severe desaturation (R15); write"
                        + " priority: HIGH",
                "limit: 85, delay: none | limit: 85, delay: {seconds: 15}"
                        + " | ageless.SPO2_DESATURATION[0]: a delay after 15 s is not allowed: nothing may hold severe"
                        + " desaturation (R15); write delay: none",
                "limit: 20, delay: none | limit: 20, delay: {seconds: 15}"
                        + " | ageless.APNEA[1]: a delay after 15 s is not allowed: its limit is the seconds to wait"
                        + " (R18); write delay: none",
                "- {priority: HIGH, limit: 20, | # {" + " | ageless.APNEA: has no rung of priority HIGH (R18); add one",
                "- {priority: HIGH, limit: 85, | # {"
                        + " | ageless.SPO2_DESATURATION: has nothing below it; write its rungs, or [] where it may be"
                        + " off",
                "INDUCTION: {cuffIntervalMinutes: 3} | INDUCTION: {limits: {APNEA: []}}"
                        + " | phases.INDUCTION.limits.APNEA: can never alarm; it may not be off in any phase: give it a"
                        + " limit",
                "limit: 85, delay | limit: 0, delay"
                        + " | ageless.SPO2_DESATURATION: can never alarm; it may not be off in any phase: give it a"
                        + " limit",
                "priority: LOW, limit: 95 | priority: LOW, limit: 101 | ageless.SPO2_LOW[0].limit: 101 is outside 0 to"
                        + " 100 %; choose a limit that can be measured",
                "desaturationGap: 5 | desaturationGap: 6"
                        + " | ageless.SPO2_DESATURATION: severe desaturation 85 must be 6 or more below the gravest low"
                        + " limit 90; move SpO2 low first",
                "limit: 85, delay | limit: 89, delay"
                        + " | ageless.SPO2_DESATURATION: severe desaturation 89 must be 5 or more below the gravest low"
                        + " limit 90; move SpO2 low first",
                "priority: MEDIUM, limit: 30, | priority: MEDIUM, limit: 60,"
                        + " | ageless.ETCO2_LOW: low limit 60 would be above high limit 50; keep at least 2, or"
                        + " move EtCO2 high first",
                "limit: 36.0 | limit: 39.0"
                        + " | ageless.TEMPERATURE_LOW: low limit 39.0 would be above high limit 38.5; keep at"
                        + " least 0.5, or move temperature high first",
                "pointSeconds: 18}, clear: {by: 2} | pointSeconds: 18}, clear: {by: 15}"
                        + " | ageless.SPO2_LOW[2]: clear by 15 ends the alarm at 105 only, where a child need never be;"
                        + " choose less",
                "by: 5, delay: {seconds: 5}, clear: {by: 1} | by: 5, delay: {seconds: 5}, clear: {by: 6}"
                        + " | baseline.SPO2_BELOW_BASELINE[0]: clear by 6 ends the alarm at 96 only, where a child need"
                        + " never be; choose less",
                "heart: [50, 65, 131, 150] | heart: [50, 131, 132, 150]"
                        + " | bands[8].heart: low limit 131 and high limit 132 would be 1 apart; keep at least 2, or"
                        + " move pulse high first",
                "systolic: [100, 130] | systolic: [74, 130]"
                        + " | hypotension, 0-3 m: low limit 70 and high limit 74 would be 4 apart; keep at least 5, or"
                        + " move blood pressure high first",
                "version: 3 | #version: 3 | version: is missing; write a whole number from 1 on",
                "SPO2_FALLING: | SPO2_FALING: | ageless.SPO2_FALING: is no condition of the child; did you mean"
                        + " SPO2_FALLING?",
            })
    void limitThatWouldNotWatch_isRefused_withPlaceRuleAndNextStep(String said, String instead, String mistake)
            throws IOException {
        var text = shipped();
        assertTrue(text.contains(said), said);
        var found = mistakes(text.replace(said, instead));
        assertTrue(found.contains(mistake.strip()), () -> String.join(System.lineSeparator(), found));
    }

    @Test
    void pointsThatCannotComeTogether_areRefused() throws IOException {
        var text = shipped()
                .replace(
                        "priority: MEDIUM, limit: 4, delay: {pointSeconds: 20}, clear: {by: 1,",
                        "priority: MEDIUM," + " limit: 18, delay: {pointSeconds: 20}, clear: {by: 1,")
                .replace("priority: HIGH, limit: 6,", "priority: HIGH, limit: 19,");
        assertEquals(
                List.of(
                        "ageless.RESPIRATORY_DEPRESSION[0].limit: 18 is outside 1 to 11 points; choose a limit that can"
                                + " be measured",
                        "ageless.RESPIRATORY_DEPRESSION[1].limit: 19 is outside 1 to 11 points; choose a limit that can"
                                + " be measured",
                        "ageless.ALLERGIC_REACTION[0].limit: 18 is outside 1 to 8 points; choose a limit that can be"
                                + " measured",
                        "ageless.ALLERGIC_REACTION[1].limit: 19 is outside 1 to 8 points; choose a limit that can be"
                                + " measured"),
                mistakes(text));
    }

    @Test
    void oneFlawOfEveryAge_isSaidOnce() throws IOException {
        var off = shipped()
                .replace(
                        "INDUCTION: {cuffIntervalMinutes: 3}",
                        "INDUCTION: {limits: {SPO2_DESATURATION: [], APNEA: [], SPO2_LOW: []}}");
        assertEquals(3, mistakes(off).size(), () -> mistakes(off).toString());
    }
}
