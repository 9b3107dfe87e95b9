package health.vigil.profile;

import java.util.List;

/// The limits of one condition, mildest first. An empty ladder is a condition that is switched off, and screens say so.
public record Ladder(Condition condition, List<Rung> rungs) {
    public Ladder {
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
}
