package health.vigil.alarm.state;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;

/// How old a number may grow (requirement R2, design decision 10).
public final class Freshness {
    /// A number older than this many of its source's periods is stale (serial-protocols.md rule 5).
    private static final double STALE_PERIODS = 2.5;

    private static final double STALE_INTERVALS = 1.5;

    /// A running cuff cycle may leave out one reading, not two (requirement R2).
    private static final long OVERDUE_INTERVALS = 2;

    private static final long MINUTE_NANOS = 60 * Moment.NANOS_PER_SECOND;

    private Freshness() {}

    /// After this time the number is grey.
    public static long staleNanos(long periodMillis) {
        return Math.round(periodMillis * STALE_PERIODS * Moment.NANOS_PER_MILLI);
    }

    /// After this time a vital's number is grey: an episodic one by the interval at which it should be renewed
    /// (clinical.md section 5: 1.5 of it), never if nobody set one.
    public static long staleNanos(Vital vital, long periodMillis, int cuffIntervalMinutes) {
        if (vital.cadence() == Vital.Cadence.CONTINUOUS) return staleNanos(periodMillis);
        if (cuffIntervalMinutes == 0) return Long.MAX_VALUE / 4;
        return Math.round(cuffIntervalMinutes * STALE_INTERVALS * MINUTE_NANOS);
    }

    /// After this time the number is gone and its loss an alarm: R2 for continuous devices, or 2.5 of the declared
    /// periods of a slow feed, whichever is longer. An episodic number never goes by age alone.
    public static long lostNanos(Vital vital, long periodMillis) {
        if (vital.cadence() == Vital.Cadence.EPISODIC) return Long.MAX_VALUE / 4;
        return Math.max(rule(vital).delayNanos(), staleNanos(periodMillis));
    }

    /// A cuff reading that is older than this is overdue.
    ///
    /// @param cuffIntervalMinutes at least 1
    public static long overdueNanos(int cuffIntervalMinutes) {
        return OVERDUE_INTERVALS * cuffIntervalMinutes * MINUTE_NANOS;
    }

    /// What holds of a vital whose numbers stop coming.
    public static TechnicalRule rule(Vital vital) {
        return switch (vital) {
            case SPO2, PULSE_RATE, HEART_RATE, PERFUSION_INDEX -> TechnicalRule.PULSE_SILENT;
            case RESPIRATION_RATE, ETCO2, FICO2 -> TechnicalRule.BREATH_SILENT;
            case TEMPERATURE -> TechnicalRule.WARMTH_SILENT;
            case NIBP_SYSTOLIC, NIBP_DIASTOLIC, NIBP_MEAN -> TechnicalRule.OVERDUE;
        };
    }

    /// How much of a gap is held against the numbers after it: no more than there was patience with it. A determination
    /// comes when it comes, and a line that was lost is not the sensor's doing.
    static long remembered(Reading.Gap gap, long periodMillis) {
        if (gap.vital().cadence() == Vital.Cadence.EPISODIC || gap.reason() == Reading.Gap.Reason.LINK_LOST) return 0;
        if (busy(gap.reason())) return TechnicalRule.DEVICE_BUSY.delayNanos();
        var rule = TechnicalRule.of(gap.reason());
        if (rule == null) return lostNanos(gap.vital(), periodMillis);
        return rule == TechnicalRule.SIGNAL_POOR && gap.vital() == Vital.SPO2
                ? TechnicalRule.SIGNAL_POOR_SEDATED.delayNanos()
                : rule.delayNanos();
    }

    /// True of a device that will measure again by itself in a while.
    public static boolean busy(Reading.Gap.Reason reason) {
        return reason == Reading.Gap.Reason.WARMING_UP || reason == Reading.Gap.Reason.ZEROING;
    }
}
