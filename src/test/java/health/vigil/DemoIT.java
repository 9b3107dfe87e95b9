package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    /// 13 minutes of story at 20 times real time, on a machine with other things to do.
    private static final long SECONDS = 180;

    @TempDir
    Path folder;

    @Test
    void fastDemo_tellsTheStory_raisesItsAlarmsInOrder_andReachesThePager() throws Exception {
        try (var vigil = Launched.vigil(folder, "demo", "--fast")) {
            var out = vigil.lines(SECONDS);
            var all = String.join("\n", out) + "\n" + vigil.complaints();
            assertEquals(0, vigil.process().exitValue(), all);
            assertInOrder(out, all);
            var raised = out.stream().filter(line -> line.contains("severe desaturation") && line.contains("ALARM"));
            // decided, screen, paged: each leg of the gravest alarm has a time.
            assertEquals(3, numbersAfter("HIGH", raised.findFirst().orElseThrow()), all);
        }
    }

    private static void assertInOrder(List<String> out, String all) {
        var expected = List.of(
                "admits the child",
                "slowed breathing",
                "no breath",
                "severe desaturation",
                "taken by ward",
                "sensor off");
        int at = 0;
        for (var line : out) if (at < expected.size() && line.contains(expected.get(at))) at++;
        assertEquals(expected.size(), at, "not found in order: " + expected.subList(at, expected.size()) + "\n" + all);
    }

    private static long numbersAfter(String mark, String line) {
        var rest = line.substring(line.lastIndexOf(mark) + mark.length()).strip();
        return rest.isEmpty() ? 0 : rest.split("\\s+", -1).length;
    }

    @Test
    void demo_toldToStop_isGoneInOrder_withItsPortAndFiles() throws Exception {
        try (var vigil = Launched.vigil(folder, "demo", "--beds", "2", "--port", "" + freePort())) {
            var port = vigil.webPort();
            try (var screen = new Screen(port, "Bed%201")) {
                screen.sees("patient", patient -> patient.path("label").asText().equals("Simulated child"));
            }
            try (var screen = new Screen(port, "Bed%202")) {
                screen.sees("links", links -> links.toString().contains("clip-2"));
            }
            vigil.process().destroy();
            assertTrue(vigil.process().waitFor(10, TimeUnit.SECONDS), "does not stop");
            assertEquals("", vigil.complaints());
            try (var left = Files.list(folder)) {
                assertEquals(List.of(), left.filter(Files::isDirectory).toList());
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void portInUse_isSaidWithTheRemedy() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var vigil = Launched.vigil(folder, "demo", "--fast", "--port", "" + taken.getLocalPort())) {
            vigil.lines(SECONDS);
            assertEquals(1, vigil.process().exitValue());
            var words = vigil.complaints();
            assertTrue(words.contains("Port " + taken.getLocalPort() + " is in use"), words);
            assertTrue(words.contains("./vigil demo --port " + (taken.getLocalPort() + 1)), words);
        }
    }
}
