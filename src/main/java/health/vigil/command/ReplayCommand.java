package health.vigil.command;

import health.vigil.config.MistakesException;
import health.vigil.replay.BedCase;
import health.vigil.replay.CaseReplayer;
import health.vigil.replay.NumericsFile;
import health.vigil.replay.Pace;
import health.vigil.replay.Recording;
import health.vigil.replay.RecordingException;
import health.vigil.replay.Replay;
import health.vigil.replay.Replayer;
import health.vigil.replay.Tally;
import health.vigil.replay.Transcript;
import health.vigil.replay.Words;
import health.vigil.source.capture.CaptureException;
import health.vigil.source.capture.CaptureReader;
import health.vigil.store.StoreException;
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
                + " no reading. A number stands until the next, at most as long as a screen may show it (SpO2: 5 s),"
                + " or 2.5 usual steps of a file whose rows are further apart. Nobody acknowledges: a latched alarm"
                + " ends with its cause, to be counted anew next time.",
            "Or FILE is a capture of a device (vigil capture): its bytes are decoded again.",
            "Or FILE is the database of a service (store.file), running or not: then the bed's inputs are stepped again"
                    + " as they were and compared with what was told; with --profile under other limits, as for a CSV."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final Pattern SPEED = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");

    @Parameters(paramLabel = "FILE", description = "The recording.")
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private Path file;

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Mixin
    private final PatientOption patient = new PatientOption();

    @Mixin
    private final CaseOption cases = new CaseOption();

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
        var begin = System.nanoTime();
        try {
            var pace = pace();
            var replay = BedCase.isJournal(file) ? bedCase(cases.of(file), pace) : recording(pace, read());
            out().println();
            Tally.of(List.of(replay), condition -> true).table().lines().forEach(out()::println);
            out().flush();
            timing(replay, System.nanoTime() - begin);
            return ExitCode.OK;
        } catch (MistakesException | RecordingException | StoreException | CaptureException found) {
            spec.commandLine().getErr().println(found.getMessage());
            return ExitCode.USAGE;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private Recording read() throws CaptureException {
        cases.noneFor(file);
        return CaptureReader.isCapture(file) ? CaptureRecording.read(file) : NumericsFile.read(file);
    }

    private Replay recording(Pace pace, Recording recording) {
        var limits = profile.profileFor(patient.patient());
        out().println(recording.name() + ": " + Words.elapsed(recording.lengthMillis()) + ", limits " + limits.id()
                + " (" + limits.hash() + "), " + limits.band());
        if (!limits.note().isEmpty()) out().println("note: " + limits.note());
        recording.notes().forEach(note -> out().println("note: " + note));
        out().println();
        return Replayer.play(recording, limits, patient.patient(), pace, new Transcript(out()::println));
    }

    private Replay bedCase(BedCase bedCase, Pace pace) {
        if (patient.patient() != null)
            throw new ParameterException(
                    spec.commandLine(), "--age is for a CSV; the database knows the child, leave it out");
        var transcript = new Transcript(out()::println);
        if (!profile.given()) return asItWas(CaseReplayer.asItWas(bedCase, pace, transcript));
        var book = profile.book();
        out().println("limits " + book.id() + " (" + book.hash() + ") instead of those that were in force");
        out().println();
        return CaseReplayer.under(
                bedCase, (recorded, child) -> ProfileOption.profileFor(book, child), pace, transcript);
    }

    private Replay asItWas(CaseReplayer.Outcome outcome) {
        out().println();
        var inputs = Words.count(outcome.replay().inputs(), "input");
        if (outcome.differences() == 0) out().println(inputs + ", and the same is told as was told then");
        else {
            out().println(inputs + ", at " + outcome.differences()
                    + " of which something else is told than then; first " + outcome.first());
        }
        if (outcome.passed() > 0)
            out().println(Words.count(outcome.passed(), "input")
                    + " before the first start in the journal passed over");
        if (outcome.unreadable() > 0) out().println(outcome.unreadable() + " rows of the journal cannot be read");
        return outcome.replay();
    }

    private Pace pace() {
        if (speed.equals("max")) return Pace.FASTEST;
        var times = SPEED.matcher(speed).matches() ? Double.parseDouble(speed) : 0;
        if (times > 0) return Pace.times(times);
        throw new ParameterException(
                spec.commandLine(), "--speed: '" + speed + "' is neither max nor a number above 0; write --speed 10");
    }

    /// Beside the result, which is the same on every machine.
    private void timing(Replay replay, long nanos) {
        spec.commandLine()
                .getErr()
                .println(Words.elapsed(replay.lengthMillis()) + " of one bed in " + Words.number(nanos / 1e9, 3)
                        + " s, " + Words.count(replay.inputs(), "input"));
    }
}
