package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private static final long SECONDS = 60;
    private static final int ENDED_BY_TERM = 143;

    @TempDir
    Path folder;

    @Test
    void help_fromAnotherFolder_listsEveryCommand() throws Exception {
        try (var vigil = Launched.vigil(folder, "help")) {
            var out = String.join("\n", vigil.lines(SECONDS));
            assertEquals(0, vigil.process().exitValue(), vigil.complaints());
            for (var command : List.of("demo", "run", "simulate", "check", "help"))
                assertTrue(out.contains("  " + command + " "), out);
        }
    }

    @Test
    void throughASymbolicLink_itFindsItself() throws Exception {
        var link =
                Files.createSymbolicLink(folder.resolve("v"), Path.of("vigil").toAbsolutePath());
        try (var vigil = Launched.vigil(link, folder, "help", "demo")) {
            var out = String.join("\n", vigil.lines(SECONDS));
            assertEquals(0, vigil.process().exitValue(), vigil.complaints());
            assertTrue(out.contains("--fast"), out);
        }
    }

    @Test
    void simulate_isTheSimulatorsOwn() throws Exception {
        try (var vigil = Launched.vigil(folder, "simulate", "--list")) {
            assertTrue(vigil.lines(SECONDS).getFirst().startsWith("marrow"), vigil.complaints());
        }
    }

    @Test
    void checkOfAFileWithMistakes_namesThemAndEndsWithTwo() throws Exception {
        Files.writeString(folder.resolve("bad.yaml"), "web: {port: 99999}\nbeds: []\n");
        try (var vigil = Launched.vigil(folder, "check", "--config", "bad.yaml")) {
            var out = vigil.lines(SECONDS);
            assertEquals(2, vigil.process().exitValue());
            assertEquals("bad.yaml: web.port: 99999 is outside 0 to 65535; choose one inside", out.getFirst());
        }
    }

    @Test
    void run_watchesUntilItIsToldToStop_andLeavesNoPort() throws Exception {
        Files.writeString(folder.resolve("v.yaml"), "web: {port: 0}\nstore: {file: v.db}\nbeds: [{name: A}]\n");
        try (var vigil = Launched.vigil(folder, "run", "--config", "v.yaml")) {
            var port = vigil.webPort();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            // What a service manager sends; Ctrl-C takes the same way.
            vigil.process().destroy();
            assertTrue(vigil.process().waitFor(10, TimeUnit.SECONDS), "does not stop");
            assertEquals(ENDED_BY_TERM, vigil.process().exitValue(), vigil.complaints());
            assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
            assertTrue(vigil.complaints().contains("event=stopped"), vigil.complaints());
        }
    }
}
