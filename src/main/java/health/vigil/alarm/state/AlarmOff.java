package health.vigil.alarm.state;

import health.vigil.profile.Condition;

/// A condition whose alarms an operator inactivated: ALARM PAUSED while it has an end, else ALARM OFF
/// (IEC 60601-1-8 6.8). A technical condition is inactivated of one sensor, source or vital, and goes on of all others.
///
/// @param subject as of {@link Alarm}: which source or vital, for technical conditions; empty for physiological ones
/// @param reason in the operator's words; empty for a pause
/// @param since bed time, nanos
/// @param until bed time at which it comes back by itself; {@link #FOREVER} for ALARM OFF
/// @param reminded bed time of the latest REMINDER SIGNAL, of the beginning while there was none
public record AlarmOff(
        Condition condition, String subject, String by, String reason, long since, long until, long reminded) {
    public static final long FOREVER = Long.MAX_VALUE;

    public static AlarmOff pausedFor(Condition condition, String subject, String by, long now, long nanos) {
        return new AlarmOff(condition, subject, by, "", now, now + nanos, now);
    }

    public static AlarmOff off(Condition condition, String subject, String by, String reason, long now) {
        return new AlarmOff(condition, subject, by, reason, now, FOREVER, now);
    }

    public boolean of(Condition wanted, String about) {
        return condition == wanted && subject.equals(about);
    }

    /// True of an alarm that it keeps from being one; without a subject of all alarms of the condition, as earlier
    /// versions wrote of technical ones.
    public boolean covers(Alarm alarm) {
        return condition == alarm.condition() && (subject.isEmpty() || subject.equals(alarm.subject()));
    }

    /// For people: `sensor off (clip)`.
    public String words() {
        return words(condition, subject);
    }

    public static String words(Condition condition, String subject) {
        return condition.words() + (subject.isEmpty() ? "" : " (" + subject + ")");
    }

    /// True if it comes back by itself.
    public boolean paused() {
        return until != FOREVER;
    }

    public AlarmOff reminded(long now) {
        return new AlarmOff(condition, subject, by, reason, since, until, now);
    }
}
