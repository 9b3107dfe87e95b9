package health.vigil.alarm;

/// Where one alarm stands. Times are bed time in nanoseconds ({@link BedTime}).
public sealed interface AlarmState {
    /// The condition lasts and nobody has acknowledged it.
    ///
    /// @param since when it began to sound at this priority
    record Sounding(long since) implements AlarmState {
        Acknowledged acknowledge(String by, long now) {
            return new Acknowledged(by, now);
        }

        Latched end(long now) {
            return new Latched(now);
        }
    }

    /// The condition lasts, silenced by a person; it sounds again if it stays unresolved too long (R34).
    record Acknowledged(String by, long since) implements AlarmState {
        Sounding sound(long now) {
            return new Sounding(now);
        }
    }

    /// The condition has ended, unacknowledged; the signal goes on until somebody acknowledges (R35).
    ///
    /// @param ended when the condition ended
    record Latched(long ended) implements AlarmState {
        Sounding recur(long now) {
            return new Sounding(now);
        }
    }
}
