package health.vigil.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the limits in force at an age and in a phase can do what they are there for: each can alarm and can end,
/// what kills within minutes is never off and never waits, and all keep the distances that limits set by hand keep.
final class LadderCheck {
    private final Profile profile;
    private final Baseline baseline;
    private final List<Flaw> flaws = new ArrayList<>();

    private LadderCheck(Profile profile, Baseline baseline) {
        this.profile = profile;
        this.baseline = baseline;
    }

    /// Everything wrong with the limits of an age in a phase, also with those that follow from a baseline: from the
    /// least that is normal at this age, where a deviation is smallest.
    static List<Flaw> flaws(Profile age, Phase phase) {
        var baseline = leastNormal(age);
        var check = new LadderCheck(age.under(phase, baseline), baseline);
        check.profile.ladders().forEach(check::ladder);
        return List.copyOf(check.flaws);
    }

    /// The mildest low limit of each vital.
    private static Baseline leastNormal(Profile age) {
        var values = new ArrayList<>(Baseline.NONE.values());
        for (var ladder : age.ladders()) {
            var condition = ladder.condition();
            var vital = condition.vital();
            if (vital == null || condition.side() != Condition.Side.LOW || ladder.off()) continue;
            var least = ladder.rungs().getFirst().limit();
            if (!(values.get(vital.ordinal()) > least)) values.set(vital.ordinal(), least);
        }
        return new Baseline(0, "", values, Baseline.NONE.missing());
    }

    private void ladder(Ladder ladder) {
        if (ladder.off()) off(ladder);
        else {
            if (ladder.condition() == Condition.APNEA && ladder.rung(Priority.HIGH) == null)
                flaw(ladder, null, "has no rung of priority HIGH (R18); add one");
            ladder.rungs().forEach(rung -> rung(ladder, rung));
            distances(ladder);
        }
    }

    private void off(Ladder ladder) {
        if (Authority.NEVER_OFF.contains(ladder.condition()))
            flaw(ladder, null, "can never alarm; it may not be off in any phase: give it a limit");
    }

    private void rung(Ladder ladder, Rung rung) {
        exempt(ladder, rung);
        var forbidden = profile.authority().refusal(ladder.condition(), rung.priority(), rung.limit());
        if (!forbidden.isEmpty()) flaw(ladder, rung, forbidden);
        if (Ladder.off(ladder.condition(), rung.limit()))
            flaw(
                    ladder,
                    rung,
                    text(ladder, rung.limit()) + " is a limit nothing can break; choose another, or take"
                            + " the rung out");
        else if (!ends(ladder.condition(), rung)) endless(ladder, rung);
    }

    /// Severe desaturation is HIGH and at once (R15); no breath counts its own seconds, which are its limit (R18).
    private void exempt(Ladder ladder, Rung rung) {
        var severe = ladder.condition() == Condition.SPO2_DESATURATION;
        if (severe && rung.priority() != Priority.HIGH)
            flaw(ladder, rung, rung.priority() + " is too mild for severe desaturation (R15); write priority: HIGH");
        if (!severe && ladder.condition() != Condition.APNEA || rung.delay() instanceof Wait.None) return;
        var why = severe ? "nothing may hold severe desaturation (R15)" : "its limit is the seconds to wait (R18)";
        flaw(ladder, rung, "a delay " + rung.delay().words() + " is not allowed: " + why + "; write delay: none");
    }

    private void endless(Ladder ladder, Rung rung) {
        var by = LimitRange.of(ladder.condition()).text(rung.clear().by());
        var end = LimitRange.of(ladder.condition()).text(rung.clearLimit(ladder.condition()));
        flaw(
                ladder,
                rung,
                "clear by " + by + " ends the alarm at " + end + " only, where a child need never be; choose"
                        + " less");
    }

    /// True if a child whose numbers are the best there can be ends the alarm: those of the baseline, or just inside
    /// the opposite limit, or of the scale.
    private boolean ends(Condition condition, Rung rung) {
        return !condition.violates(best(condition), rung.clearLimit(condition));
    }

    private double best(Condition condition) {
        var vital = condition.vital();
        if (vital == null || condition.measure() != Condition.Measure.VITAL) return 0;
        if (condition.relative()) return baseline.of(vital);
        for (var other : profile.ladders())
            if (LimitGap.opposite(condition, other.condition()) && !other.off())
                return other.rungs().getFirst().limit();
        var range = LimitRange.of(condition);
        return condition.side() == Condition.Side.LOW ? range.highest() : range.lowest();
    }

    /// Said once: of the low side, and of the severer condition.
    private void distances(Ladder ladder) {
        if (ladder.condition().side() == Condition.Side.LOW) distance(ladder, LimitGap.betweenSides(profile, ladder));
        if (ladder.condition() == Condition.SPO2_DESATURATION) distance(ladder, LimitGap.belowLow(profile, ladder));
    }

    private void distance(Ladder ladder, String refusal) {
        if (!refusal.isEmpty()) flaw(ladder, null, refusal);
    }

    private void flaw(Ladder ladder, @Nullable Rung rung, String words) {
        flaws.add(new Flaw(ladder.condition(), rung == null ? null : rung.priority(), words));
    }

    private static String text(Ladder ladder, double limit) {
        return LimitRange.of(ladder.condition()).text(limit);
    }
}
