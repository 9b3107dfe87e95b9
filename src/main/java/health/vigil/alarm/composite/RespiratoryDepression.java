package health.vigil.alarm.composite;

import health.vigil.alarm.state.Track;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks for signs that sedation takes too much of a child's breath: breathing less, and what follows from it in
/// carbon dioxide and oxygen. The limits are those in force for this child: a low normal is nobody's sign.
final class RespiratoryDepression {
    /// Sleep slows breathing by less (proposal).
    private static final double RATE_SHARE = 0.7;

    /// A capnographic event is a change of EtCO2 by a fifth (PubMed 19019361).
    private static final double CO2_SHARE = 0.8;

    /// Hypoventilation is a rise by 10 mmHg from baseline (Sivilotti, CJEM 2010).
    private static final double CO2_RISE_MMHG = 10;

    /// The no-breath alarm itself comes at 15 s (requirement R18).
    private static final double NO_BREATH_SECONDS = 10;

    /// One less than what alarms by itself (requirement R21).
    static final double SPO2_FALL = 3;

    /// Intravenous sedatives act most within minutes, fentanyl last of them (proposal).
    private static final double ACTING_MINUTES = 15;

    /// What takes sedation back does not speak for too much of it.
    private static final List<String> REVERSALS = List.of("naloxone", "narcan", "flumazenil", "anexate", "romazicon");

    private RespiratoryDepression() {}

    static Evidence evidence(Picture p) {
        var seen = new ArrayList<Evidence.Seen>();
        breathing(p, seen);
        carbonDioxide(p, seen);
        oxygen(p, seen);
        if (!seen.isEmpty()) drug(p, seen);
        return new Evidence(Condition.RESPIRATORY_DEPRESSION, seen);
    }

    private static void breathing(Picture p, List<Evidence.Seen> seen) {
        var track = p.measuredRate();
        if (track == null) estimated(p, seen);
        else measured(p, track, seen);
        var seconds = p.breathing().pause(p.links(), p.now()) / (double) Moment.NANOS_PER_SECOND;
        if (p.breathing().armed() && !p.breathing().blinded() && seconds > NO_BREATH_SECONDS)
            seen.add(new Evidence.Seen(Sign.NO_BREATH, "no breath", Math.floor(seconds), NO_BREATH_SECONDS));
    }

    private static void measured(Picture p, Track track, List<Evidence.Seen> seen) {
        var rung = p.beyond(Condition.RESPIRATION_LOW, track.value());
        if (rung != null)
            seen.add(Evidence.Seen.of(rate(rung.priority()), Vital.RESPIRATION_RATE, track.value(), rung.limit()));
        var before = p.fallenFrom(Vital.RESPIRATION_RATE, track, RATE_SHARE, Condition.RESPIRATION_HIGH);
        if (Double.isNaN(before)) return;
        seen.add(Evidence.Seen.of(Sign.RATE_FALLEN, Vital.RESPIRATION_RATE, track.value(), before));
        shallow(p, seen);
    }

    private static Sign rate(Priority limit) {
        return switch (limit) {
            case LOW -> Sign.RATE_BELOW_LOW;
            case MEDIUM -> Sign.RATE_BELOW_MEDIUM;
            case HIGH -> Sign.RATE_BELOW_HIGH;
        };
    }

    /// Breaths that move little air end at a low EtCO2: hypopnoea. Without a fallen rate it has other causes.
    private static void shallow(Picture p, List<Evidence.Seen> seen) {
        var track = p.current(Vital.ETCO2);
        var before = track == null ? Double.NaN : p.fallenFrom(Vital.ETCO2, track, CO2_SHARE, Condition.ETCO2_HIGH);
        if (track != null && !Double.isNaN(before))
            seen.add(Evidence.Seen.of(Sign.BREATHS_SHALLOW, Vital.ETCO2, track.value(), before));
    }

    /// A rate estimated from the pleth speaks only where none is measured, with one point, and a normal one says
    /// nothing at all (requirement R5).
    private static void estimated(Picture p, List<Evidence.Seen> seen) {
        var track = p.current(Vital.RESPIRATION_RATE);
        var rung = track == null ? null : p.beyond(Condition.RESPIRATION_LOW, track.value());
        if (track != null && rung != null)
            seen.add(Evidence.Seen.of(Sign.RATE_ESTIMATED_LOW, Vital.RESPIRATION_RATE, track.value(), rung.limit()));
    }

    private static void carbonDioxide(Picture p, List<Evidence.Seen> seen) {
        var track = p.current(Vital.ETCO2);
        if (track == null) return;
        var rung = p.beyond(Condition.ETCO2_HIGH, track.value());
        if (rung != null) seen.add(Evidence.Seen.of(Sign.CO2_HIGH, Vital.ETCO2, track.value(), rung.limit()));
        var normal = p.baseline().of(Vital.ETCO2);
        if (track.value() >= normal + CO2_RISE_MMHG)
            seen.add(Evidence.Seen.of(Sign.CO2_RISEN, Vital.ETCO2, track.value(), normal));
    }

    /// Shared with {@link AllergicReaction}.
    static void oxygen(Picture p, List<Evidence.Seen> seen) {
        var track = p.current(Vital.SPO2);
        if (track == null) return;
        var rung = p.beyond(Condition.SPO2_LOW, track.value());
        if (rung != null) seen.add(Evidence.Seen.of(oxygen(rung.priority()), Vital.SPO2, track.value(), rung.limit()));
        var fall = track.trend().fall(p.now());
        if (fall >= SPO2_FALL) seen.add(Evidence.Seen.of(Sign.SPO2_FALLING, Vital.SPO2, fall, SPO2_FALL));
    }

    private static Sign oxygen(Priority limit) {
        return switch (limit) {
            case LOW -> Sign.SPO2_BELOW_LOW;
            case MEDIUM -> Sign.SPO2_BELOW_MEDIUM;
            case HIGH -> Sign.SPO2_BELOW_HIGH;
        };
    }

    /// The latest drug that sedates, or may.
    private static void drug(Picture p, List<Evidence.Seen> seen) {
        for (var dose : p.drugs().reversed())
            if (p.minutesSince(dose) <= ACTING_MINUTES && !reverses(dose.drug())) {
                seen.add(new Evidence.Seen(
                        Sign.SEDATIVE_GIVEN, dose.drug(), Math.floor(p.minutesSince(dose)), ACTING_MINUTES));
                return;
            }
    }

    private static boolean reverses(String drug) {
        var name = drug.toLowerCase(Locale.ROOT);
        for (var reversal : REVERSALS) if (name.contains(reversal)) return true;
        return false;
    }
}
