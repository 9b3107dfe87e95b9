package health.vigil.alarm;

import health.vigil.profile.Condition;

/// A condition whose alarms an operator inactivated: ALARM PAUSED while it has an end, else ALARM OFF
/// (IEC 60601-1-8 6.8).
///
/// @param since bed time, nanos
/// @param until bed time at which it comes back by itself; {@link #FOREVER} for ALARM OFF
public record AlarmOff(Condition condition, String by, String reason, long since, long until) {
    public static final long FOREVER = Long.MAX_VALUE;

    /// True if it comes back by itself.
    public boolean paused() {
        return until != FOREVER;
    }
}
