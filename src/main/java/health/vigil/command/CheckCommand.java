package health.vigil.command;

import health.vigil.config.Config;
import health.vigil.config.MistakesException;
import health.vigil.service.Surroundings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `vigil check`: says everything that is wrong with a configuration, at once.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Read a configuration and say everything that is wrong with it.",
        footer = {"", "Exit code 0: it can be run (there may be warnings). 2: it cannot; every mistake is named."})
public final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption option = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try {
            var config = Config.read(option.file());
            Surroundings.warnings(config).forEach(warning -> out.println("warning: " + warning));
            out.println(option.file() + ": no mistakes; " + summary(config));
            return ExitCode.OK;
        } catch (MistakesException found) {
            found.mistakes().forEach(out::println);
            out.println(count(found.mistakes().size()) + " in " + shown(option.file())
                    + "; nothing can be started with it");
            return ExitCode.USAGE;
        }
    }

    private static Path shown(Path file) {
        var name = file.getFileName();
        return name == null ? file : name;
    }

    private static String count(int mistakes) {
        return mistakes == 1 ? "1 mistake" : mistakes + " mistakes";
    }

    private static String summary(Config config) {
        var devices =
                config.beds().stream().mapToInt(bed -> bed.serial().size()).sum();
        var monitors = config.hl7();
        var hl7 = monitors == null ? "" : "HL7 on port " + monitors.port() + ", ";
        return config.beds().size() + (config.beds().size() == 1 ? " bed, " : " beds, ") + devices
                + (devices == 1 ? " serial device, " : " serial devices, ") + hl7 + "limits "
                + config.profiles().id() + ", page http://"
                + config.web().host() + ":" + config.web().port();
    }
}
