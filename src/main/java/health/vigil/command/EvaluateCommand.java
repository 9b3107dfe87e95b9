package health.vigil.command;

import health.vigil.config.MistakesException;
import health.vigil.replay.Evaluation;
import health.vigil.replay.EvaluationReport;
import health.vigil.replay.RecordingException;
import health.vigil.replay.Words;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `vigil evaluate`: what ways to wait for low SpO2 are worth on recorded sedations.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Compare ways to delay the low SpO2 alarm on recordings: alarms, missed and late events.",
        footer = {
            "",
            "Each rule goes through the alarm engine with a profile that has this rule alone. Nobody acknowledges: a"
                    + " latched alarm ends with its cause, to be counted anew next time. A number stands as in `vigil"
                    + " replay`: until the next, SpO2 at most 5 s, or 2.5 usual steps of a slower file."
        })
public final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private final BatchOption batch = new BatchOption();

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var begin = System.nanoTime();
        try {
            var limits = profile.profileFor(null);
            var evaluation = Evaluation.of(batch.files(), limits, batch.sustained(), batch.threads());
            out.println("Limits " + limits.id() + " (" + limits.hash() + ")");
            EvaluationReport.lines(evaluation, batch.late()).forEach(out::println);
            out.flush();
        } catch (MistakesException | RecordingException | IllegalArgumentException found) {
            err.println(found.getMessage());
            return ExitCode.USAGE;
        }
        err.println("in " + Words.number((System.nanoTime() - begin) / 1e9, 1) + " s");
        return ExitCode.OK;
    }
}
