package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service as a process of its own, killed or stopped from outside while a child is watched: what the person at the
/// bed sees, with pictures of it.
class KilledMonitorIT {
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Process monitor;
    private Browser browser;
    private int port;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "pseudo-terminals are opened on Linux only");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        monitor = start();
        browser = new Browser(true);
        await().atMost(START).until(this::answers);
        browser.open("http://127.0.0.1:" + port + "/");
        watching();
    }

    @AfterEach
    void close() throws IOException {
        browser.close();
        monitor.destroyForcibly();
    }

    /// A child, all devices and the service, as `vigil demo` has them.
    private Process start() throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx384m",
                        "-Djava.io.tmpdir=" + folder,
                        "-Dvigil.home=" + Path.of("").toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "health.vigil.simulator.DemoMain",
                        "--port",
                        Integer.toString(port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "monitor.txt"));
        builder.environment().put("BROWSER", "true");
        return builder.start();
    }

    private boolean answers() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private void watching() {
        await().atMost(START).until(() -> browser.text("#tile-spo2 .value").matches("\\d\\d\\d?"));
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + signal, Long.toString(monitor.pid())).start();
        assertTrue(sent.waitFor(5, TimeUnit.SECONDS));
    }

    private void said(String what, String picture, long since) throws IOException {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> browser.text("#overlay-title").equals("NO CONNECTION"));
        System.out.println("measured: " + what + " to words on screen, ms: " + (System.nanoTime() - since) / 1_000_000);
        await().until(() ->
                "---".equals(browser.script("return document.querySelector('#tile-spo2 .value').textContent;")));
        assertEquals(
                "hidden",
                browser.script("return getComputedStyle(document.querySelector('#tile-spo2 .value')).visibility;"));
        browser.screenshot(picture);
    }

    @Test
    void killedMonitor_isSaid_andANewOneIsFoundAgain() throws IOException, InterruptedException {
        signal("KILL");
        said("monitor killed", "killed-1280", System.nanoTime());
        assertTrue(monitor.waitFor(10, TimeUnit.SECONDS));
        monitor = start();
        await().atMost(START).until(() -> !browser.visible("#overlay"));
        watching();
    }

    @Test
    void stoppedMonitor_isSaid_andGoesOn() throws IOException, InterruptedException {
        signal("STOP");
        said("monitor stopped", "stopped-1280", System.nanoTime());
        signal("CONT");
        await().atMost(START).until(() -> !browser.visible("#overlay"));
        watching();
    }
}
