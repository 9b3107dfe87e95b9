package health.vigil.alarm.state;

import health.vigil.vital.Moment;
import health.vigil.vital.SourceId;

/// The way to one device.
///
/// @param up whether the port or connection is open
/// @param detail the operating system's or the peer's words
/// @param changed bed time of the last change
/// @param heard bed time of the last reading of any kind, or of the start when there was none yet
/// @param lowBattery the device said so
public record Link(SourceSpec spec, boolean up, String detail, long changed, long heard, boolean lowBattery) {
    private static final long HEARD_NANOS = 250 * Moment.NANOS_PER_MILLI;

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
        return new Link(spec, true, detail, changed, Math.max(heard, at), lowBattery);
    }
}
