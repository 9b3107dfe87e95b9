package health.vigil.profile;

import health.vigil.vital.Vital;
import org.jspecify.annotations.Nullable;

/// What must lie between limits (requirements R11 and R15).
final class LimitGap {
    /// Tenths of a degree are no whole numbers of a processor.
    private static final double ROUNDING = 1e-6;

    private LimitGap() {}

    /// Why an edited ladder cannot stand beside the others, empty if it can.
    static String refusal(Profile profile, Ladder edited) {
        var between = betweenSides(profile, edited);
        return between.isEmpty() ? belowLow(profile, edited) : between;
    }

    /// The mildest low limit must stay below the mildest high one. Limits relative to a baseline are compared with
    /// each other only: they follow the child, the others its age.
    static String betweenSides(Profile profile, Ladder edited) {
        if (edited.condition().measure() != Condition.Measure.VITAL || edited.off()) return "";
        var low = edited.condition().side() == Condition.Side.LOW;
        for (var other : profile.ladders()) {
            if (!opposite(edited.condition(), other.condition()) || other.off()) continue;
            var refusal = low ? betweenSides(edited, other, other) : betweenSides(other, edited, other);
            if (!refusal.isEmpty()) return refusal;
        }
        return "";
    }

    static boolean opposite(Condition a, Condition b) {
        return a.vital() == b.vital()
                && a.side() != b.side()
                && a.relative() == b.relative()
                && b.measure() == Condition.Measure.VITAL;
    }

    private static String betweenSides(Ladder low, Ladder high, Ladder other) {
        var lowest = low.rungs().getFirst().limit();
        var highest = high.rungs().getFirst().limit();
        var least = least(low.condition().vital());
        if (highest - lowest >= least - ROUNDING) return "";
        var range = LimitRange.of(low.condition());
        var both = highest < lowest
                ? "low limit " + range.text(lowest) + " would be above high limit " + range.text(highest)
                : "low limit " + range.text(lowest) + " and high limit " + range.text(highest) + " would be "
                        + range.text(highest - lowest) + " apart";
        return both + "; keep at least " + range.text(least) + ", or move "
                + other.condition().words() + " first";
    }

    /// Mindray TM80: 2 for SpO2 and rates, 5 for pressures. Carbon dioxide and temperature: proposals.
    private static double least(@Nullable Vital vital) {
        if (vital == null) return 0;
        return switch (vital) {
            case SPO2, PULSE_RATE, HEART_RATE, RESPIRATION_RATE, ETCO2, FICO2 -> 2;
            case NIBP_SYSTOLIC, NIBP_DIASTOLIC, NIBP_MEAN -> 5;
            case TEMPERATURE -> 0.5;
            case PERFUSION_INDEX -> 0;
        };
    }

    /// The severe fall stays an alarm of its own, some points below the gravest low limit.
    static String belowLow(Profile profile, Ladder edited) {
        var severe = edited.condition() == Condition.SPO2_DESATURATION;
        if (!severe && edited.condition() != Condition.SPO2_LOW) return "";
        var other = profile.ladder(severe ? Condition.SPO2_LOW : Condition.SPO2_DESATURATION);
        if (other == null || other.off() || edited.off()) return "";
        return severe ? belowLow(profile, edited, other, other) : belowLow(profile, other, edited, other);
    }

    private static String belowLow(Profile profile, Ladder severe, Ladder low, Ladder other) {
        var deep = severe.rungs().getFirst().limit();
        var gravest = low.rungs().getLast().limit();
        var least = profile.authority().desaturationGap();
        if (gravest - deep >= least) return "";
        var range = LimitRange.of(Condition.SPO2_LOW);
        var rule = least == 0 ? "at or below" : range.text(least) + " or more below";
        return "severe desaturation " + range.text(deep) + " must be " + rule + " the gravest low limit "
                + range.text(gravest) + "; move " + other.condition().words() + " first";
    }
}
