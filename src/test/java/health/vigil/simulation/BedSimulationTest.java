package health.vigil.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.config.ProfileFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Ten million steps of whole beds under drops, duplicates, reorders, late data, clock steps, link flaps, people,
/// restarts and stalls. A failure names its seed; that seed replays it.
class BedSimulationTest {
    private static final long LIVES = Long.getLong("lives", 40);
    private static final long STEPS = Long.getLong("steps", 250_000);
    private static final long FIRST = Long.getLong("seed", 1);

    @Test
    void wholeBeds_keepEveryPromise() {
        var begun = System.nanoTime();
        var courses = lives(LongStream.range(FIRST, FIRST + LIVES).parallel());
        var steps = courses.stream().mapToLong(Life.Course::steps).sum();
        System.out.printf(
                "%,d lives from seed %d, %,d steps in %.1f s%n",
                LIVES, FIRST, steps, (System.nanoTime() - begun) / 1e9);
        assertTrue(steps >= LIVES * STEPS);
        assertEquals(List.of(), neverCame(courses));
    }

    /// What a promise is about and never happened.
    private static List<Tally.Situation> neverCame(List<Life.Course> courses) {
        var never = new ArrayList<Tally.Situation>();
        for (var situation : Tally.Situation.values()) {
            var times = courses.stream()
                    .mapToLong(c -> c.tally().get(situation.ordinal()))
                    .sum();
            System.out.printf("%-40s %,8d times%n", situation, times);
            if (times == 0) never.add(situation);
        }
        return never;
    }

    @Test
    void sameSeed_tellsTheSame_onAnyNumberOfThreads() {
        assertEquals(
                lives(LongStream.range(FIRST, FIRST + 4)),
                lives(LongStream.range(FIRST, FIRST + 4).parallel()));
    }

    private static List<Life.Course> lives(LongStream seeds) {
        return seeds.mapToObj(seed -> new Life(seed, ProfileFile.builtIn()).live(STEPS))
                .toList();
    }
}
