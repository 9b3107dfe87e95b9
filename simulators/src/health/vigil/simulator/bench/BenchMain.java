package health.vigil.simulator.bench;

import health.vigil.decode.oximeter.nonin.NoninFrames;
import health.vigil.metrics.Metrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench`: what the service costs and how fast it is, measured from outside with the journal on, at the world's own
/// pace. Each number of beds gets a fresh service in a process of its own.
@Command(
        name = "vigil bench",
        mixinStandardHelpOptions = true,
        description = "Start-up, latency, processor and memory of the service, with simulated clips on real ports.")
public final class BenchMain implements Callable<Integer> {
    private static final int CALM = 97;
    private static final int SEVERE = 70;
    private static final int PULSE = 100;
    private static final long SETTLE_NANOS = 5_000_000_000L;
    private static final long BETWEEN_NANOS = 1_100_000_000L;
    private static final int WARM_UP = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Option(names = "--beds", split = ",", defaultValue = "1,200", description = "Numbers of beds (${DEFAULT-VALUE}).")
    private List<Integer> beds = List.of(1, 200);

    @Option(names = "--alarms", defaultValue = "40", description = "Alarms to time in each run (${DEFAULT-VALUE}).")
    private int alarms = 40;

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        out.println(
                "beds  start s  byte in -> alarm frame ms (p50 / p99 / max)  CPU, percent of a core  RSS MiB  frames/s"
                        + " to 1 screen");
        for (var count : beds) {
            measure(count, out);
            out.flush();
        }
        return CommandLine.ExitCode.OK;
    }

    private void measure(int count, PrintWriter out) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("vigil-bench-");
        var port = freePort();
        var config = Files.writeString(folder.resolve("vigil.yaml"), configuration(folder, count, port));
        try (var http = HttpClient.newHttpClient();
                var clips = new Clips(folder, count, packet(CALM), packet(SEVERE))) {
            clips.start();
            try (var subject = new Subject(config, port, folder.resolve("log"), http);
                    var watcher = new Watcher(http, subject.webSocket(), "B1")) {
                print(count, subject, watcher, clips, out);
            }
        } finally {
            delete(folder);
        }
    }

    private void print(int count, Subject subject, Watcher watcher, Clips clips, PrintWriter out)
            throws IOException, InterruptedException {
        pause(SETTLE_NANOS, watcher);
        for (int i = 0; i < WARM_UP; i++) alarm(watcher, clips);
        var cpu = subject.cpuSeconds();
        var frames = watcher.frames();
        var began = System.nanoTime();
        var millis = new double[alarms];
        for (int i = 0; i < alarms; i++) millis[i] = alarm(watcher, clips);
        var seconds = (System.nanoTime() - began) / 1e9;
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "%4d  %7.2f  %14.1f / %.1f / %.1f  %30.1f  %7d  %10.1f%n",
                count,
                subject.startSeconds,
                at(millis, 0.5),
                at(millis, 0.99),
                millis[alarms - 1],
                100 * (subject.cpuSeconds() - cpu) / seconds,
                subject.residentMebibytes(),
                (watcher.frames() - frames) / seconds);
        legs(subject, out);
    }

    /// The service's own view, leg by leg, from its metrics: mean and longest since its start.
    private static void legs(Subject subject, PrintWriter out) throws IOException, InterruptedException {
        var metrics = subject.metrics();
        for (var leg : Metrics.Leg.values()) {
            var name = leg.name().toLowerCase(Locale.ROOT);
            var count = value(metrics, "vigil_latency_seconds_count{leg=\"" + name + "\"}");
            if (count == 0) continue;
            var mean = 1000 * value(metrics, "vigil_latency_seconds_sum{leg=\"" + name + "\"}") / count;
            var longest = 1000 * value(metrics, "vigil_latency_seconds_max{leg=\"" + name + "\"}");
            out.printf(Locale.ROOT, "      %-10s mean %7.3f ms  max %7.1f ms  of %.0f%n", name, mean, longest, count);
        }
    }

    private static double value(String metrics, String key) {
        return metrics.lines()
                .filter(line -> line.startsWith(key))
                .mapToDouble(line -> Double.parseDouble(line.substring(key.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static double at(double[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length) - 1)];
    }

    private static double alarm(Watcher watcher, Clips clips) throws IOException, InterruptedException {
        pause(BETWEEN_NANOS, watcher);
        var sent = clips.askSevere().join();
        return (watcher.nextAlarm() - sent) / 1e6;
    }

    private static void pause(long nanos, Watcher watcher) {
        var end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            watcher.beat();
            LockSupport.parkNanos(Math.min(BETWEEN_NANOS / 2, end - System.nanoTime()));
        }
    }

    private static byte[] packet(int spo2) {
        var pleth = new int[NoninFrames.FRAMES_PER_PACKET];
        Arrays.setAll(pleth, i -> (int) Math.round(128 + 100 * StrictMath.sin(2 * Math.PI * i / pleth.length)));
        return NoninFrames.packet(NoninFrames.Format.DF2, 0x80, pleth, NoninFrames.Packet.of(PULSE, spo2));
    }

    private static String configuration(Path folder, int count, int port) {
        var yaml = new StringBuilder(
                "web: {port: " + port + "}\nstore: {file: " + folder.resolve("vigil.db") + "}\nbeds:\n");
        for (int i = 1; i <= count; i++)
            yaml.append("  - name: B" + i + "\n    sources: [{name: clip-" + i + ", port: "
                    + folder.resolve("clip-" + i) + ", protocol: nonin-df2}]\n");
        return yaml.toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
