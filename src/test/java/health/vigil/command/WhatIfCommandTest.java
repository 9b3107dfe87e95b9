package health.vigil.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.Main;
import health.vigil.config.ProfileFile;
import health.vigil.profile.Patient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `what-if` and `evaluate` as people call them.
class WhatIfCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int vigil(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    /// An hour with one shallow fall of 20 s and one deep one.
    private String recording(String name) throws IOException {
        var text = new StringBuilder("t_s,spo2\n");
        for (int second = 0; second < 3600; second++)
            text.append(second)
                    .append(',')
                    .append(second >= 600 && second < 620 ? 89 : second >= 1200 && second < 1220 ? 80 : 97)
                    .append('\n');
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void assertRow(String... cells) {
        var row = List.of(cells);
        assertTrue(
                out.toString()
                        .lines()
                        .anyMatch(l -> List.of(l.strip().split(" {2,}")).equals(row)),
                row + " is no row of\n" + out);
    }

    @Test
    void lowerLimit_missesTheShallowEvent_andSaysSo() throws IOException {
        assertEquals(
                0,
                vigil(
                        "what-if",
                        recording("a.csv"),
                        "--set",
                        "spo2.low.medium=off",
                        "--set",
                        "spo2.low.low=off",
                        "--set",
                        "spo2.low=86"));
        assertRow("events", "2", "2");
        assertRow("missed", "0", "1", "+1");
        assertTrue(out.toString().contains("newly missed: a.csv at 0:10:00.0, lowest 89"), out.toString());
        assertTrue(out.toString().contains("spo2.low.medium=off, spo2.low.low=off, spo2.low.high=86"), out.toString());
    }

    @Test
    void longerDelay_isLate() throws IOException {
        assertEquals(
                0,
                vigil(
                        "what-if",
                        recording("a.csv"),
                        "--set",
                        "spo2.low.delay=18s",
                        "--set",
                        "spo2.desaturation=off",
                        "--set",
                        "spo2.falling=off"));
        assertRow("missed", "0", "0");
        assertRow("late (> 10 s)", "0", "2", "+2");
    }

    @Test
    void folderOfRecordings_isReadByName() throws IOException {
        recording("b.csv");
        recording("a.csv");
        assertEquals(0, vigil("what-if", folder.toString(), "--set", "spo2.low=88"));
        assertTrue(out.toString().contains("2 recordings, 2.0 h; an event is SpO2 < 90 for 15 s"), out.toString());
        assertRow("events", "4", "4");
    }

    @Test
    void anotherProfile_isCompared() throws IOException {
        var shipped = Files.readString(Path.of("config", "profiles", "sedation-default.yaml"));
        var milder = Files.writeString(folder.resolve("milder.yaml"), shipped.replace("limit: 85,", "limit: 80,"));
        assertEquals(0, vigil("what-if", recording("a.csv"), "--profile", milder.toString()));
        assertRow("severe desaturation", "1.00", "0.00", "-1.00");
    }

    @Test
    void wrongKeysAndValues_areRefusedWithWhatWasMeant() throws IOException {
        var file = recording("a.csv");
        assertEquals(2, vigil("what-if", file, "--set", "spo2.lo=88"));
        assertTrue(err.toString().contains("spo2.lo is no limit of sedation-default"), err.toString());
        assertTrue(err.toString().contains("did you mean spo2.low?"), err.toString());
        assertEquals(2, vigil("what-if", file, "--set", "spo2.low=97"));
        assertTrue(err.toString().contains("--set: spo2.low: 97.0 is refused: "), err.toString());
        assertEquals(2, vigil("what-if", file, "--set", "spo2.low=low"));
        assertTrue(err.toString().contains("--set: spo2.low: low is no number"), err.toString());
        assertEquals(2, vigil("what-if", file, "--set", "apnea.delay=soon"));
        assertTrue(err.toString().contains("soon is no delay; write none, 10s, depth:20"), err.toString());
        assertEquals(2, vigil("what-if", file, "--set", "spo2.low.delay=31"));
        assertTrue(err.toString().contains("outside 0 to 30 s"), err.toString());
    }

    @Test
    void keys_areEveryNumberOfTheProfile_andEachCanBeSetToWhatItIs() {
        assertEquals(0, vigil("what-if", "--keys", "--age", "4y"));
        var keys = out.toString().lines().toList();
        assertTrue(keys.contains("rr.low.low=17.0"), keys.toString());
        assertTrue(keys.contains("sys.low=78.0") || keys.contains("sys.low=79.0"), keys.toString());
        assertTrue(keys.stream().anyMatch(k -> k.startsWith("spo2.low.delay=depth:")), keys.toString());
        var limits = ProfileFile.builtIn().profileFor(new Patient("", "", 1500, 16));
        new LimitKeys(limits)
                .values()
                .forEach((key, value) -> assertEquals(limits, LimitKeys.applied(limits, Map.of(key, value)), key));
    }

    @Test
    void nothingToCompare_isAskedFor() {
        assertEquals(2, vigil("what-if", "x"));
        assertTrue(err.toString().contains("What else?"), err.toString());
        assertEquals(2, vigil("what-if", "--set", "spo2.low=88"));
        assertTrue(err.toString().contains("Which recordings?"), err.toString());
        assertEquals(2, vigil("evaluate"));
        assertTrue(err.toString().contains("Which recordings?"), err.toString());
        assertEquals(2, vigil("evaluate", folder.toString()));
        assertTrue(err.toString().contains("has no .csv or .csv.gz"), err.toString());
    }

    @Test
    void evaluate_printsBothTables() throws IOException {
        assertEquals(0, vigil("evaluate", recording("a.csv")));
        assertTrue(out.toString().contains("1 recording, 1.0 h, with SpO2 1.0 h"), out.toString());
        assertTrue(out.toString().contains("2 events (SpO2 < 90 for 15 s or more)"), out.toString());
        assertTrue(out.toString().contains("\nfixed 15 s "), out.toString());
        assertTrue(out.toString().contains("\nSatSeconds 50 "), out.toString());
        assertTrue(out.toString().contains("\n+ SpO2 < 85"), out.toString());
    }
}
