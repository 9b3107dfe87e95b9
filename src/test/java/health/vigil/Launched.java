package health.vigil;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The launcher as a process of its own, started from another folder.
record Launched(Process process, Path errors) implements AutoCloseable {
    private static final Path LAUNCHER = Path.of("vigil").toAbsolutePath();

    static Launched vigil(Path from, String... args) throws IOException {
        return vigil(LAUNCHER, from, args);
    }

    static Launched vigil(Path launcher, Path from, String... args) throws IOException {
        assumeTrue(
                Files.exists(Path.of("target", "vigil-simulators.jar")),
                "nothing is packaged; mvn verify packages first");
        var errors = Files.createTempFile(from, "errors", ".txt");
        var command =
                Stream.concat(Stream.of(launcher.toString()), Stream.of(args)).toList();
        var builder = new ProcessBuilder(command).directory(from.toFile()).redirectError(errors.toFile());
        // A build inside a build would pull the classes from under this very test.
        builder.environment().put("VIGIL_BUILD", "no");
        builder.environment().put("VIGIL_JVM_OPTS", "-Djava.io.tmpdir=" + from);
        return new Launched(builder.start(), errors);
    }

    /// Everything on standard output, once the process has ended.
    List<String> lines(long seconds) throws Exception {
        try (var out = reader()) {
            var lines = out.lines().toList();
            assertTrue(process.waitFor(seconds, TimeUnit.SECONDS), "still running after " + seconds + " s");
            return lines;
        }
    }

    BufferedReader reader() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /// The port of the pages, once the service has said it.
    int webPort() throws IOException {
        var out = reader();
        for (var line = out.readLine(); line != null; line = out.readLine())
            if (line.strip().startsWith("Open "))
                return URI.create(
                                line.strip().substring("Open ".length()).strip().split(" ", 2)[0])
                        .getPort();
        throw new AssertionError("no address was printed: " + complaints());
    }

    String complaints() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
