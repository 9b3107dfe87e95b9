package health.vigil.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Fuzzes one decoder after the other, guided by coverage (Jazzer), each for a stated time in a process of its own, and
/// prints what was run and found. What it learned stays under `target/fuzz` and is where the next run begins.
///
/// Arguments: seconds for each decoder, then the names of decoders; none for all.
public final class FuzzTable {
    private static final Path FOLDER = Path.of("target", "fuzz");
    /// Longer than two frames of any format with a head in front.
    private static final int LONGEST_INPUT = 2_048;
    /// An input takes a millisecond; one that takes so many seconds hangs.
    private static final int HANG_SECONDS = 10;

    /// The harness must not be what coverage grows by.
    private static final String HARNESS = "health.vigil.decode.Wire:health.vigil.decode.device.Samples"
            + ":health.vigil.decode.device.Weight:health.vigil.decode.hl7.Hl7Samples";

    private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)");
    private static final Pattern EXECUTIONS = Pattern.compile("^(?:#|stat::number_of_executed_units: +)(\\d+)");
    private static final Pattern FINDING = Pattern.compile("^== Java .*|^==\\d+== ERROR: libFuzzer: .*");

    private FuzzTable() {}

    /// What one process said; empty where it did not.
    private record Found(String executions, String edges, String features, String inputs, String finding) {
        /// With what a further line of the log tells.
        Found with(String line) {
            var coverage = COVERAGE.matcher(line);
            var counted = EXECUTIONS.matcher(line);
            var found = FINDING.matcher(line);
            var tried = counted.find() ? counted.group(1) : executions;
            var what = found.find() ? found.group().strip() : finding;
            return coverage.find()
                    ? new Found(tried, coverage.group(1), coverage.group(2), coverage.group(3), what)
                    : new Found(tried, edges, features, inputs, what);
        }
    }

    public static void main(String[] args) throws Exception {
        var seconds = Integer.parseInt(args[0]);
        var names = args.length > 1 ? List.of(args).subList(1, args.length) : Trial.names();
        System.out.printf(
                "Java %d, %d s for each decoder%n%n", Runtime.version().feature(), seconds);
        System.out.println("| decoder | inputs tried | edges reached | features | inputs kept | found |");
        System.out.println("|---|---|---|---|---|---|");
        for (var name : names) {
            var found = fuzz(name, seconds);
            System.out.printf(
                    "| %s | %s | %s | %s | %s | %s |%n",
                    name, found.executions, found.edges, found.features, found.inputs, found.finding);
        }
    }

    private static Found fuzz(String name, int seconds) throws IOException, InterruptedException {
        var folder = FOLDER.resolve(name);
        var corpus = Files.createDirectories(folder.resolve("corpus"));
        Files.write(corpus.resolve("seed"), Trial.of(name).seed());
        for (var kept : Kept.of(name)) Files.write(corpus.resolve("kept-" + kept.line()), kept.input());
        var log = folder.resolve("log.txt");
        var process = new ProcessBuilder(command(name, corpus, seconds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.waitFor();
        return read(Files.readAllLines(log, StandardCharsets.ISO_8859_1), process.exitValue());
    }

    private static List<String> command(String name, Path corpus, int seconds) {
        var findings = corpus.resolveSibling("finding-").toString();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+EnableDynamicAgentLoading",
                "-Dfuzz.decoder=" + name,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--instrumentation_includes=health.vigil.decode.**",
                "--instrumentation_excludes=" + HARNESS,
                "--reproducer_path=" + corpus.getParent(),
                "-artifact_prefix=" + findings,
                "-max_total_time=" + seconds,
                "-max_len=" + LONGEST_INPUT,
                "-timeout=" + HANG_SECONDS,
                "-use_value_profile=1",
                "-print_final_stats=1",
                corpus.toString());
    }

    private static Found read(List<String> log, int exit) {
        var found = new Found("", "", "", "", exit == 0 ? "nothing" : "exit " + exit);
        for (var line : log) found = found.with(line);
        return found;
    }
}
