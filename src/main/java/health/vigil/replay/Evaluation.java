package health.vigil.replay;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.vital.Vital;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The SpO2 rules of {@link Spo2Rules} on many recordings, each rule through the engine by itself.
///
/// @param ways one high-priority rule with each way to wait
/// @param steps the shipped steps, one after another
/// @param replays of the first rule, for what all have in common
public record Evaluation(double limit, Detection.Rule event, List<Row> ways, List<Row> steps, List<Replay> replays) {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /// Alarms of these find a desaturation.
    public static final Set<Condition> LOW_SPO2 = lowSpo2();

    /// What one rule did.
    public record Row(String rule, Tally tally, Detection detection) {}

    private static Set<Condition> lowSpo2() {
        var all = EnumSet.noneOf(Condition.class);
        for (var condition : Condition.values())
            if (condition.vital() == Vital.SPO2 && condition != Condition.SPO2_HIGH) all.add(condition);
        return all;
    }

    /// @param shipped whose rules
    /// @param seconds how long SpO2 must be below the limit to be an event
    /// @param threads how many recordings at once; the result does not depend on it
    public static Evaluation of(List<Path> files, Profile shipped, double seconds, int threads) {
        var rules = new Spo2Rules(shipped);
        var ways = rules.ways();
        var steps = rules.steps();
        var all = new ArrayList<>(ways);
        all.addAll(steps);
        var played = Batch.each(files, threads, file -> played(NumericsFile.read(file), all));
        var event = new Detection.Rule(rules.limit(), seconds, LOW_SPO2, Priority.HIGH, 0);
        var rows = IntStream.range(0, all.size())
                .mapToObj(i -> row(
                        all.get(i).name(), played.stream().map(p -> p.get(i)).toList(), event))
                .toList();
        return new Evaluation(
                rules.limit(),
                event,
                rows.subList(0, ways.size()),
                rows.subList(ways.size(), rows.size()),
                played.stream().map(List::getFirst).toList());
    }

    private static List<Replay> played(Recording recording, List<Spo2Rules.Rule> rules) {
        return rules.stream()
                .map(r -> Replayer.play(recording, r.profile(), null))
                .toList();
    }

    private static Row row(String name, List<Replay> replays, Detection.Rule event) {
        Predicate<Condition> spo2 = LOW_SPO2::contains;
        return new Row(name, Tally.of(replays, spo2), Detection.of(replays, event));
    }

    public double hours() {
        return ways.getFirst().tally().hours();
    }

    /// Hours with a number.
    public double presentHours() {
        return replays.stream().mapToLong(r -> r.spo2().presentMillis()).sum() / MILLIS_PER_HOUR;
    }

    /// Recordings with at least one event.
    public long afflicted() {
        return replays.stream().filter(r -> !events(r).isEmpty()).count();
    }

    /// The least SpO2 within an event, NaN if there is no event.
    public double lowest() {
        return replays.stream()
                .flatMap(r -> events(r).stream())
                .mapToDouble(Desaturation::lowest)
                .min()
                .orElse(Double.NaN);
    }

    private List<Desaturation> events(Replay replay) {
        return Desaturation.in(replay.spo2(), event.limit(), event.seconds());
    }
}
