package health.vigil.command;

import health.vigil.replay.Batch;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Many recordings, alike for every command that compares.
final class BatchOption {
    private static final int MOST_THREADS = 256;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|FOLDER",
            description = "Recordings (CSV, see `vigil help replay`), or folders of .csv and .csv.gz.")
    private List<Path> named = List.of();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many recordings at once; without it as many as there are cores. The result is the same.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--sustained",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long SpO2 must be below the limit to be an event; ${DEFAULT-VALUE} without it.")
    private double sustained;

    @Option(
            names = "--late",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "After how long an alarm is late; ${DEFAULT-VALUE} without it.")
    private double late;

    /// @throws health.vigil.replay.RecordingException if one is not there
    List<Path> files() {
        if (named.isEmpty())
            throw new ParameterException(spec.commandLine(), "Which recordings? Name files or folders");
        return Batch.files(named);
    }

    int threads() {
        return Math.clamp(threads, 1, MOST_THREADS);
    }

    double sustained() {
        return sustained;
    }

    double late() {
        return late;
    }
}
