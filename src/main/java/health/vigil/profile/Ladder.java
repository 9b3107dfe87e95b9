package health.vigil.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The limits of one condition, mildest first. An empty ladder is a condition that is switched off, and screens say so.
public record Ladder(Condition condition, List<Rung> rungs) {
    public Ladder {
        rungs = List.copyOf(rungs);
        for (int i = 1; i < rungs.size(); i++) {
            var milder = rungs.get(i - 1);
            var graver = rungs.get(i);
            if (graver.priority().compareTo(milder.priority()) <= 0)
                throw new IllegalArgumentException(
                        condition + ": " + graver.priority() + " comes after " + milder.priority());
            if (condition.violates(milder.limit(), graver.limit()))
                throw new IllegalArgumentException(condition + ": limit " + graver.limit() + " of " + graver.priority()
                        + " is milder than " + milder.limit() + " of " + milder.priority() + "; swap them");
        }
    }

    /// The rung of a priority, null if there is none.
    public @Nullable Rung rung(Priority priority) {
        for (var rung : rungs) if (rung.priority() == priority) return rung;
        return null;
    }

    /// True if it can never alarm: there is no limit, or none that anything measured could break (requirement R12:
    /// SpO2 high at 100).
    public boolean off() {
        return rungs.stream().allMatch(rung -> off(condition, rung.limit()));
    }

    /// True if nothing that can be measured breaks a limit.
    public static boolean off(Condition condition, double limit) {
        return condition.measure() == Condition.Measure.VITAL
                && LimitRange.of(condition).unreachable(condition.side(), limit);
    }
}
