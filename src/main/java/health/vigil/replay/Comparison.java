package health.vigil.replay;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// The same recordings under the limits there are and under others.
///
/// @param is replays under the limits there are
/// @param other replays under the others, of the same recordings in the same order
/// @param event which desaturations should be found, by which alarms
/// @param lateAfter seconds after which a found event counts as late
public record Comparison(List<Replay> is, List<Replay> other, Detection.Rule event, double lateAfter) {
    public Comparison {
        is = List.copyOf(is);
        other = List.copyOf(other);
    }

    private record Side(Tally tally, Detection detection) {}

    private static Side side(List<Replay> replays, Detection.Rule event) {
        return new Side(Tally.of(replays, condition -> true), Detection.of(replays, event));
    }

    /// Side by side.
    ///
    /// @param isName what the limits there are are called
    public List<String> lines(String isName, String otherName) {
        var left = side(is, event);
        var right = side(other, event);
        var lines = new ArrayList<String>();
        lines.add(Words.count(is.size(), "recording") + ", " + Words.number(left.tally.hours(), 1)
                + " h; an event is SpO2 < "
                + Words.number(event.limit(), 0) + " for " + Words.number(event.seconds(), 0)
                + " s or more, found by an SpO2 alarm of priority " + event.least());
        lines.add("");
        lines.addAll(new Rows(left, right, new Table("", isName, otherName, "change"))
                .alarms()
                .events()
                .table
                .lines());
        for (var missed : right.detection.missed())
            if (!left.detection.missed().contains(missed))
                lines.add("newly missed: " + missed.name() + " at "
                        + Words.time(missed.event().beginMillis()) + ", lowest "
                        + Words.number(missed.event().lowest(), 0));
        return lines;
    }

    private final class Rows {
        private final Side left;
        private final Side right;
        private final Table table;

        Rows(Side left, Side right, Table table) {
            this.left = left;
            this.right = right;
            this.table = table;
        }

        Rows alarms() {
            row("alarms/h", 2, side -> side.tally.perHour());
            for (var priority : List.of(Priority.HIGH, Priority.MEDIUM, Priority.LOW))
                row("  " + priority, 2, side -> side.tally.perHour(priority));
            var conditions = new TreeSet<Condition>(left.tally.byCondition().keySet());
            conditions.addAll(right.tally.byCondition().keySet());
            for (var condition : conditions) row("  " + condition.words(), 2, side -> side.tally.perHour(condition));
            return this;
        }

        Rows events() {
            row("events", 0, side -> side.detection.events());
            row("  missed", 0, side -> side.detection.missed().size());
            row("  late (> " + Words.number(lateAfter, 0) + " s)", 0, side -> side.detection.late(lateAfter));
            row(
                    "  time to alarm, median s",
                    1,
                    side -> side.detection.latencySeconds().median());
            row(
                    "  time to alarm, p95 s",
                    1,
                    side -> side.detection.latencySeconds().p95());
            return this;
        }

        private void row(String name, int decimals, ToDoubleFunction<Side> of) {
            var before = of.applyAsDouble(left);
            var after = of.applyAsDouble(right);
            var change = Words.number(after - before, decimals);
            table.row(
                    name,
                    Words.number(before, decimals),
                    Words.number(after, decimals),
                    after > before ? "+" + change : after == before ? "" : change);
        }
    }
}
