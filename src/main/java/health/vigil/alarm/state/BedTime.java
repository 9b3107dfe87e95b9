package health.vigil.alarm.state;

import health.vigil.vital.Moment;

/// The bed's own time line: monotonic nanoseconds that go on across restarts and stalls of the service. Every
/// interval inside the engine is a difference of bed times; a restart changes the offset and no timer, a wall clock
/// that is set changes nothing.
///
/// @param epoch process whose moments are understood now
/// @param offset added to that process's nanos
/// @param now bed time of the latest input; never goes back
/// @param wallMillis wall clock of the latest input
/// @param aheadNanos by how much the wall clock has gained on bed time, slow drift forgiven; negative if it has lost
public record BedTime(long epoch, long offset, long now, long wallMillis, long aheadNanos) {
    public static final BedTime UNSET = new BedTime(-1, 0, 0, 0, 0);

    /// A wall clock that differs from bed time by more was set (requirement R46).
    public static final long STEP_NANOS = Moment.NANOS_PER_SECOND;

    /// Two good clocks part by so little, and a wall clock is gently corrected at no more than half of it (NTP: 500
    /// millionths); in that time the difference is forgiven.
    private static final long DRIFT_DIVISOR = 1_000;

    /// The bed time of a moment. A moment of another epoch (a straggler over a restart) counts as now.
    public long of(Moment at) {
        return at.epoch() == epoch ? at.nanos() + offset : now;
    }

    /// A moment that is not newer than the latest says nothing of the clocks.
    public BedTime advanced(Moment at) {
        if (at.epoch() != epoch || of(at) <= now) return this;
        var ahead = stepMillis(at) == 0 ? ahead(at) : 0;
        return new BedTime(epoch, offset, of(at), at.wallMillis(), ahead);
    }

    private long ahead(Moment at) {
        var passed = of(at) - now;
        var ahead = aheadNanos + (at.wallMillis() - wallMillis) * Moment.NANOS_PER_MILLI - passed;
        if (Math.abs(ahead) > STEP_NANOS) return ahead;
        var forgiven = Math.min(Math.abs(ahead), passed / DRIFT_DIVISOR);
        return ahead > 0 ? ahead - forgiven : ahead + forgiven;
    }

    /// How far the wall clock is found to have been set, in milliseconds, forward positive; 0 if it was not. Two
    /// moments in a row must say so: a thread may sleep between its looks at the one clock and at the other.
    public long stepMillis(Moment at) {
        if (Math.abs(aheadNanos) <= STEP_NANOS || at.epoch() != epoch || of(at) <= now) return 0;
        var ahead = ahead(at);
        return Math.abs(ahead) > STEP_NANOS ? Math.round(ahead / (double) Moment.NANOS_PER_MILLI) : 0;
    }

    /// Takes over a new process's clock: bed time goes on by what the wall clock says was missed, never backwards.
    public BedTime rebased(Moment at) {
        var missed = epoch < 0 ? 0 : Math.max(0, at.wallMillis() - wallMillis) * Moment.NANOS_PER_MILLI;
        var resumed = now + missed;
        return new BedTime(at.epoch(), resumed - at.nanos(), resumed, at.wallMillis(), 0);
    }
}
