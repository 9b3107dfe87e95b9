package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.simulator.story.StoryReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Simulated children on room air under propofol, with the shipped limits: what the composite condition says, and how
/// long before SpO2 alarms with high priority. The table in `src/docs/composite.md` is what happens here.
class CompositeStoriesSimulationTest {
    private static final Path DOCUMENT = Path.of("src/docs/composite.md");
    private static final List<Integer> AGES = List.of(1, 4, 9, 15);
    private static final int SEEDS = 2;
    private static final Set<Condition> SPO2 = Set.of(Condition.SPO2_LOW, Condition.SPO2_DESATURATION);
    private static final Set<Condition> DEPRESSION = Set.of(Condition.RESPIRATORY_DEPRESSION);
    private static final Set<Condition> ALLERGY = Set.of(Condition.ALLERGIC_REACTION);

    /// Milligrams of propofol per kilogram, at once and after 135 s.
    private enum Course {
        LIGHT(1, 0.5),
        USUAL(2, 1),
        DEEP(3, 2),
        TOO_DEEP(4, 3);

        private final double first;
        private final double second;

        Course(double first, double second) {
            this.first = first;
            this.second = second;
        }
    }

    @Test
    void lightSedation_raisesNoComposite() throws Exception {
        for (var bed : beds(Course.LIGHT)) {
            assertEquals(Double.NaN, first(bed, DEPRESSION, Priority.MEDIUM));
            assertEquals(Double.NaN, first(bed, ALLERGY, Priority.MEDIUM));
        }
    }

    @Test
    void usualSedation_raisesNoGraveComposite() throws Exception {
        for (var bed : beds(Course.USUAL)) assertEquals(Double.NaN, first(bed, DEPRESSION, Priority.HIGH));
    }

    @ParameterizedTest
    @EnumSource(names = {"DEEP", "TOO_DEEP"})
    void tooMuchPropofol_isSaidBeforeOxygenIsLowWithHighPriority(Course course) throws Exception {
        for (var bed : beds(course)) {
            var lead = lead(bed);
            assertTrue(lead > 0, course + ": composite " + lead + " s before SpO2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void documentedRow_isWhatHappens(Course course) throws Exception {
        var row = row(course);
        assertTrue(Files.readString(DOCUMENT).contains(row), "put it into " + DOCUMENT + ": " + row);
    }

    private static String row(Course course) throws Exception {
        var beds = beds(course);
        return "| " + course.first + " + " + course.second + " | "
                + told(beds, bed -> first(bed, DEPRESSION, Priority.MEDIUM)) + " | "
                + told(beds, bed -> first(bed, DEPRESSION, Priority.HIGH)) + " | "
                + told(beds, bed -> first(bed, SPO2, Priority.HIGH)) + " | "
                + told(beds, CompositeStoriesSimulationTest::lead) + " |";
    }

    /// `8 of 8, 296-312 s`
    private static String told(List<Watched> beds, ToDoubleFunction<Watched> seconds) {
        var known = beds.stream()
                .mapToDouble(seconds)
                .filter(s -> !Double.isNaN(s))
                .sorted()
                .toArray();
        if (known.length == 0) return "none";
        return String.format(
                Locale.ROOT, "%d of %d, %.0f-%.0f s", known.length, beds.size(), known[0], known[known.length - 1]);
    }

    private static double lead(Watched bed) {
        return first(bed, SPO2, Priority.HIGH) - first(bed, DEPRESSION, Priority.MEDIUM);
    }

    private static List<Watched> beds(Course course) throws Exception {
        var beds = new ArrayList<Watched>();
        for (var age : AGES)
            for (int seed = 1; seed <= SEEDS; seed++) {
                var bed = new Watched(seed, StoryReader.parse("propofol", "propofol", story(age, course)));
                bed.run();
                beds.add(bed);
            }
        return beds;
    }

    /// Weights of a child of that age: 8 + 2 x age, as paediatricians estimate it.
    private static String story(int age, Course course) {
        return """
            title: Propofol on room air
            seconds: 600
            child: {ageYears: %d, weightKg: %d}
            events:
              - {at: 4, admit: {by: nurse, id: SIM-1, label: Simulated child}}
              - {at: 12, cuff: {by: nurse, order: start-pediatric}}
              - {at: 100, phase: {by: nurse, is: induction}}
              - {at: 105, dose: {drug: propofol, mgPerKg: %s, by: physician}}
              - {at: 240, dose: {drug: propofol, mgPerKg: %s, by: physician}}
              - {at: 250, pain: {strength: 0.6, seconds: 8}}
            """.formatted(age, 8 + 2 * age, course.first, course.second);
    }

    /// Seconds until one of some conditions was an alarm of at least that priority, NaN if none was.
    private static double first(Watched bed, Set<Condition> conditions, Priority priority) {
        return bed.outputs.stream()
                .filter(output -> risen(output)
                        .anyMatch(alarm -> conditions.contains(alarm.condition())
                                && alarm.priority().atLeast(priority)))
                .mapToDouble(output -> output.at().nanosSince(Watched.ORIGIN) / 1e9)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Stream<Alarm> risen(Output output) {
        if (output instanceof Output.Raised raised) return Stream.of(raised.alarm());
        return output instanceof Output.Escalated escalated ? Stream.of(escalated.alarm()) : Stream.empty();
    }
}
