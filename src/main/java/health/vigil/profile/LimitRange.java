package health.vigil.profile;

import health.vigil.vital.Numbers;

/// Where a limit of a condition can lie at all, and in which steps.
///
/// @param lowest the least, in the unit of what the limit is held against
/// @param highest the greatest
/// @param decimals how many a person is shown: a limit has no more, or what is shown would not be what is judged
/// @param words for people: `0 to 100 %`
public record LimitRange(double lowest, double highest, int decimals, String words) {
    /// Requirement R18: the no-breath timer.
    private static final LimitRange SECONDS = new LimitRange(10, 40, 0, "10 to 40 s");

    /// Points within a minute (proposal: R21 asks for 4, Masimo's Rapid Desat offers 5 and 10).
    private static final LimitRange FALL = new LimitRange(1, 30, 0, "1 to 30 points");

    /// Points that can be exceeded: at most 12 come together for depression, 9 for allergy (src/docs/composite.md).
    private static final LimitRange DEPRESSION = new LimitRange(1, 11, 0, "1 to 11 points");

    private static final LimitRange ALLERGY = new LimitRange(1, 8, 0, "1 to 8 points");

    private static final LimitRange NONE = new LimitRange(Double.NaN, Double.NaN, 0, "no limit at all");

    /// Far below any step: keeps 78.0000000001 from becoming 79.
    private static final double ROUNDING = 1e-6;

    public static LimitRange of(Condition condition) {
        return switch (condition.measure()) {
            case VITAL -> ofVital(condition);
            case SECONDS -> SECONDS;
            case FALL -> FALL;
            case SCORE -> condition == Condition.ALLERGIC_REACTION ? ALLERGY : DEPRESSION;
            case NONE -> NONE;
        };
    }

    private static LimitRange ofVital(Condition condition) {
        var vital = condition.vital();
        if (vital == null) return NONE;
        return new LimitRange(vital.lowest(), vital.highest(), vital.decimals(), vital.range());
    }

    /// Why a limit cannot be, empty if it can.
    public String refusal(double limit) {
        if (!(limit >= lowest && limit <= highest)) return plain(limit) + " is outside " + words;
        if (Math.abs(limit - Math.rint(limit * steps()) / steps()) < ROUNDING) return "";
        return plain(limit) + " is finer than it is shown; use " + (decimals == 0 ? "whole numbers" : "one decimal");
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) && Math.abs(limit) < 1e9 ? Numbers.plain(limit, 0) : String.valueOf(limit);
    }

    /// A computed limit in whole steps, rounded towards the good side: a number as it is shown is beyond the rounded
    /// limit exactly when it is beyond the computed one.
    double rounded(Condition.Side side, double exact) {
        var whole = side == Condition.Side.LOW
                ? Math.ceil(exact * steps() - ROUNDING) / steps()
                : Math.floor(exact * steps() + ROUNDING) / steps();
        return Math.clamp(whole, lowest, highest);
    }

    /// The limit as a person reads it, without unit.
    public String text(double limit) {
        return Numbers.plain(limit, decimals);
    }

    /// True if nothing that can be measured lies beyond the limit: an alarm that is off (requirement R12).
    boolean unreachable(Condition.Side side, double limit) {
        return side == Condition.Side.LOW ? limit <= lowest : limit >= highest;
    }

    private double steps() {
        return decimals == 0 ? 1 : 10;
    }
}
