package health.vigil.alarm.state;

import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import org.jspecify.annotations.Nullable;

/// What one source last said about one vital.
///
/// @param spec what is configured of the source
/// @param last a measurement or a gap, never a waveform or an event
/// @param at bed time of it
/// @param since in a gap, bed time at which the patience with it began: that of the gap, brought forward by what
///     gaps just before took of it; among numbers, bed time at which they have made up for that. A signal that
///     comes for one second in ten is missing nine tenths of the time, and not nine seconds each time
/// @param weak bed time since which its numbers have come from a pulse hardly there, or {@link #NEVER}
/// @param trend its course over the last minutes
public record Track(SourceSpec spec, Reading last, long at, long since, long weak, Trend trend) {
    public static final long NEVER = -1;

    /// Below this share of pulsating light a pulse is hardly there. A proposal: makers show the index, few alarm on it.
    public static final double WEAK_PERFUSION_PERCENT = 0.3;

    /// What a source says first.
    public static Track begun(SourceSpec spec, Reading first, long when) {
        var silent = new Track(spec, first, when, when, NEVER, Trend.NONE);
        return silent.then(first, when);
    }

    public Reading.@Nullable Measured measured() {
        return last instanceof Reading.Measured m ? m : null;
    }

    /// Its number, NaN in a gap.
    public double value() {
        return last instanceof Reading.Measured m ? m.value() : Double.NaN;
    }

    /// True of a number that was derived from another signal and not measured (requirement R5).
    public boolean estimated() {
        return last instanceof Reading.Measured m && !m.method().measured();
    }

    /// Bed time of the measurement itself; a gap is older than any.
    public long measuredAt() {
        return last instanceof Reading.Measured m ? at - m.ageMillis() * Moment.NANOS_PER_MILLI : Long.MIN_VALUE;
    }

    /// Bed time of the latest determination of what is determined now and then: one that failed is one too, and a
    /// source that has a gap after one still has had it.
    long determinedAt() {
        return switch (last) {
            case Reading.Measured m -> measuredAt();
            case Reading.Gap gap when gap.reason() == Reading.Gap.Reason.MEASUREMENT_FAILED -> since;
            case Reading.Gap gap -> trend.determined();
            case Reading.Waveform w -> Long.MIN_VALUE;
            case Reading.DeviceEvent e -> Long.MIN_VALUE;
        };
    }

    public SourceId source() {
        return spec.source();
    }

    /// Lower speaks first.
    public int rank() {
        return spec.rank();
    }

    /// Expected time between numbers.
    public long periodMillis() {
        return spec.periodMillis();
    }

    /// The same of a source that is configured anew.
    public Track of(SourceSpec fresh) {
        return new Track(fresh, last, at, since, weak, trend);
    }

    public Track then(Reading next, long when) {
        var same = last.getClass() == next.getClass();
        return new Track(spec, next, when, same ? since : begun(when), weakened(next, when), course(next, when));
    }

    private long begun(long when) {
        return switch (last) {
            case Reading.Gap gap -> when + Math.clamp(when - since, 0, Freshness.remembered(gap, periodMillis()));
            case Reading.Measured m -> when - Math.max(0, since - Math.min(when, lost(m.vital())));
            case Reading.Waveform w -> when;
            case Reading.DeviceEvent e -> when;
        };
    }

    private long weakened(Reading next, long when) {
        if (!isWeak(next)) return NEVER;
        return weak == NEVER ? when : weak;
    }

    /// Whether a reading speaks of a weak pulse, or goes on with it: a pulse that is lost is no better than a weak one.
    private boolean isWeak(Reading reading) {
        return switch (reading) {
            case Reading.Measured m when m.vital() == Vital.PERFUSION_INDEX -> m.value() < WEAK_PERFUSION_PERCENT;
            case Reading.Measured m -> m.quality() == Quality.LOW_PERFUSION;
            case Reading.Gap gap -> weak != NEVER && searching(gap.reason());
            case Reading.Waveform w -> weak != NEVER;
            case Reading.DeviceEvent e -> weak != NEVER;
        };
    }

    private static boolean searching(Reading.Gap.Reason reason) {
        var rule = TechnicalRule.of(reason);
        return rule == TechnicalRule.NO_PULSE || rule == TechnicalRule.SIGNAL_POOR;
    }

    private Trend course(Reading next, long when) {
        return switch (next) {
            case Reading.Measured m
            when m.vital().cadence() == Vital.Cadence.EPISODIC ->
                trend.determined(m.value(), when - m.ageMillis() * Moment.NANOS_PER_MILLI);
            case Reading.Measured m -> trend.then(m.value(), when, lost(m.vital()));
            case Reading.Gap gap -> trend.gap(gap.reason(), Math.min(when, lost(gap.vital())));
            case Reading.Waveform w -> trend;
            case Reading.DeviceEvent e -> trend;
        };
    }

    /// Bed time after which its number is no longer true (requirement R2).
    public long lost(Vital vital) {
        return at + Freshness.lostNanos(vital, periodMillis());
    }
}
