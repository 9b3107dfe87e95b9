package health.vigil.profile;

import health.vigil.vital.Vital;
import org.jspecify.annotations.Nullable;

/// Checks of a limit set by hand (requirement R11): inside what can be measured, in order with its neighbours, with a
/// gap between low and high.
///
/// @param tier which rung of the condition's ladder
/// @param limit in the vital's unit
public record LimitEdit(Condition condition, Priority tier, double limit) {
    /// Requirement R18.
    private static final double SHORTEST_APNEA = 10;

    private static final double LONGEST_APNEA = 40;

    /// Why the edit is refused, empty if it is fine.
    public String refusal(Profile profile) {
        var ladder = profile.ladder(condition);
        if (ladder == null || rungOf(ladder, tier) == null)
            return "has no limit of priority " + tier + " in profile " + profile.id();
        if (condition == Condition.APNEA && !(limit >= SHORTEST_APNEA && limit <= LONGEST_APNEA))
            return limit + " s is outside 10 to 40 s";
        var vital = condition.vital();
        if (vital != null && !vital.plausible(limit)) return limit + " is outside " + vital.range();
        try {
            var next = changed(ladder);
            return gapRefusal(profile, next);
        } catch (IllegalArgumentException disorder) {
            return String.valueOf(disorder.getMessage());
        }
    }

    /// The profile with this edit in it.
    public Profile applied(Profile profile) {
        var ladder = profile.ladder(condition);
        return ladder == null ? profile : profile.with(changed(ladder));
    }

    private Ladder changed(Ladder ladder) {
        return new Ladder(
                ladder.condition(),
                ladder.rungs().stream()
                        .map(r -> r.priority() == tier ? r.at(limit) : r)
                        .toList());
    }

    private static @Nullable Rung rungOf(Ladder ladder, Priority tier) {
        for (var rung : ladder.rungs()) if (rung.priority() == tier) return rung;
        return null;
    }

    private static String gapRefusal(Profile profile, Ladder edited) {
        for (var other : profile.ladders()) {
            if (other.condition().vital() != edited.condition().vital()
                    || other.rungs().isEmpty()) continue;
            if (other.condition() == edited.condition()) continue;
            var refusal = gapRefusal(edited, other);
            if (!refusal.isEmpty()) return refusal;
        }
        return "";
    }

    private static String gapRefusal(Ladder edited, Ladder other) {
        var a = edited.condition();
        var b = other.condition();
        if (a.side() == b.side()) return desaturationRefusal(edited, other);
        var low = a.side() == Condition.Side.LOW ? edited : other;
        var high = low.equals(edited) ? other : edited;
        var gap = high.rungs().getFirst().limit() - low.rungs().getFirst().limit();
        var least = leastGap(a.vital());
        return gap >= least ? "" : "low and high limit would be " + gap + " apart; keep at least " + least;
    }

    private static String desaturationRefusal(Ladder edited, Ladder other) {
        var severe = edited.condition() == Condition.SPO2_DESATURATION ? edited : other;
        var low = severe.equals(edited) ? other : edited;
        if (severe.condition() != Condition.SPO2_DESATURATION) return "";
        return severe.rungs().getLast().limit() <= low.rungs().getLast().limit()
                ? ""
                : "the severe desaturation limit must not be above the low limit";
    }

    /// Mindray TM80: 2 for SpO2 and rates, 5 for pressures.
    private static double leastGap(@Nullable Vital vital) {
        return vital == Vital.NIBP_SYSTOLIC ? 5 : vital == Vital.TEMPERATURE ? 0.5 : 2;
    }
}
