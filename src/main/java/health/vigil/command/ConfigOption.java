package health.vigil.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--config FILE`, alike for every command that needs one.
final class ConfigOption {
    /// Where the launcher lies, told by it.
    static final String HOME = "vigil.home";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration; without it config/vigil.yaml beside the launcher.")
    private @Nullable Path file;

    Path file() {
        return file != null ? file : Path.of(System.getProperty(HOME, "."), "config", "vigil.yaml");
    }
}
