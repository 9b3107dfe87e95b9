package health.vigil.simulator;

import health.vigil.alarm.state.Alarm;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.util.ArrayList;
import java.util.List;

/// Whether a demonstration of the story `marrow` went as it must: the alarms that matter, in order, and a person
/// reached.
final class DemoVerdict {
    private record Expected(Condition condition, Priority priority) {
        boolean metBy(Alarm alarm) {
            return alarm.condition() == condition && alarm.priority() == priority;
        }

        @Override
        public String toString() {
            return condition.words() + " " + priority;
        }
    }

    /// Slowed breathing, a first pause, then no gas for long enough, SpO2 falling behind it, and a clip that falls off.
    private static final List<Expected> MARROW = List.of(
            new Expected(Condition.RESPIRATION_LOW, Priority.LOW),
            new Expected(Condition.APNEA, Priority.MEDIUM),
            new Expected(Condition.APNEA, Priority.HIGH),
            new Expected(Condition.SPO2_LOW, Priority.HIGH),
            new Expected(Condition.SPO2_DESATURATION, Priority.HIGH),
            new Expected(Condition.SENSOR_OFF, Priority.MEDIUM));

    private DemoVerdict() {}

    /// What was missing, in words; none if all is well.
    static List<String> failures(String story, DemoTimeline timeline) {
        if (!story.equals("marrow")) return List.of();
        var failures = new ArrayList<String>();
        alarms(timeline.rows(), failures);
        if (timeline.pages() == 0) failures.add("no page reached the pager terminal");
        if (timeline.rows().stream().noneMatch(row -> row.kind() == DemoTimeline.Kind.TAKEN))
            failures.add("nobody took responsibility through a page");
        return failures;
    }

    private static void alarms(List<DemoTimeline.Row> rows, List<String> failures) {
        int next = 0;
        for (var row : rows) {
            var alarm = row.alarm();
            if (next < MARROW.size()
                    && row.calls()
                    && alarm != null
                    && MARROW.get(next).metBy(alarm)) next++;
        }
        for (var missing : MARROW.subList(next, MARROW.size())) failures.add("missing, or not in order: " + missing);
    }
}
