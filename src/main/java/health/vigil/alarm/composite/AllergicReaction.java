package health.vigil.alarm.composite;

import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks for signs of an allergic reaction to a drug: pressure that falls while the pulse rises, and oxygen that falls,
/// soon after any drug. Sedation alone lowers pressure and pulse together.
final class AllergicReaction {
    /// A change by a quarter of baseline is an event (World SIVA); from somewhat more than half of that on something is
    /// under way (proposal).
    private static final double PRESSURE_SHARE = 0.85;

    private static final double PRESSURE_FAR_SHARE = 0.75;
    private static final double PULSE_SHARE = 1.15;
    private static final double PULSE_FAR_SHARE = 1.25;
    private static final double RATE_SHARE = 1.3;

    /// Reactions to what is given into a vein begin within minutes, rarely after half an hour (proposal).
    private static final double POSSIBLE_MINUTES = 30;

    private static final double LIKELY_MINUTES = 10;

    /// So many drugs are named as possible causes.
    private static final int NAMED = 3;

    /// A cuff reading older than two intervals of five minutes says nothing of now.
    private static final long PRESSURE_NANOS = 10 * Picture.MINUTE_NANOS;

    /// So far back a pressure is compared.
    private static final long EARLIER_NANOS = 30 * Picture.MINUTE_NANOS;

    private AllergicReaction() {}

    static Evidence evidence(Picture p) {
        var seen = new ArrayList<Evidence.Seen>();
        var first = firstPossible(p);
        if (first != null) {
            pressure(p, first.given(), seen);
            pulse(p, seen);
            RespiratoryDepression.oxygen(p, seen);
            rate(p, seen);
            if (!seen.isEmpty()) drugs(p, seen);
        }
        return new Evidence(Condition.ALLERGIC_REACTION, seen);
    }

    private static BedState.@Nullable DrugDose firstPossible(Picture p) {
        for (var dose : p.drugs()) if (p.minutesSince(dose) <= POSSIBLE_MINUTES) return dose;
        return null;
    }

    /// Only a pressure measured after the drug can have fallen by it.
    private static void pressure(Picture p, long given, List<Evidence.Seen> seen) {
        var track = p.current(Vital.NIBP_SYSTOLIC);
        if (track == null || track.measuredAt() < given || p.now() - track.measuredAt() > PRESSURE_NANOS) return;
        var systolic = track.value();
        var before = highest(
                p.baseline().of(Vital.NIBP_SYSTOLIC), track.trend().earlierDeterminations(p.now() - EARLIER_NANOS));
        if (systolic <= PRESSURE_FAR_SHARE * before)
            seen.add(Evidence.Seen.of(Sign.PRESSURE_FALLEN_FAR, Vital.NIBP_SYSTOLIC, systolic, before));
        else if (systolic <= PRESSURE_SHARE * before)
            seen.add(Evidence.Seen.of(Sign.PRESSURE_FALLEN, Vital.NIBP_SYSTOLIC, systolic, before));
        var rung = p.beyond(Condition.NIBP_SYSTOLIC_LOW, systolic);
        if (rung != null) seen.add(Evidence.Seen.of(Sign.PRESSURE_LOW, Vital.NIBP_SYSTOLIC, systolic, rung.limit()));
    }

    /// NaN only if both are.
    private static double highest(double one, double other) {
        if (Double.isNaN(one)) return other;
        return other > one ? other : one;
    }

    /// The electrocardiogram counts better than a finger that loses its pressure.
    private static void pulse(Picture p, List<Evidence.Seen> seen) {
        var electric = p.current(Vital.HEART_RATE) != null;
        var vital = electric ? Vital.HEART_RATE : Vital.PULSE_RATE;
        var track = p.current(vital);
        if (track == null) return;
        var low = electric ? Condition.HEART_RATE_LOW : Condition.PULSE_LOW;
        var before = p.risenFrom(vital, track, PULSE_SHARE, low);
        if (Double.isNaN(before)) return;
        var far = track.value() >= PULSE_FAR_SHARE * before;
        seen.add(Evidence.Seen.of(far ? Sign.PULSE_RISEN_FAR : Sign.PULSE_RISEN, vital, track.value(), before));
    }

    private static void rate(Picture p, List<Evidence.Seen> seen) {
        var track = p.measuredRate();
        var before = track == null
                ? Double.NaN
                : p.risenFrom(Vital.RESPIRATION_RATE, track, RATE_SHARE, Condition.RESPIRATION_LOW);
        if (track != null && !Double.isNaN(before))
            seen.add(Evidence.Seen.of(Sign.RATE_RISEN, Vital.RESPIRATION_RATE, track.value(), before));
    }

    /// The latest dose of each of the latest drugs.
    private static void drugs(Picture p, List<Evidence.Seen> seen) {
        var named = new ArrayList<String>(NAMED);
        for (var dose : p.drugs().reversed()) {
            var minutes = p.minutesSince(dose);
            if (minutes > POSSIBLE_MINUTES || named.contains(dose.drug()) || named.size() == NAMED) continue;
            named.add(dose.drug());
            var sign = minutes <= LIKELY_MINUTES ? Sign.DRUG_JUST_GIVEN : Sign.DRUG_GIVEN;
            seen.add(new Evidence.Seen(sign, dose.drug(), Math.floor(minutes), POSSIBLE_MINUTES));
        }
    }
}
