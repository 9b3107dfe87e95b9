package health.vigil.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One limit that was moved (requirement R37).
///
/// @param from the limit before, NaN if there was none
/// @param to the limit now, NaN if there is none any more
public record LimitChange(Condition condition, Priority tier, double from, double to) {
    /// Every limit that differs between two profiles, in the order of conditions, mildest first.
    public static List<LimitChange> between(Profile before, Profile after) {
        var changes = new ArrayList<LimitChange>();
        for (var condition : Condition.values()) {
            var old = before.ladder(condition);
            var next = after.ladder(condition);
            if (old == null && next == null) continue;
            for (var tier : Priority.values()) {
                var change = new LimitChange(condition, tier, limit(old, tier), limit(next, tier));
                if (Double.compare(change.from(), change.to()) != 0) changes.add(change);
            }
        }
        return List.copyOf(changes);
    }

    private static double limit(@Nullable Ladder ladder, Priority tier) {
        var rung = ladder == null ? null : ladder.rung(tier);
        return rung == null ? Double.NaN : rung.limit();
    }

    /// For people: `SpO2 low, medium: 92 to 90`.
    public String words() {
        return condition.words() + ", " + tier.words() + ": " + words(from) + " to " + words(to);
    }

    private String words(double limit) {
        var off = Double.isNaN(limit) || Ladder.off(condition, limit);
        return off ? "off" : LimitRange.of(condition).text(limit);
    }
}
