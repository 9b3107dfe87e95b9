package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int vigil(String... args) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void help_listsEveryCommand() {
        assertEquals(0, vigil("help"));
        for (var command : List.of(
                "demo",
                "run",
                "simulate",
                "check",
                "devices",
                "capture",
                "replay",
                "what-if",
                "evaluate",
                "bench",
                "help")) assertTrue(out.toString().contains("  " + command + " "), out.toString());
        assertTrue(out.toString().contains("Not a certified medical device"));
    }

    @Test
    void noCommand_andWrongCommand_sayWhatThereIs() {
        assertEquals(2, vigil());
        assertTrue(err.toString().contains("Which command?"), err.toString());
        assertEquals(2, vigil("chekc"));
        assertTrue(err.toString().contains("check"), err.toString());
    }

    @Test
    void wrongOption_isTheLastLine_andTheUsageOnlyAHintAway() {
        assertEquals(2, vigil("alarms", "--aeg", "4y"));
        var lines = err.toString().lines().toList();
        assertEquals("./vigil alarms --help says what there is.", lines.getFirst());
        assertTrue(lines.getLast().startsWith("Unknown options: '--aeg'"), err.toString());
        assertTrue(lines.size() < 5, err.toString());
    }

    @Test
    void checkOfAGoodFile_endsWithZero(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("v.yaml"), "web: {port: 0}\nbeds: [{name: A}]\n");
        assertEquals(0, vigil("check", "--config", file.toString()));
        assertTrue(out.toString().contains("no mistakes; 1 bed, 0 serial devices"), out.toString());
    }

    @Test
    void checkOfABadFile_namesEachMistakeAndEndsWithTwo(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("v.yaml"), "web: {port: x}\nbeds: []\n");
        assertEquals(2, vigil("check", "-c", file.toString()));
        assertTrue(out.toString().contains("web.port: \"x\" is not a whole number"), out.toString());
        assertTrue(out.toString().contains("2 mistakes in v.yaml"), out.toString());
    }

    @Test
    void deviceThatIsNotForPatients_isWarnedOf(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("v.yaml"),
                "beds: [{name: A, sources: [{name: c, port: /dev/ttyUSB98, protocol: contec-v7},"
                        + " {name: d, port: /dev/ttyUSB99, protocol: nonin-df13}]}]\n");
        assertEquals(0, vigil("check", "-c", file.toString()));
        var said = out.toString();
        assertTrue(said.contains("A, c: contec-v7: the device is for development"), said);
        assertTrue(said.contains("A, d: nonin-df13: the device sends single measurements"), said);
    }

    @Test
    void absentSerialPort_isAWarningOnly(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("v.yaml"),
                "beds: [{name: A, sources: [{name: c, port: /dev/ttyUSB99, protocol: suntech}]}]\n");
        assertEquals(0, vigil("check", "-c", file.toString()));
        assertTrue(
                out.toString().contains("warning: A, c: /dev/ttyUSB99 is not there; plug the device in"),
                out.toString());
    }

    @Test
    void missingFile_isSaidInWords_notByTheNameOfAnException() {
        assertEquals(2, vigil("check", "-c", "nowhere.yaml"));
        assertEquals(2, vigil("alarms", "--profile", "nowhere.yaml"));
        var said = out.toString() + err;
        assertTrue(said.contains("nowhere.yaml: cannot be read: there is no such file; give the path of a"), said);
        assertTrue(!said.contains("Exception"), said);
    }

    @Test
    void runWithABadFile_startsNothing(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("v.yaml"), "beds: []\n");
        assertEquals(2, vigil("run", "-c", file.toString()));
        assertTrue(err.toString().contains("has no bed"), err.toString());
    }
}
