package health.vigil.alarm;

import health.vigil.vital.Moment;

/// The bed's own time line: monotonic nanoseconds that go on across restarts and stalls of the service. Every
/// interval inside the engine is a difference of bed times; a restart changes the offset and no timer.
///
/// @param epoch process whose moments are understood now
/// @param offset added to that process's nanos
/// @param now bed time of the latest input; never goes back
/// @param wallMillis wall clock of the latest input
public record BedTime(long epoch, long offset, long now, long wallMillis) {
    public static final BedTime UNSET = new BedTime(-1, 0, 0, 0);

    /// The bed time of a moment. A moment of another epoch (a straggler over a restart) counts as now.
    public long of(Moment at) {
        return at.epoch() == epoch ? at.nanos() + offset : now;
    }

    BedTime advanced(Moment at) {
        if (at.epoch() != epoch) return this;
        return new BedTime(epoch, offset, Math.max(now, of(at)), Math.max(wallMillis, at.wallMillis()));
    }

    /// Takes over a new process's clock: bed time goes on by what the wall clock says was missed, never backwards.
    BedTime rebased(Moment at) {
        var missed = epoch < 0 ? 0 : Math.max(0, at.wallMillis() - wallMillis) * Moment.NANOS_PER_MILLI;
        var resumed = now + missed;
        return new BedTime(at.epoch(), resumed - at.nanos(), resumed, at.wallMillis());
    }
}
