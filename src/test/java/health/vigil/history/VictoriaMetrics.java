package health.vigil.history;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Debian's victoria-metrics as a real server of the line protocol, on a free port of this machine and a folder of
/// its own; may be stopped and started again.
final class VictoriaMetrics implements AutoCloseable {
    static final Path BINARY = Path.of("/usr/bin/victoria-metrics");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    VictoriaMetrics(Path folder) throws IOException {
        this.folder = folder;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    static boolean installed() {
        return Files.isExecutable(BINARY);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    VictoriaMetrics start() throws IOException {
        process = new ProcessBuilder(
                        BINARY.toString(),
                        "-httpListenAddr=127.0.0.1:" + port,
                        "-storageDataPath=" + folder,
                        "-retentionPeriod=100y",
                        "-memory.allowedBytes=64MB")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("victoria-metrics.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> get("/health").contains("OK"));
        return this;
    }

    /// How many samples a series selector finds.
    long samples(String selector) throws IOException, InterruptedException {
        get("/internal/force_flush");
        var lines =
                get("/api/v1/export?start=0&match[]=" + java.net.URLEncoder.encode(selector, StandardCharsets.UTF_8));
        return lines.lines()
                .mapToLong(line ->
                        line.replaceAll(".*\"values\":\\[([^]]*)].*", "$1").split(",").length)
                .sum();
    }

    String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(url() + path.replace("[", "%5B").replace("]", "%5D")))
                .timeout(Duration.ofSeconds(20))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    void stop() {
        var running = process;
        if (running == null) return;
        running.destroy();
        running.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        process = null;
    }

    @Override
    public void close() {
        stop();
        http.close();
    }
}
