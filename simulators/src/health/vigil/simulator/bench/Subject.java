package health.vigil.simulator.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The service under measurement, in a process of its own; figures come from the operating system (Linux /proc).
final class Subject implements AutoCloseable {
    private static final long LONGEST_START_NANOS = 60_000_000_000L;
    private static final long LONGEST_STOP_SECONDS = 10;
    private static final long POLL_NANOS = 2_000_000;
    private static final double TICKS_PER_SECOND = 100; // USER_HZ, fixed for programs on Linux
    private static final int UTIME = 11; // fields of /proc/PID/stat after the program's name
    private static final int STIME = 12;

    private final Process process;
    private final String address;
    private final HttpClient http;
    final double startSeconds;

    /// Starts the service and waits until it says it is ready.
    Subject(Path config, int port, Path log, HttpClient http) throws IOException, InterruptedException {
        this.http = http;
        address = "http://127.0.0.1:" + port;
        var began = System.nanoTime();
        process = new ProcessBuilder(command(config))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() - began > LONGEST_START_NANOS)
                throw new IOException("the service did not start; its log:\n" + Files.readString(log));
            LockSupport.parkNanos(POLL_NANOS);
        }
        startSeconds = (System.nanoTime() - began) / 1e9;
    }

    private static List<String> command(Path config) {
        var java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        return List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseZGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "health.vigil.Main",
                "run",
                "--config",
                config.toString());
    }

    private boolean ready() throws InterruptedException {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// The service's own figures.
    String metrics() throws IOException, InterruptedException {
        return get("/metrics").body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    String webSocket() {
        return address.replace("http", "ws");
    }

    /// Processor seconds used so far, user and system.
    double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
    }

    /// Resident memory now, in MiB.
    long residentMebibytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")))
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        throw new IOException("no VmRSS of process " + process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
