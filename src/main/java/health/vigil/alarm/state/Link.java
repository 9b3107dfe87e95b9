package health.vigil.alarm.state;

import health.vigil.vital.Moment;
import health.vigil.vital.SourceId;
import java.util.List;

/// The way to one device.
///
/// @param up whether the port or connection is open
/// @param detail the operating system's or the peer's words
/// @param changed bed time of the last change
/// @param heard bed time of the last reading of any kind, or of the start when there was none yet
/// @param lowBattery the device said so
/// @param own what it says of its own alarms
/// @param stalls when the service stood still and did not hear of it, oldest first
public record Link(
        SourceSpec spec,
        boolean up,
        String detail,
        long changed,
        long heard,
        boolean lowBattery,
        OwnAlarms own,
        List<Stall> stalls) {
    private static final long HEARD_NANOS = 250 * Moment.NANOS_PER_MILLI;

    /// A device that has not connected yet.
    public static Link waiting(SourceSpec spec, long now, boolean lowBattery) {
        return new Link(spec, false, "not connected yet", now, now, lowBattery, OwnAlarms.NONE, List.of());
    }

    /// The source's name.
    public SourceId source() {
        return spec.source();
    }

    /// True if it has been open since a moment and something was heard lately: what was told then is not outdated
    /// unheard.
    boolean unbroken(long since, long now) {
        return up && changed <= since && now - heard <= allowedNanos();
    }

    /// For so long a device may say nothing (requirement R2).
    private long allowedNanos() {
        return Math.max(TechnicalRule.SOURCE_SILENT.delayNanos(), Freshness.staleNanos(spec.periodMillis()));
    }

    /// News of it at a time. What comes a moment later is the same news: silence is a matter of seconds.
    public Link heard(long at) {
        if (up && at - heard < HEARD_NANOS) return this;
        return new Link(spec, true, detail, changed, Math.max(heard, at), lowBattery, own, stalls);
    }

    /// The port or connection opened or closed; of alarms that it had then nothing is known.
    public Link turned(boolean open, String words, long now) {
        return new Link(spec, open, words, now, open ? now : heard, lowBattery, OwnAlarms.NONE, stalls);
    }

    public Link withLowBattery(boolean low) {
        return new Link(spec, up, detail, changed, heard, low, own, stalls);
    }

    public Link withOwn(OwnAlarms said) {
        return new Link(spec, up, detail, changed, heard, lowBattery, said, stalls);
    }

    /// What it says of its own alarms, if it says anything at all now.
    public OwnAlarms ownNow(long now) {
        return up && now - heard <= allowedNanos() ? own : OwnAlarms.NONE;
    }

    /// The service stood still. What was heard meanwhile was heard: it is the device's silence since then that counts
    /// for nothing.
    public Link stood(Stall stall) {
        if (heard >= stall.until()) return this;
        var deaf = new Stall(Math.max(heard, stall.since()), stall.until());
        return new Link(spec, up, detail, changed, heard, lowBattery, own, Stall.plus(stalls, deaf));
    }

    /// For how long since a moment the service has listened to it, nanos.
    public long listened(long since, long now) {
        return Stall.listened(stalls, since, now);
    }
}
