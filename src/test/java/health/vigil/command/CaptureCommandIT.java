package health.vigil.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.Main;
import health.vigil.bed.SystemClock;
import health.vigil.simulator.SimulatedBed;
import health.vigil.simulator.StoryRunner;
import health.vigil.simulator.story.StoryReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vigil capture` of a simulated capnograph, and `vigil replay` of what it made.
class CaptureCommandIT {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int vigil(String... args) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void captured_isReplayedThroughTheAlarmEngine() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
        var sim = SimulatedBed.open("sim", StoryReader.find("marrow"), 1, folder, 0, null, event -> {});
        var file = folder.resolve("co2.capture");
        try (var runner = new StoryRunner(new SystemClock(1, 1), List.of(sim.seat()))) {
            runner.start();
            assertEquals(0, capture("sim-capnograph", "capnostream", file), err::toString);
        }
        assertTrue(err.toString().contains("listening at " + folder.resolve("sim-capnograph")), err.toString());
        assertTrue(err.toString().contains("the device is heard"), err.toString());
        assertTrue(err.toString().contains("see it: ./vigil replay " + file), err.toString());
        assertEquals(0, vigil("replay", file.toString(), "--age", "4y"), err::toString);
        assertTrue(out.toString().contains("note: a capture of capture: "), out.toString());
        assertTrue(out.toString().contains(" 0 bad checks"), out.toString());
    }

    @Test
    void portAway_saysWhatThereIs_andEndsWithOne() {
        assertEquals(1, capture("away", "nonin-df2", folder.resolve("x.capture")));
        assertTrue(err.toString().contains("away: not there (error 2)"), err.toString());
    }

    @Test
    void unknownDriver_andAnotherFile_areRefused() throws Exception {
        assertEquals(2, capture("away", "nonin", folder.resolve("x.capture")));
        assertTrue(err.toString().contains("protocol 'nonin' of capture is not known; one of"), err.toString());
        var notes = Files.writeString(folder.resolve("notes"), "hello\n");
        assertEquals(2, capture("away", "nonin-df2", notes));
        assertTrue(err.toString().contains("is there and no capture; name another file"), err.toString());
    }

    private int capture(String port, String driver, Path file) {
        var at = folder.resolve(port).toString();
        return vigil("capture", "--port", at, "--driver", driver, "--out", file.toString(), "--seconds", "3");
    }
}
