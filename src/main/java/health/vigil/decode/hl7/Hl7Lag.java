package health.vigil.decode.hl7;

import org.jspecify.annotations.Nullable;

/// How late the messages of one sender are, although its clock is not ours: the difference between arrival and the
/// sender's stamp is that of the clocks plus the time on the way, and the smallest seen is taken for the clocks alone.
/// So what a gateway kept during an outage is known to be old when it is delivered at last (hazard H21).
///
/// A stamp that jumps (summer time, a clock that was set) looks like lateness at first; once the difference has stayed
/// the same for {@link #STEADY_MILLIS} it is believed to be the clocks.
public final class Hl7Lag {
    /// Stamps have whole seconds, networks have moments: less than this is no lag.
    static final long JITTER_MILLIS = 2_000;

    /// So long must a new difference stay before it counts as a changed clock; a backlog is delivered much faster.
    static final long STEADY_MILLIS = 30_000;

    /// Clocks drift apart; the smallest difference is forgotten at one part in this many, faster than quartz drifts.
    private static final long DRIFT_PARTS = 1_000;

    private record Steady(long difference, long since) {}

    private boolean any;
    private long smallest;
    private long lastArrival;
    private @Nullable Steady steady;

    /// @param sentMillis the sender's stamp
    /// @param arrivedMillis our wall clock at arrival
    /// @return milliseconds the message was on its way, 0 for none
    public long of(long sentMillis, long arrivedMillis) {
        var difference = arrivedMillis - sentMillis;
        if (any) smallest += Math.max(0, arrivedMillis - lastArrival) / DRIFT_PARTS;
        lastArrival = arrivedMillis;
        if (!any || difference <= smallest + JITTER_MILLIS) return prompt(difference);
        if (steady == null || Math.abs(difference - steady.difference) > JITTER_MILLIS)
            steady = new Steady(difference, arrivedMillis);
        if (arrivedMillis - steady.since < STEADY_MILLIS) return difference - smallest;
        smallest = difference;
        return prompt(difference);
    }

    private long prompt(long difference) {
        smallest = any ? Math.min(smallest, difference) : difference;
        any = true;
        steady = null;
        return 0;
    }
}
