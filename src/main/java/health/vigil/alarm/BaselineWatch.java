package health.vigil.alarm;

import health.vigil.alarm.state.Track;
import health.vigil.profile.Baseline;
import health.vigil.profile.Phase;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.ArrayList;

/// What is normal for this child, written down before the first drug (requirement R10): by an operator, or by
/// ourselves at the last moment at which it can still be seen.
final class BaselineWatch {
    /// Who takes it where nobody did.
    static final String OURSELVES = "Vigil";

    /// R10: the median of at least so long.
    private static final long LEAST_NANOS = 60 * Moment.NANOS_PER_SECOND;

    /// They need not be the last ones: a cuff on the clip's limb or a hand that moves takes some away (proposal).
    private static final long WINDOW_NANOS = 120 * Moment.NANOS_PER_SECOND;

    /// A cuff reading or a temperature may be so old (proposal: two of the cuff's intervals).
    private static final long OLDEST_NANOS = 600 * Moment.NANOS_PER_SECOND;

    private BaselineWatch() {}

    /// An operator declares that what is measured now is normal.
    static void taken(Draft d, Input.BaselineTaken in) {
        if (d.care.patient() == null) refuse(d, in.by(), Operation.NOBODY);
        else if (d.care.phase() != Phase.PRE_SEDATION && !d.care.drugs().isEmpty())
            refuse(d, in.by(), "a child under a drug shows no baseline; the earlier one stays");
        else if (!take(d, in.by()))
            refuse(
                    d,
                    in.by(),
                    "there is nothing to take; " + measured(d, in.by()).words());
    }

    /// The phase before sedation ends, or a first drug is about to act: whoever took none gets the one there is.
    static void beforeSedation(Draft d) {
        if (d.care.patient() == null || d.care.phase() != Phase.PRE_SEDATION) return;
        if (d.care.baseline().taken() || !d.care.drugs().isEmpty()) return;
        if (!take(d, OURSELVES))
            d.tell(new Output.BaselineMissing(d.at, measured(d, OURSELVES).words()));
    }

    /// False if there is nothing to take.
    private static boolean take(Draft d, String by) {
        var baseline = measured(d, by);
        if (baseline.values().stream().allMatch(v -> Double.isNaN(v))) return false;
        d.care = d.care.with(baseline);
        d.tell(new Output.BaselineTaken(d.at, by, baseline));
        Limits.rebased(d, by);
        return true;
    }

    private static void refuse(Draft d, String by, String reason) {
        Operation.refuse(d, by, "take baseline", reason);
    }

    private static Baseline measured(Draft d, String by) {
        var values = new ArrayList<Double>();
        var missing = new ArrayList<String>();
        for (var vital : Vital.values()) {
            var why = part(vital) ? missing(d, vital) : "";
            missing.add(why);
            values.add(part(vital) && why.isEmpty() ? normal(d, vital) : Double.NaN);
        }
        return new Baseline(d.now(), by, values, missing);
    }

    /// What belongs to a baseline (clinical.md 1.2). Inspired CO2 and perfusion belong to the device.
    private static boolean part(Vital vital) {
        return switch (vital) {
            case SPO2, PULSE_RATE, HEART_RATE, RESPIRATION_RATE, ETCO2 -> true;
            case NIBP_SYSTOLIC, NIBP_DIASTOLIC, NIBP_MEAN, TEMPERATURE -> true;
            case FICO2, PERFUSION_INDEX -> false;
        };
    }

    /// Temperatures are taken once like cuff readings, whatever a feed does with them.
    private static boolean single(Vital vital) {
        return vital.cadence() == Vital.Cadence.EPISODIC || vital == Vital.TEMPERATURE;
    }

    /// Why a vital has no baseline, empty if it has one.
    private static String missing(Draft d, Vital vital) {
        var track = d.channel(vital).inCharge(d.now());
        if (track == null) return "not measured";
        if (single(vital)) return track.measured() == null ? gap(track) : tooOld(d.now() - track.measuredAt());
        var covered = d.channel(vital).covered(d.now() - WINDOW_NANOS, d.now());
        if (covered >= LEAST_NANOS) return "";
        return track.last() instanceof Reading.Gap ? gap(track) : "for " + seconds(covered) + " of 60 s only";
    }

    private static String gap(Track track) {
        return track.last() instanceof Reading.Gap gap ? gap.reason().words() : "";
    }

    private static String tooOld(long nanos) {
        return nanos <= OLDEST_NANOS ? "" : "older than " + seconds(OLDEST_NANOS) / 60 + " min";
    }

    private static long seconds(long nanos) {
        return nanos / Moment.NANOS_PER_SECOND;
    }

    /// The number of a vital that is none of {@link #missing}: the latest of single ones, the median of others.
    private static double normal(Draft d, Vital vital) {
        var channel = d.channel(vital);
        if (!single(vital)) return channel.median(d.now() - WINDOW_NANOS, d.now());
        var track = channel.inCharge(d.now());
        var latest = track == null ? null : track.measured();
        return latest == null ? Double.NaN : latest.value();
    }
}
