package health.vigil.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.Main;
import health.vigil.bed.SystemClock;
import health.vigil.config.Config;
import health.vigil.decode.device.Drivers;
import health.vigil.simulator.PtyPort;
import health.vigil.simulator.StoryRunner;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import health.vigil.simulator.story.Bedside;
import health.vigil.simulator.story.StoryPlayer;
import health.vigil.simulator.story.StoryReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vigil devices` at a simulated bed whose lines garble at any other speed than the device's own.
class DevicesCommandIT {
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

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
    }

    @Test
    void asked_eachSimulatedDeviceIsRecognisedAtItsSpeed_andTheLinesItPrintsAreAConfiguration() throws Exception {
        try (var runner = bed()) {
            runner.start();
            var begin = System.nanoTime();
            assertEquals(0, vigil("devices", "--ask", port("clip"), port("cuff"), port("capnograph")), err::toString);
            System.out.println("three devices named in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        }
        var said = out.toString();
        assertTrue(said.contains("  nonin-df7 at 9600 8N1: "), said);
        assertTrue(said.contains("  suntech at 9600 8N1: "), said);
        assertTrue(said.contains("  capnostream at 115200 8N1: "), said);
        assertFalse(said.contains("not sure"), said);
        var pasted = said.lines().filter(line -> line.strip().startsWith("- {")).toList();
        var file = Files.writeString(
                folder.resolve("v.yaml"), "beds:\n  - name: A\n    sources:\n" + String.join("\n", pasted) + "\n");
        assertEquals(3, Config.read(file).beds().getFirst().serial().size());
    }

    @Test
    void notAsked_onlyWhatSpeaksIsNamed_andItIsSaidWhatWouldBeSent() throws Exception {
        try (var runner = bed()) {
            runner.start();
            assertEquals(0, vigil("devices", port("clip"), port("cuff")), err::toString);
        }
        var said = out.toString();
        assertTrue(said.contains("Nothing is sent."), said);
        assertTrue(said.contains("  nonin-df7 at 9600 8N1: "), said);
        assertTrue(said.contains("free, and silent"), said);
        assertTrue(said.contains(" drivers would send something to be heard; --ask does so and says what."), said);
        assertFalse(said.contains("  suntech at "), said);
    }

    @Test
    void portsThatCannotBeUsed_saySoWithTheWayOut() throws Exception {
        var file = Files.createFile(folder.resolve("file")).toString();
        assertEquals(1, vigil("devices", folder.resolve("away").toString(), file));
        assertTrue(out.toString().contains("away: not there (error 2); plug the device in"), out.toString());
        assertTrue(out.toString().contains("file: not a serial port (error 25)"), out.toString());
    }

    @Test
    void unknownDriver_isRefusedWithThoseThatAre() {
        assertEquals(2, vigil("devices", "--driver", "nonin"));
        assertTrue(err.toString().contains("--driver: 'nonin' is not known; one of nonin-df2"), err.toString());
    }

    private String port(String device) {
        return folder.resolve(device).toString();
    }

    private StoryRunner bed() throws Exception {
        var story = StoryReader.find("marrow");
        var writer = new Pcd01Writer("S", "SIM", "1", "b", "0000000000000001", 0);
        var bedside = new Bedside(story.body(), 1, writer);
        var plugs = new ArrayList<StoryRunner.Plug>();
        for (var wire : bedside.wires()) {
            if (!Drivers.NAMES.contains(wire.device().protocol())) continue;
            var baud = Drivers.named(wire.device().protocol(), false).line().baud();
            plugs.add(new StoryRunner.Plug(
                    wire, PtyPort.open(folder.resolve(wire.device().name()), baud)));
        }
        var seat = new StoryRunner.Seat(new StoryPlayer(story, bedside, event -> {}), plugs);
        return new StoryRunner(new SystemClock(1, 1), List.of(seat));
    }
}
