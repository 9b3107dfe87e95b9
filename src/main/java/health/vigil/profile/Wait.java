package health.vigil.profile;

/// How long a violation must last before it is an alarm (requirements R15 to R17).
public sealed interface Wait {
    /// At once.
    record None() implements Wait {}

    /// Without interruption for a time.
    ///
    /// @param seconds 0 to 30 (R17)
    record Fixed(double seconds) implements Wait {
        public Fixed {
            if (!(seconds >= 0 && seconds <= 30))
                throw new IllegalArgumentException("delay " + seconds + " s is outside 0 to 30 s");
        }
    }

    /// Until the sum over time of (1 + depth below the limit) reaches a threshold; the sum is kept until the value is
    /// back at `clearAt`. Dominates a fixed delay on recorded sedations (signals.md section 6).
    ///
    /// @param threshold in points x seconds
    /// @param clearAt value at which the sum is forgotten, on the good side of the limit
    record DepthWeighted(double threshold, double clearAt) implements Wait {
        public DepthWeighted {
            if (!(threshold > 0 && threshold <= 100))
                throw new IllegalArgumentException("threshold " + threshold + " is outside 0 to 100 point seconds");
        }
    }
}
