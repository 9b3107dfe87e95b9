package health.vigil.command;

import health.vigil.config.Config;
import health.vigil.config.MistakesException;
import health.vigil.service.Service;
import health.vigil.service.ServiceException;
import health.vigil.service.ServiceOptions;
import health.vigil.service.Shutdown;
import health.vigil.service.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `vigil run`: the service, until it is told to stop.
@Command(name = "run", mixinStandardHelpOptions = true, description = "Watch the beds of a configuration until Ctrl-C.")
public final class RunCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption option = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var err = spec.commandLine().getErr();
        try {
            var config = Config.read(option.file());
            Surroundings.warnings(config).forEach(warning -> err.println("warning: " + warning));
            var service = Service.start(config, ServiceOptions.REAL);
            welcome(config, service);
            Shutdown.await(service);
            return ExitCode.OK;
        } catch (MistakesException found) {
            found.mistakes().forEach(err::println);
            return ExitCode.USAGE;
        } catch (ServiceException cannot) {
            err.println(cannot.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private void welcome(Config config, Service service) {
        var out = spec.commandLine().getOut();
        var beds = config.beds().size();
        out.println("Vigil watches " + beds + (beds == 1 ? " bed." : " beds.") + " Ctrl-C stops it.");
        if (!service.address().isEmpty()) out.println("Open " + service.address() + " in a browser.");
        out.flush();
    }
}
