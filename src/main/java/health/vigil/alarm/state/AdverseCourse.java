package health.vigil.alarm.state;

import health.vigil.vital.Moment;

/// An adverse event under way, or a deviation that may still become one.
///
/// @param baseline what was normal, NaN where none is needed
/// @param counted bed time up to which it has been counted
/// @param sight what was seen last, and holds since
/// @param extreme the worst value so far
/// @param run nanoseconds of the stretch that is counted now; a time unseen neither ends it nor adds to it
/// @param longest the longest such stretch
/// @param lasted nanoseconds beyond in all
/// @param back nanoseconds back inside since it was last beyond
/// @param gap nanoseconds unseen since it was last seen
/// @param unseen nanoseconds unseen in all
public record AdverseCourse(
        AdverseEvent.Kind kind,
        Moment onset,
        double baseline,
        long counted,
        Sight sight,
        double extreme,
        long run,
        long longest,
        long lasted,
        long back,
        long gap,
        long unseen) {
    /// SpO2 below this at any time is sentinel.
    private static final double SENTINEL_PERCENT = 75;

    /// SpO2 below 90, or no breath, for longer than this is sentinel. The tool calls less than a minute minor and more
    /// sentinel; the minute itself is minor here, so that no event falls between the two.
    private static final long SENTINEL_NANOS = 60 * Moment.NANOS_PER_SECOND;

    /// The tool gives rates no time. One that deviates for less is no event: a moved finger, a cry (proposal; so long
    /// waits the alarm of the same deviation).
    private static final long RATE_NANOS = 10 * Moment.NANOS_PER_SECOND;

    /// So long back inside ends it: a number that hovers at the edge is one event, not twenty (proposal).
    private static final long BACK_NANOS = 10 * Moment.NANOS_PER_SECOND;

    /// So long unseen ends it: nobody can say that it is still the same (proposal).
    private static final long GONE_NANOS = 60 * Moment.NANOS_PER_SECOND;

    /// What is to be seen of it at a moment.
    public enum Sight {
        /// Beyond the threshold.
        BEYOND,
        /// On the edge: part of the event, no part of the time that makes it sentinel.
        EDGE,
        /// Back inside.
        INSIDE,
        /// Nothing is measured.
        UNSEEN
    }

    public static AdverseCourse begun(
            AdverseEvent.Kind kind, Moment onset, double baseline, Sight sight, double value, long already, long now) {
        return new AdverseCourse(kind, onset, baseline, now, sight, value, already, already, already, 0, 0, 0);
    }

    /// Counts what was seen last, up to a time.
    public AdverseCourse until(long now) {
        var more = Math.max(0, now - counted);
        return switch (sight) {
            case BEYOND -> counted(now, run + more, lasted + more, back, gap, unseen);
            case EDGE -> counted(now, run, lasted + more, back, gap, unseen);
            case INSIDE -> counted(now, run, lasted, back + more, gap, unseen);
            case UNSEEN -> counted(now, run, lasted, back, gap + more, unseen + more);
        };
    }

    private AdverseCourse counted(long now, long run, long lasted, long back, long gap, long unseen) {
        return new AdverseCourse(
                kind, onset, baseline, now, sight, extreme, run, Math.max(longest, run), lasted, back, gap, unseen);
    }

    /// From now on something else is seen, or the same.
    public AdverseCourse seeing(Sight now, double value) {
        var beyond = now == Sight.BEYOND || now == Sight.EDGE;
        return new AdverseCourse(
                kind,
                onset,
                baseline,
                counted,
                now,
                beyond ? worse(value) : extreme,
                now == Sight.EDGE || now == Sight.INSIDE ? 0 : run,
                longest,
                lasted,
                beyond ? 0 : back,
                now == Sight.UNSEEN ? gap : 0,
                unseen);
    }

    private double worse(double value) {
        return switch (kind) {
            case DESATURATION, BRADYCARDIA, HYPOTENSION -> Math.min(extreme, value);
            case APNEA, TACHYCARDIA, HYPERTENSION -> Math.max(extreme, value);
        };
    }

    /// We were away: that time was not seen.
    public AdverseCourse away(long nanos) {
        return counted(counted + nanos, run, lasted, back, gap + nanos, unseen + nanos);
    }

    /// True if it is an event at all, not only a blip.
    public boolean counts() {
        return switch (kind) {
            case BRADYCARDIA, TACHYCARDIA -> longest >= RATE_NANOS;
            case DESATURATION, APNEA, HYPOTENSION, HYPERTENSION -> true;
        };
    }

    public AdverseEvent.Severity severity() {
        var sentinel = switch (kind) {
            case DESATURATION -> extreme < SENTINEL_PERCENT || longest > SENTINEL_NANOS;
            case APNEA -> longest > SENTINEL_NANOS;
            case BRADYCARDIA, TACHYCARDIA, HYPOTENSION, HYPERTENSION -> false;
        };
        return sentinel ? AdverseEvent.Severity.SENTINEL : AdverseEvent.Severity.MINOR;
    }

    public AdverseEvent.Ending ending() {
        if (back >= BACK_NANOS) return AdverseEvent.Ending.OVER;
        return gap >= GONE_NANOS ? AdverseEvent.Ending.UNSEEN : AdverseEvent.Ending.LASTING;
    }

    public AdverseEvent event(AdverseEvent.Ending ending) {
        return new AdverseEvent(
                kind,
                severity(),
                onset,
                kind == AdverseEvent.Kind.APNEA ? longest / (double) Moment.NANOS_PER_SECOND : extreme,
                baseline,
                lasted / Moment.NANOS_PER_MILLI,
                unseen / Moment.NANOS_PER_MILLI,
                ending);
    }
}
