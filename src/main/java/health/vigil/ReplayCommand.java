package health.vigil;

import health.vigil.config.MistakesException;
import health.vigil.profile.Profile;
import health.vigil.replay.NumericsFile;
import health.vigil.replay.Pace;
import health.vigil.replay.Recording;
import health.vigil.replay.RecordingException;
import health.vigil.replay.Replay;
import health.vigil.replay.Replayer;
import health.vigil.replay.Tally;
import health.vigil.replay.Transcript;
import health.vigil.replay.Words;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigil replay`: which alarms a recording gives.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Run a recording through the alarm engine and print the alarms.",
        footer = {
            "",
            "FILE is a CSV, plain or gzip: first column t_s (seconds), others by header: spo2, pr, hr, rr, etco2"
                + " (mmHg), sys, dia, map, temp. An empty cell or NaN: nothing arrived; spo2 or pr 0: the oximeter has"
                + " no reading. A number stands until the next, at most as long as a screen may show it (SpO2: 5 s).",
            "Nobody acknowledges, pauses or treats: a latched alarm ends with its cause, to be counted anew next time."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final Pattern SPEED = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");

    @Parameters(paramLabel = "FILE", description = "The recording.")
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private Path file;

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Mixin
    private final PatientOption patient = new PatientOption();

    @Option(
            names = "--speed",
            paramLabel = "max|N",
            defaultValue = "max",
            description = "N times the world's own pace; without it as fast as can be.")
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private String speed;

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        try {
            var pace = pace();
            replay(NumericsFile.read(file), profile.profileFor(patient.patient()), pace);
            return ExitCode.OK;
        } catch (MistakesException | RecordingException found) {
            err.println(found.getMessage());
            return ExitCode.USAGE;
        }
    }

    private void replay(Recording recording, Profile limits, Pace pace) {
        var out = spec.commandLine().getOut();
        out.println(recording.name() + ": " + Words.elapsed(recording.lengthMillis()) + ", limits " + limits.id() + " ("
                + limits.hash() + "), " + limits.band());
        if (!limits.note().isEmpty()) out.println("note: " + limits.note());
        recording.notes().forEach(note -> out.println("note: " + note));
        out.println();
        var begin = System.nanoTime();
        var replay =
                Replayer.play(recording, limits, patient.patient(), pace, new Transcript(out::println, Words::elapsed));
        out.println();
        Tally.of(List.of(replay), condition -> true).table().lines().forEach(out::println);
        out.flush();
        timing(spec.commandLine().getErr(), replay, System.nanoTime() - begin);
    }

    private Pace pace() {
        if (speed.equals("max")) return Pace.FASTEST;
        var times = SPEED.matcher(speed).matches() ? Double.parseDouble(speed) : 0;
        if (times > 0) return Pace.times(times);
        throw new ParameterException(
                spec.commandLine(), "--speed: '" + speed + "' is neither max nor a number above 0; write --speed 10");
    }

    /// Beside the result, which is the same on every machine.
    private static void timing(PrintWriter err, Replay replay, long nanos) {
        var seconds = nanos / 1e9;
        err.println(Words.elapsed(replay.lengthMillis()) + " of one bed in " + Words.number(seconds, 3) + " s, "
                + Words.count(replay.inputs(), "input"));
    }
}
