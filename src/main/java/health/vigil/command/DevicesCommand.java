package health.vigil.command;

import health.vigil.bed.SystemClock;
import health.vigil.decode.Line;
import health.vigil.decode.device.Drivers;
import health.vigil.source.port.PortException;
import health.vigil.source.port.SerialPorts;
import health.vigil.source.port.SerialPorts.Found;
import health.vigil.source.survey.Finding;
import health.vigil.source.survey.Survey;
import health.vigil.vital.Moment;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigil devices`: what is plugged in, and what to write into the configuration.
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        description = "List the serial ports, listen at each, and name the devices that are heard.",
        footer = {
            "",
            "Nothing is sent without --ask. Devices that wait to be asked (cuffs, most capnographs) are silent until"
                    + " then. With --ask each silent port is sent, one driver after the other, what that driver sends"
                    + " first; it is printed before. Leave it out where a device hangs on a patient and you do not know"
                    + " it.",
            "Exit code 0: a device was recognised. 1: none was."
        })
public final class DevicesCommand implements Callable<Integer> {
    /// A read's wait while listening; a POSIX serial read counts in such steps.
    private static final int WAIT_MILLIS = 100;

    @Parameters(
            arity = "0..*",
            paramLabel = "PORT",
            description = "Paths of ports; without them all ports of this machine.")
    private List<String> paths = List.of();

    @Option(names = "--ask", description = "Send silent devices what makes them speak.")
    private boolean ask;

    @Option(
            names = "--driver",
            split = ",",
            paramLabel = "D",
            description = "Try only these, as `protocol` in the configuration.")
    private List<String> drivers = Drivers.NAMES;

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        requireKnown();
        var clock = new SystemClock(1, 1);
        var survey = new Survey(drivers, ask, clock);
        try {
            var ports = paths.isEmpty()
                    ? SerialPorts.all()
                    : paths.stream().map(SerialPorts::named).toList();
            return ports.isEmpty() ? none() : survey(survey, ports);
        } catch (PortException unloadable) {
            spec.commandLine().getErr().println(unloadable.detail());
            return ExitCode.SOFTWARE;
        }
    }

    private void requireKnown() {
        for (var name : drivers)
            if (!Drivers.NAMES.contains(name))
                throw new ParameterException(
                        spec.commandLine(),
                        "--driver: '" + name + "' is not known; one of " + String.join(", ", Drivers.NAMES));
    }

    private int none() {
        out().println("This machine has no serial port. Plug the adapter in; if it stays so, its driver is missing:"
                + " see the end of `dmesg`. Or name a port: ./vigil devices PORT");
        return ExitCode.SOFTWARE;
    }

    private int survey(Survey survey, List<Found> ports) throws InterruptedException {
        announce(survey, ports.size());
        var findings = findings(survey, ports);
        var report = new DevicesReport(out());
        for (int i = 0; i < ports.size(); i++) report.port(ports.get(i), findings.get(i));
        if (!ask) report.silence(survey.questions());
        report.configuration();
        out().flush();
        return report.recognised() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void announce(Survey survey, int ports) {
        var lines = survey.lines().stream().map(Line::words).collect(Collectors.joining(", "));
        var seconds = Math.ceilDiv(survey.silentNanos(), Moment.NANOS_PER_SECOND);
        out().println("Listening at " + ports + (ports == 1 ? " port: " : " ports, all at once: ") + lines
                + "; at most " + seconds + " s where nothing is heard.");
        if (!ask) out().println("Nothing is sent.");
        else {
            out().println("What stays silent is sent, one after the other:");
            DevicesReport.questions(survey.questions()).forEach(out()::println);
        }
        out().flush();
    }

    private static List<Finding> findings(Survey survey, List<Found> ports) throws InterruptedException {
        // Platform threads: a serial read is a blocking native call.
        try (var threads = Executors.newFixedThreadPool(ports.size())) {
            var findings = new ArrayList<Finding>();
            for (var result : threads.invokeAll(ports.stream()
                    .<Callable<Finding>>map(port -> () -> at(survey, port))
                    .toList())) findings.add(result.get());
            return findings;
        } catch (ExecutionException fault) {
            throw new IllegalStateException("the survey failed", fault.getCause());
        }
    }

    private static Finding at(Survey survey, Found port) {
        return survey.at(line -> SerialPorts.open(port.path(), line, WAIT_MILLIS, "vigil devices"));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
