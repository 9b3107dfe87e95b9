package health.vigil.alarm.state;

import health.vigil.profile.Priority;
import health.vigil.vital.Moment;
import java.util.ArrayList;
import java.util.List;

/// An alarm that is over, for the list of what was (requirement R35): onset, extreme and end. Its last state tells how
/// it ended: by itself (sounding), after somebody had seen it (acknowledged), or because its alarms were paused or
/// turned off while the condition lasted (inactivated).
///
/// @param alarm as it last was
/// @param ended when its condition ended, or its alarms were inactivated
public record Episode(Alarm alarm, Moment ended) {
    /// As many as a nurse scrolls through; the journal has them all.
    public static final int KEPT = 20;

    /// The list with one more. When it is full the oldest goes, but a flood of lesser alarms leaves the latest high
    /// ones at least half of the room, and they leave the others the other half.
    public static List<Episode> plus(List<Episode> list, Episode latest) {
        var next = new ArrayList<>(list);
        next.add(latest);
        if (next.size() <= KEPT) return List.copyOf(next);
        var highs = next.stream().filter(Episode::high).count();
        next.remove(next.stream()
                .filter(e -> e.high() == highs > KEPT / 2)
                .findFirst()
                .orElseThrow());
        return List.copyOf(next);
    }

    private boolean high() {
        return alarm.priority() == Priority.HIGH;
    }
}
