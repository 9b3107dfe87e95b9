package health.vigil.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `vigil drivers`: every device that can be read, from the drivers themselves.
@Command(
        name = "drivers",
        mixinStandardHelpOptions = true,
        description = "Print every device that can be read: protocol, values, waveforms, controls, how sure we are.")
public final class DriversCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        DriverTable.lines().forEach(out::println);
        out.flush();
        return ExitCode.OK;
    }
}
