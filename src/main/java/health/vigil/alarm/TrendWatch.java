package health.vigil.alarm;

import health.vigil.alarm.composite.Evidence;
import health.vigil.alarm.composite.Picture;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.vital.Vital;

/// What no single number tells: how fast one falls (requirement R21), and what several tell together (R23). Judged on
/// ticks, each against the ladder of its own condition; no other condition's alarm is touched.
final class TrendWatch {
    private TrendWatch() {}

    static void tick(Draft d) {
        falling(d);
        var depression = d.care.profile().ladder(Condition.RESPIRATORY_DEPRESSION);
        var allergy = d.care.profile().ladder(Condition.ALLERGIC_REACTION);
        if (depression == null && allergy == null) return;
        var picture = Picture.of(d.care, d.channels, d.links, d.breathing, d.cuff, d.now());
        if (depression != null) score(d, depression, picture, Evidence.ofDepression(picture));
        if (allergy != null) score(d, allergy, picture, Evidence.ofAllergy(picture));
    }

    /// In a gap nothing is said; when the number is lost for good, its conditions are cleared elsewhere.
    private static void falling(Draft d) {
        var ladder = d.care.profile().ladder(Condition.SPO2_FALLING);
        var channel = d.channel(Vital.SPO2);
        var track = channel.inCharge(d.now());
        if (ladder == null || track == null || !channel.current(track, d.now())) return;
        var fall = track.trend().fall(d.now());
        if (Double.isNaN(fall) || quiet(d, ladder, fall)) return;
        LimitWatch.evaluate(d, ladder, fall, false, track.source().name());
    }

    /// A vital that is interrupted for seconds takes no points away.
    private static void score(Draft d, Ladder ladder, Picture picture, Evidence evidence) {
        var score = evidence.score();
        if (quiet(d, ladder, score)) return;
        if (picture.interrupted() && score < known(d, ladder.condition())) return;
        LimitWatch.evaluate(d, ladder, score, false, "", evidence::words);
    }

    /// The score as it was judged last.
    private static double known(Draft d, Condition condition) {
        double known = 0;
        for (var violation : d.violations)
            if (violation.condition() == condition) known = Math.max(known, violation.value());
        return known;
    }

    private static boolean quiet(Draft d, Ladder ladder, double value) {
        for (var rung : ladder.rungs()) if (ladder.condition().violates(value, rung.limit())) return false;
        return !d.violated(ladder.condition()) && d.alarm(ladder.condition(), "") == null;
    }
}
