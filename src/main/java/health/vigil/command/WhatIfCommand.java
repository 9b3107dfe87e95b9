package health.vigil.command;

import health.vigil.config.MistakesException;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.replay.AlarmListener;
import health.vigil.replay.Batch;
import health.vigil.replay.BedCase;
import health.vigil.replay.CaseReplayer;
import health.vigil.replay.Comparison;
import health.vigil.replay.Detection;
import health.vigil.replay.Evaluation;
import health.vigil.replay.NumericsFile;
import health.vigil.replay.Pace;
import health.vigil.replay.Recording;
import health.vigil.replay.RecordingException;
import health.vigil.replay.Replay;
import health.vigil.replay.Replayer;
import health.vigil.store.StoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `vigil what-if`: what other limits would have done.
@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description = "Compare two profiles on the same recordings: alarms, missed and late events, time to alarm.",
        footer = {
            "",
            "A key names one rung of a ladder: spo2.low.low, spo2.low.medium and spo2.low.high are SpO2 low of that"
                + " priority; spo2.low alone is the gravest of them and leaves the others where they are. So apnea,"
                + " rr.low, hr.high, sys.low. With .delay behind it its delay (none, 10s, depth:20, satseconds:50,"
                + " readings:3), with .clear its hysteresis. `--set spo2.low.low=off` takes a limit away. --keys lists"
                + " all.",
            "Nobody acknowledges: a latched alarm ends with its cause, to be counted anew next time.",
            "A recording may be the database of a service, with --bed: then the limits there are are those that were in"
                    + " force, and the child is the one that was admitted."
        })
public final class WhatIfCommand implements Callable<Integer> {
    /// Of any age: every limit that goes by age is there.
    private static final Patient NEWBORN = new Patient("", "", 0, 0);

    @Mixin
    private final BatchOption batch = new BatchOption();

    @Mixin
    private final CaseOption cases = new CaseOption();

    @Mixin
    private final PatientOption patient = new PatientOption();

    @Option(
            names = "--base",
            paramLabel = "FILE",
            description = "The limits there are, a profile file; without it config/profiles/sedation-default.yaml.")
    private @Nullable Path base;

    @Option(
            names = {"-p", "--profile"},
            paramLabel = "FILE",
            description = "The other limits; without it the same file, with what --set changes.")
    private @Nullable Path profile;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "One number of the other limits; may be repeated, and is applied in order.")
    private final Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--below",
            paramLabel = "PERCENT",
            defaultValue = "90",
            description = "SpO2 below this is an event; ${DEFAULT-VALUE} without it.")
    private double below;

    @Option(names = "--keys", description = "Print every key with the value it has, and nothing else.")
    private boolean keys;

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            if (keys) new LimitKeys(is()).values().forEach((key, value) -> out().println(key + "=" + value));
            else compare();
            return ExitCode.OK;
        } catch (MistakesException | RecordingException | StoreException found) {
            spec.commandLine().getErr().println(found.getMessage());
            return ExitCode.USAGE;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private Profile is() {
        return of(base, patient.patient());
    }

    private static Profile of(@Nullable Path file, @Nullable Patient child) {
        return ProfileOption.profileFor(ProfileOption.book(file), child);
    }

    private void compare() {
        if (profile == null && settings.isEmpty())
            throw new ParameterException(spec.commandLine(), "What else? Give --set spo2.low=88 or --profile FILE");
        var journals = batch.files().stream().filter(BedCase::isJournal).toList();
        var comparison = journals.isEmpty() ? recordings() : cases(journals);
        comparison.lines("is", "what if").forEach(out()::println);
        out().flush();
    }

    private Comparison recordings() {
        batch.files().forEach(cases::noneFor);
        var is = is();
        var other = LimitKeys.applied(profile == null ? is : of(profile, patient.patient()), settings);
        out().println("limits " + name(is) + (is.note().isEmpty() ? "" : " (" + is.note() + ")"));
        out().println("what if " + name(other) + edits());
        return compared(Batch.each(batch.files(), batch.threads(), file -> {
            var recording = NumericsFile.read(file);
            return List.of(played(recording, is), played(recording, other));
        }));
    }

    private Replay played(Recording recording, Profile limits) {
        return Replayer.play(recording, limits, patient.patient());
    }

    private Comparison compared(List<List<Replay>> played) {
        return new Comparison(
                played.stream().map(List::getFirst).toList(),
                played.stream().map(List::getLast).toList(),
                new Detection.Rule(below, batch.sustained(), Evaluation.LOW_SPO2, Priority.HIGH, 0),
                batch.late());
    }

    private String edits() {
        var names = new LimitKeys(of(profile == null ? base : profile, NEWBORN));
        return settings.entrySet().stream()
                .map(s -> ", " + names.full(s.getKey()) + "=" + s.getValue())
                .collect(Collectors.joining());
    }

    private Comparison cases(List<Path> journals) {
        if (journals.size() < batch.files().size())
            throw new ParameterException(spec.commandLine(), "Databases and CSV files do not mix; compare them apart");
        new LimitKeys(of(profile == null ? base : profile, NEWBORN)).check(settings.keySet());
        out().println("limits " + (base == null ? "that were in force" : name(of(base, null))));
        out().println("what if " + (profile == null ? "these" : name(of(profile, null))) + edits());
        return compared(Batch.each(journals, batch.threads(), file -> bothWays(cases.of(file))));
    }

    /// Under the limits that were in force, or those of `--base`, and under the others for the same child.
    private List<Replay> bothWays(BedCase bedCase) {
        CaseReplayer.Limits there = (recorded, child) -> base == null ? recorded : of(base, child);
        CaseReplayer.Limits instead = (recorded, child) ->
                edited(profile == null ? there.instead(recorded, child) : of(profile, child), child);
        return List.of(
                CaseReplayer.under(bedCase, there, Pace.FASTEST, AlarmListener.NONE),
                CaseReplayer.under(bedCase, instead, Pace.FASTEST, AlarmListener.NONE));
    }

    /// A bed without a child has no limits that go by age: what is set of those waits for the child.
    private Profile edited(Profile limits, @Nullable Patient child) {
        var known = new LinkedHashMap<>(settings);
        if (child == null)
            known.keySet().retainAll(new LimitKeys(limits).values().keySet());
        return LimitKeys.applied(limits, known);
    }

    private static String name(Profile limits) {
        return limits.id() + " (" + limits.hash() + "), " + limits.band();
    }
}
