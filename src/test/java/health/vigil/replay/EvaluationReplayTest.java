package health.vigil.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The evaluation on made-up recordings, against a file that was looked at; `-Dgolden=write` writes it anew.
class EvaluationReplayTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "evaluate-dips.txt");

    private static final Profile LIMITS = Limits.of(
            Limits.ladder(Condition.SPO2_DESATURATION, Limits.rung(Priority.HIGH, 85, new Wait.None())),
            Limits.ladder(
                    Condition.SPO2_LOW,
                    Limits.rung(Priority.LOW, 95, new Wait.Fixed(30)),
                    Limits.rung(Priority.MEDIUM, 92, new Wait.Fixed(10)),
                    new Rung(Priority.HIGH, 90, new Wait.DepthWeighted(20), true, new Clear(2, 0))));

    @TempDir
    private Path folder;

    private String evaluated(int threads) throws IOException {
        var evaluation = Evaluation.of(Dips.in(folder), LIMITS, 15, threads);
        return String.join("\n", EvaluationReport.lines(evaluation, 10)) + "\n";
    }

    @Test
    void dips_giveTheTablesOfTheGoldenFile() throws IOException {
        var tables = evaluated(2);
        if ("write".equals(System.getProperty("golden"))) Files.writeString(GOLDEN, tables);
        assertEquals(Files.readString(GOLDEN), tables);
    }

    @Test
    void anyNumberOfThreads_givesTheSame() throws IOException {
        var one = evaluated(1);
        for (int threads : List.of(2, 3, 16)) assertEquals(one, evaluated(threads));
    }

    @Test
    void comparison_isTheSameForAnyNumberOfThreads_andNamesWhatIsNewlyMissed() throws IOException {
        var files = Dips.in(folder);
        var one = compared(files, 1);
        assertEquals(one, compared(files, 8));
        assertTrue(one.stream().anyMatch(l -> l.startsWith("newly missed: dips-")), String.join("\n", one));
    }

    private static List<String> compared(List<Path> files, int threads) {
        var deaf = Limits.of(Limits.ladder(Condition.SPO2_LOW, Limits.rung(Priority.HIGH, 86, new Wait.Fixed(10))));
        var played = Batch.each(files, threads, file -> {
            var recording = NumericsFile.read(file);
            return List.of(Replayer.play(recording, LIMITS, null), Replayer.play(recording, deaf, null));
        });
        var rule = new Detection.Rule(90, 15, Set.of(Condition.SPO2_LOW), Priority.HIGH, 0);
        var is = played.stream().map(List::getFirst).toList();
        var other = played.stream().map(List::getLast).toList();
        return new Comparison(is, other, rule, 10).lines("is", "what if");
    }

    @Test
    void failureOfAFile_isThatOfTheFirstInOrder() throws IOException {
        var files = List.of(
                Csv.spo2(100, 97).in(folder, "a.csv"),
                new Csv("t_s,spo2").rows(2, "b").in(folder, "b.csv"),
                new Csv("t_s,spo2").rows(2, "c").in(folder, "c.csv"));
        for (int threads : List.of(1, 4)) {
            var found = org.junit.jupiter.api.Assertions.assertThrows(
                    RecordingException.class, () -> Evaluation.of(files, LIMITS, 15, threads));
            assertTrue(found.getMessage().startsWith("b.csv: line 2"), found.getMessage());
        }
    }
}
