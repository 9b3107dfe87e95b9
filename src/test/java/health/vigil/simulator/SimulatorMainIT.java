package health.vigil.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.simulator.story.Kind;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulatorMainIT {
    @TempDir
    private Path folder;

    @Test
    void list_namesTheStories() {
        var ran = run("--list");
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("marrow") && ran.out().contains("Bone-marrow"), ran.out());
    }

    @Test
    void nonsense_isRefusedWithTheRule() {
        assertTrue(run("--beds", "0").err().contains("--beds 0 is outside 1 to 200"));
        assertTrue(run("--speed", "100").err().contains("--speed 100.0 is outside 1 to 60"));
        assertTrue(run("--hl7", "nowhere", "--ports", folder.toString()).err().contains("HOST:PORT"));
        var clip = run("--clip", "nonin-df9");
        assertEquals(2, clip.code());
        assertTrue(clip.err().contains("--clip: no simulated clip speaks 'nonin-df9'; none alone, or of"), clip.err());
        assertTrue(run("--monitor", "ivy-450c", "--hl7", "here:1").err().contains("add --monitor hl7"));
        var story = run("--story", folder.resolve("none.yaml").toString());
        assertEquals(2, story.code());
        assertTrue(story.err().contains("neither a file nor one of the stories"), story.err());
    }

    @Test
    void help_namesEveryProtocolOfEveryKind() {
        var help = run("--help").out().replaceAll("\\s+", "");
        for (var kind : Kind.values())
            for (var protocol : kind.protocols()) assertTrue(help.contains(protocol), kind + " " + protocol);
    }

    /// A process of its own, ended as Ctrl-C ends it: ports appear, bytes flow, and nothing stays behind.
    @Test
    void interrupted_leavesNoPortBehindWithinFiveSeconds() throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("os.name", "").equals("Linux"), "pseudo-terminals are made on Linux only");
        var process = child(
                "--beds",
                "2",
                "--speed",
                "10",
                "--monitor",
                "ivy-450c",
                "--clip",
                "nonin-df7",
                "--clip",
                "masimo-ascii1",
                "--cuff",
                "none",
                "--snpp-port",
                "0",
                "--ports",
                folder.toString());
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var said = until(out, "# running");
            assertTrue(said.stream().anyMatch(line -> line.contains("snpp on 127.0.0.1:")), said.toString());
            assertEquals(
                    8, said.stream().filter(line -> line.contains("protocol: ")).count());
            assertTrue(
                    String.join("\n", said)
                            .contains(folder.resolve("Sim-2-clip").toString()),
                    said.toString());
            assertTrue(said.stream()
                    .anyMatch(
                            line -> line.contains("Sim-1-clip-2, port:") && line.contains("protocol: masimo-ascii1")));
            assertTrue(said.stream().noneMatch(line -> line.contains("cuff,")), said.toString());
            try (var in = Files.newInputStream(folder.resolve("Sim-2-clip"))) {
                assertEquals(250, in.readNBytes(250).length);
            }
            process.destroy();
            assertTrue(process.waitFor(5, TimeUnit.SECONDS), "ends within 5 s");
        } finally {
            process.destroyForcibly();
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static List<String> until(BufferedReader out, String start) throws Exception {
        var said = new ArrayList<String>();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith(start)) return said;
        }
        throw new AssertionError("ended before saying '" + start + "': " + said);
    }

    private static Process child(String... args) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorMain.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = new CommandLine(new SimulatorMain())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Ran(code, out.toString(), err.toString());
    }
}
