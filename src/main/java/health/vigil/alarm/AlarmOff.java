package health.vigil.alarm;

import health.vigil.profile.Condition;

/// A condition whose alarms an operator inactivated: ALARM PAUSED while it has an end, else ALARM OFF
/// (IEC 60601-1-8 6.8).
///
/// @param reason in the operator's words; empty for a pause
/// @param since bed time, nanos
/// @param until bed time at which it comes back by itself; {@link #FOREVER} for ALARM OFF
/// @param reminded bed time of the latest REMINDER SIGNAL, of the beginning while there was none
public record AlarmOff(Condition condition, String by, String reason, long since, long until, long reminded) {
    public static final long FOREVER = Long.MAX_VALUE;

    static AlarmOff pausedFor(Condition condition, String by, long now, long nanos) {
        return new AlarmOff(condition, by, "", now, now + nanos, now);
    }

    static AlarmOff off(Condition condition, String by, String reason, long now) {
        return new AlarmOff(condition, by, reason, now, FOREVER, now);
    }

    /// True if it comes back by itself.
    public boolean paused() {
        return until != FOREVER;
    }

    AlarmOff reminded(long now) {
        return new AlarmOff(condition, by, reason, since, until, now);
    }
}
