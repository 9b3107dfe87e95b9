package health.vigil;

import health.vigil.command.AlarmsCommand;
import health.vigil.command.CaptureCommand;
import health.vigil.command.CheckCommand;
import health.vigil.command.DevicesCommand;
import health.vigil.command.DriversCommand;
import health.vigil.command.EvaluateCommand;
import health.vigil.command.ReplayCommand;
import health.vigil.command.RunCommand;
import health.vigil.command.WhatIfCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line of the service. `demo`, `simulate` and `bench` are named here so that help lists them; the
/// launcher starts them from the simulators' jar, which the service never sees.
@Command(
        name = "vigil",
        mixinStandardHelpOptions = true,
        version = "Vigil 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        header = {"@|bold Vigil|@ watches children under procedural sedation.", ""},
        descriptionHeading = "%n",
        description = {
            "It reads the finger clip, the cuff, the capnograph and the hospital's HL7 monitors, raises alarms, shows"
                    + " them at the bedside and calls people by pager.",
            "",
            "@|yellow Not a certified medical device. Never the only monitor at a bed.|@"
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  ./vigil demo                      see it at work, without any device",
            "  ./vigil check --config my.yaml    is my configuration right?",
            "  ./vigil run --config my.yaml      watch the beds in it",
            ""
        },
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            DevicesCommand.class,
            CaptureCommand.class,
            ReplayCommand.class,
            WhatIfCommand.class,
            EvaluateCommand.class,
            AlarmsCommand.class,
            DriversCommand.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /// All commands, as `vigil` understands them.
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::refused);
    }

    /// What is wrong comes last, where it is read; the whole usage only when asked for.
    private static int refused(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        var err = command.getErr();
        err.println("./" + command.getCommandSpec().qualifiedName() + " --help says what there is.");
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println(wrong.getMessage());
        return ExitCode.USAGE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? For example: ./vigil demo");
    }

    @Command(name = "demo", description = "A simulated child, all devices, the whole service and a pager, in one go.")
    int demo() {
        return elsewhere("demo");
    }

    @Command(name = "simulate", description = "Simulated devices only, for a service that runs elsewhere.")
    int simulate() {
        return elsewhere("simulate");
    }

    @Command(name = "bench", description = "What the service costs and how fast it is, measured from outside.")
    int bench() {
        return elsewhere("bench");
    }

    private int elsewhere(String command) {
        spec.commandLine()
                .getErr()
                .println("The simulators are a jar of their own; start them with ./vigil " + command);
        return ExitCode.USAGE;
    }
}
