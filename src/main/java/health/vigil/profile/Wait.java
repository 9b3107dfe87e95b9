package health.vigil.profile;

import health.vigil.vital.Numbers;

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

    /// Until the sum over time of (1 + depth beyond the limit) reaches a threshold. Dips back inside keep the sum until
    /// the rung's {@link Clear} is met. Dominates a fixed delay on recorded sedations (signals.md section 6).
    ///
    /// @param threshold in points x seconds, up to 100
    record DepthWeighted(double threshold) implements Wait {
        public DepthWeighted {
            if (!(threshold > 0 && threshold <= MOST_POINT_SECONDS))
                throw new IllegalArgumentException("threshold " + threshold + " is outside 0 to 100 point seconds");
        }
    }

    /// Until the sum over time of the depth beyond the limit reaches a setting; back inside the sum falls by the depth
    /// inside. Three violations within a minute alarm whatever the sum is, and so does one of a minute
    /// (Nellcor SatSeconds as Mindray and GE describe it; requirement R16).
    ///
    /// @param points in points x seconds: 10, 25, 50, 100 are the makers' settings
    record SatSeconds(double points) implements Wait {
        public SatSeconds {
            if (!(points > 0 && points <= MOST_POINT_SECONDS))
                throw new IllegalArgumentException("setting " + points + " is outside 0 to 100 point seconds");
        }
    }

    /// Until so many readings in a row violate, or {@link #COUNT_CAP_SECONDS} have passed.
    ///
    /// @param readings 2 to 10
    record Count(int readings) implements Wait {
        public Count {
            if (readings < 2 || readings > 10)
                throw new IllegalArgumentException("count " + readings + " is outside 2 to 10 readings");
        }
    }

    /// For people: `after 10 s`.
    default String words() {
        return switch (this) {
            case None n -> "at once";
            case Fixed f -> "after " + Numbers.plain(f.seconds(), 0) + " s";
            case DepthWeighted w ->
                "the deeper the sooner (" + seconds(w, 1) + " s at 1 beyond, " + seconds(w, 10) + " s at 10)";
            case SatSeconds s -> "SatSeconds " + Numbers.plain(s.points(), 0);
            case Count c -> "after " + c.readings() + " readings";
        };
    }

    /// How long a constant distance to the limit is waited for, in whole seconds: each second weighs 1 and the
    /// distance.
    private static String seconds(DepthWeighted wait, int beyond) {
        return Numbers.plain(Math.ceil(wait.threshold() / (1 + beyond)), 0);
    }

    double MOST_POINT_SECONDS = 100;

    /// No count and no depth holds an alarm longer (requirement R17).
    double COUNT_CAP_SECONDS = 15;

    /// SatSeconds never hold one longer (requirement R17).
    double SAT_SECONDS_CAP_SECONDS = 60;
}
