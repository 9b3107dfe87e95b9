package health.vigil.alarm.state;

import health.vigil.vital.Moment;

/// Where one alarm stands. Times are bed time in nanoseconds ({@link BedTime}).
public sealed interface AlarmState {
    /// Bed time since which it stands so.
    long since();

    /// The condition lasts and nobody has acknowledged it.
    ///
    /// @param since when it began to sound at this priority
    record Sounding(long since) implements AlarmState {
        public Acknowledged acknowledge(String by, long now) {
            return new Acknowledged(by, now);
        }

        public Latched end(long now, Moment at) {
            return new Latched(now, at);
        }
    }

    /// The condition lasts, silenced by a person; it sounds again if it stays unresolved too long (R34).
    record Acknowledged(String by, long since) implements AlarmState {
        public Sounding sound(long now) {
            return new Sounding(now);
        }
    }

    /// The condition has ended, unacknowledged; the signal goes on until somebody acknowledges (R35).
    ///
    /// @param ended when the condition ended
    record Latched(long since, Moment ended) implements AlarmState {
        public Sounding recur(long now) {
            return new Sounding(now);
        }

        public Acknowledged acknowledge(String by, long now) {
            return new Acknowledged(by, now);
        }
    }

    /// The condition lasts, but ALARM OFF or ALARM PAUSED is in force for it: no signal is given ({@link AlarmOff}).
    record Inactivated(long since) implements AlarmState {
        public Sounding sound(long now) {
            return new Sounding(now);
        }
    }
}
