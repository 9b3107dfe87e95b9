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

    /// Beds are watched and pagers called also without pages, but nobody sees or hears anything at a screen.
    private static String pages(Service service) {
        var address = service.address();
        if (!address.isEmpty()) return "Open " + address + " in a browser.";
        return "NO SCREENS: there are no pages. " + service.pagesTrouble() + ". It is tried again every 5 s.";
    }

    private void welcome(Config config, Service service) {
        var out = spec.commandLine().getOut();
        var beds = config.beds().size();
        out.println("Vigil watches " + beds + (beds == 1 ? " bed." : " beds.") + " Ctrl-C stops it.");
        out.println(pages(service));
        out.flush();
    }
}
