package health.vigil.replay;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Alarms counted: each once, under its condition and the highest priority it reached.
///
/// @param hours of children watched
/// @param occurrences all that are counted
public record Tally(double hours, List<Occurrence> occurrences) {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    public Tally {
        occurrences = List.copyOf(occurrences);
    }

    /// @param which the conditions that count
    public static Tally of(Collection<Replay> replays, Predicate<Condition> which) {
        var hours = replays.stream().mapToLong(Replay::lengthMillis).sum() / MILLIS_PER_HOUR;
        return new Tally(
                hours,
                replays.stream()
                        .flatMap(r -> r.occurrences().stream())
                        .filter(o -> which.test(o.condition()))
                        .toList());
    }

    public int count() {
        return occurrences.size();
    }

    public int count(Priority priority) {
        return (int) occurrences.stream().filter(o -> o.highest() == priority).count();
    }

    /// NaN if nobody was watched.
    public double perHour() {
        return perHour(count());
    }

    public double perHour(Priority priority) {
        return perHour(count(priority));
    }

    public double perHour(Condition condition) {
        return perHour((int)
                occurrences.stream().filter(o -> o.condition() == condition).count());
    }

    private double perHour(int count) {
        return hours > 0 ? count / hours : Double.NaN;
    }

    /// The same for each condition that occurred, in the order of {@link Condition}.
    public Map<Condition, Tally> byCondition() {
        var by = new EnumMap<Condition, Tally>(Condition.class);
        for (var condition : Condition.values()) {
            var its =
                    occurrences.stream().filter(o -> o.condition() == condition).toList();
            if (!its.isEmpty()) by.put(condition, new Tally(hours, its));
        }
        return by;
    }

    /// How long the alarms lasted.
    public Spread lengthSeconds() {
        return Spread.ofMillis(
                occurrences.stream().mapToLong(Occurrence::lengthMillis).toArray());
    }

    /// A line for each condition and one for all.
    public Table table() {
        var table = new Table("alarms", "LOW", "MEDIUM", "HIGH", "per hour", "median length s", "max s");
        byCondition().forEach((condition, its) -> row(table, condition.words(), its));
        row(table, "all", this);
        return table;
    }

    private static void row(Table table, String name, Tally tally) {
        var length = tally.lengthSeconds();
        table.row(
                name,
                Integer.toString(tally.count(Priority.LOW)),
                Integer.toString(tally.count(Priority.MEDIUM)),
                Integer.toString(tally.count(Priority.HIGH)),
                Words.number(tally.perHour(), 2),
                Words.number(length.median(), 1),
                Words.number(length.max(), 1));
    }
}
