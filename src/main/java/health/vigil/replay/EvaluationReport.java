package health.vigil.replay;

import health.vigil.profile.Priority;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;

/// An evaluation as `vigil evaluate` prints it.
public final class EvaluationReport {
    private EvaluationReport() {}

    /// @param lateAfter seconds after which a found event counts as late
    public static List<String> lines(Evaluation evaluation, double lateAfter) {
        var lines = new ArrayList<String>();
        head(lines, evaluation);
        lines.add("");
        lines.add("One rule alone, " + limit(evaluation) + ":");
        lines.addAll(ways(evaluation, lateAfter).lines());
        lines.add("");
        lines.add("What the other SpO2 steps add, one after another (an alarm counts under its highest priority):");
        lines.addAll(steps(evaluation).lines());
        var missed = evaluation.ways().getLast().detection().missed();
        if (!missed.isEmpty()) lines.add("");
        for (var one : missed)
            lines.add("missed by the default: " + one.name() + " at "
                    + Words.time(one.event().beginMillis()));
        return lines;
    }

    private static void head(List<String> lines, Evaluation e) {
        var events = e.ways().getFirst().detection().events();
        lines.add(Words.count(e.replays().size(), "recording") + ", " + Words.number(e.hours(), 1) + " h, with SpO2 "
                + Words.number(e.presentHours(), 1) + " h");
        lines.add(Words.count(events, "event") + " (" + limit(e) + " for "
                + Words.number(e.event().seconds(), 0)
                + " s or more) in " + Words.count(e.afflicted(), "recording")
                + (events == 0 ? "" : ", lowest SpO2 " + Vital.SPO2.format(e.lowest())));
        lines.add(
                "A number stands until the next one (at 1 Hz: for its second), at most 5 s; where SpO2 is missing or 0"
                        + " an event ends.");
        lines.add("An event is found if an alarm is there at any time in it; latency counts from its first moment, 0 if"
                + " an alarm was there already.");
    }

    private static String limit(Evaluation e) {
        return Vital.SPO2.label() + " < " + Vital.SPO2.format(e.limit());
    }

    private static Table ways(Evaluation e, double lateAfter) {
        var late = "late (> " + Words.number(lateAfter, 0) + " s)";
        var table = new Table(
                "rule", "alarms/h", "alarms", "events", "missed", late, "already", "median s", "p95 s", "max s");
        for (var row : e.ways()) {
            var found = row.detection();
            var latency = found.latencySeconds();
            table.row(
                    row.rule(),
                    Words.number(row.tally().perHour(), 3),
                    Integer.toString(row.tally().count()),
                    Integer.toString(found.events()),
                    Integer.toString(found.missed().size()),
                    Integer.toString(found.late(lateAfter)),
                    Integer.toString(found.already()),
                    Words.number(latency.median(), 1),
                    Words.number(latency.p95(), 1),
                    Words.number(latency.max(), 1));
        }
        return table;
    }

    private static Table steps(Evaluation e) {
        var table = new Table("steps", "LOW/h", "MEDIUM/h", "HIGH/h", "all/h", "alarms", "missed", "p95 s");
        for (var row : e.steps())
            table.row(
                    row.rule(),
                    perHour(row, Priority.LOW),
                    perHour(row, Priority.MEDIUM),
                    perHour(row, Priority.HIGH),
                    Words.number(row.tally().perHour(), 3),
                    Integer.toString(row.tally().count()),
                    Integer.toString(row.detection().missed().size()),
                    Words.number(row.detection().latencySeconds().p95(), 1));
        return table;
    }

    private static String perHour(Evaluation.Row row, Priority priority) {
        return Words.number(row.tally().perHour(priority), 3);
    }
}
