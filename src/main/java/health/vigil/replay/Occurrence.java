package health.vigil.replay;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.util.List;
import java.util.OptionalLong;

/// One alarm from its beginning to the end of its cause. What latches ends here too: a person would acknowledge it
/// sooner or later; when it comes back it is another occurrence.
///
/// @param subject which source or part, for technical conditions; empty for physiological ones
/// @param changes its priorities in order; the first is its beginning
/// @param endMillis wall clock at which the cause ended, or the recording
/// @param text the line of the alarm bar at its end: the extreme and the limit it broke
public record Occurrence(Condition condition, String subject, List<Change> changes, long endMillis, String text) {
    /// It had a priority from a time on.
    public record Change(long wallMillis, Priority priority) {}

    public Occurrence {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) throw new IllegalArgumentException(condition + " never began");
    }

    public long beginMillis() {
        return changes.getFirst().wallMillis();
    }

    public long lengthMillis() {
        return endMillis - beginMillis();
    }

    /// The priority it is counted under.
    public Priority highest() {
        var highest = changes.getFirst().priority();
        for (var change : changes) if (change.priority().atLeast(highest)) highest = change.priority();
        return highest;
    }

    /// When it first had a priority or a graver one.
    public OptionalLong reached(Priority least) {
        for (var change : changes) if (change.priority().atLeast(least)) return OptionalLong.of(change.wallMillis());
        return OptionalLong.empty();
    }
}
