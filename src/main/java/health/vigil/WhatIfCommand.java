package health.vigil;

import health.vigil.config.MistakesException;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.replay.Batch;
import health.vigil.replay.Comparison;
import health.vigil.replay.Detection;
import health.vigil.replay.Evaluation;
import health.vigil.replay.NumericsFile;
import health.vigil.replay.Recording;
import health.vigil.replay.RecordingException;
import health.vigil.replay.Replay;
import health.vigil.replay.Replayer;
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
            "A key names a limit: spo2.low (the gravest), spo2.low.medium, apnea, rr.low, hr.high, sys.low; with"
                    + " .delay behind it its delay (none, 10s, depth:20, satseconds:50, readings:3), with .clear its"
                    + " hysteresis. `--set spo2.low.low=off` takes a limit away. --keys lists all.",
            "Nobody acknowledges: a latched alarm ends with its cause, to be counted anew next time."
        })
final class WhatIfCommand implements Callable<Integer> {
    @Mixin
    private final BatchOption batch = new BatchOption();

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
            var is = ProfileOption.profileFor(ProfileOption.book(base), patient.patient());
            if (keys) new LimitKeys(is).values().forEach((key, value) -> out().println(key + "=" + value));
            else compare(is, other(is));
            return ExitCode.OK;
        } catch (MistakesException | RecordingException found) {
            spec.commandLine().getErr().println(found.getMessage());
            return ExitCode.USAGE;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private Profile other(Profile is) {
        if (profile == null && settings.isEmpty())
            throw new ParameterException(spec.commandLine(), "What else? Give --set spo2.low=88 or --profile FILE");
        var from = profile == null ? is : ProfileOption.profileFor(ProfileOption.book(profile), patient.patient());
        return LimitKeys.applied(from, settings);
    }

    private void compare(Profile is, Profile other) {
        var played = Batch.each(batch.files(), batch.threads(), file -> {
            var recording = NumericsFile.read(file);
            return List.of(played(recording, is), played(recording, other));
        });
        var rule = new Detection.Rule(below, batch.sustained(), Evaluation.LOW_SPO2, Priority.HIGH, 0);
        var comparison = new Comparison(
                played.stream().map(List::getFirst).toList(),
                played.stream().map(List::getLast).toList(),
                rule,
                batch.late());
        out().println("limits " + name(is) + (is.note().isEmpty() ? "" : " (" + is.note() + ")"));
        out().println("what if " + name(other)
                + settings.entrySet().stream()
                        .map(s -> ", " + s.getKey() + "=" + s.getValue())
                        .collect(Collectors.joining()));
        comparison.lines("is", "what if").forEach(out()::println);
        out().flush();
    }

    private Replay played(Recording recording, Profile limits) {
        return Replayer.play(recording, limits, patient.patient());
    }

    private static String name(Profile limits) {
        return limits.id() + " (" + limits.hash() + "), " + limits.band();
    }
}
