package health.vigil.command;

import health.vigil.config.MistakesException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `vigil alarms`: every alarm there can be, from the engine and the profile.
@Command(
        name = "alarms",
        mixinStandardHelpOptions = true,
        description = "Print every alarm there can be: condition, priority, limit, delay, latching, signal, source.",
        footer = {
            "",
            "`signal` is light, pulses and melody; `source` is where the figures come from, as the profile or the"
                    + " engine says. Limits of the child before sedation; phases may move them."
        })
public final class AlarmsCommand implements Callable<Integer> {
    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Mixin
    private final PatientOption child = new PatientOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            var out = spec.commandLine().getOut();
            var book = profile.book();
            new AlarmTable(book, ProfileOption.profileFor(book, child.patient()))
                    .lines()
                    .forEach(out::println);
            out.flush();
            return ExitCode.OK;
        } catch (MistakesException found) {
            spec.commandLine().getErr().println(found.getMessage());
            return ExitCode.USAGE;
        }
    }
}
