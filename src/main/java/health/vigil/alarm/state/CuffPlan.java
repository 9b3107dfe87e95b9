package health.vigil.alarm.state;

import health.vigil.vital.Moment;

/// Which readings of the cuff are wanted: again and again by the clock, and beside that.
public record CuffPlan(Cycle cycle, Extra extra) {
    /// Nobody has wanted a reading of this child yet.
    public static final CuffPlan NONE = new CuffPlan(new Cycle.Unasked(), new Extra.Nothing());

    /// Readings again and again.
    public sealed interface Cycle {
        /// Nobody has wanted one yet: Vigil presses no arm before.
        record Unasked() implements Cycle {}

        /// A person turned them off.
        record Off() implements Cycle {}

        /// They repeat.
        ///
        /// @param since bed time at which they began to
        /// @param chosenMinutes the interval a person chose; 0 for the profile's
        /// @param everyMinutes the interval by which `due` was reckoned; 0 for none
        /// @param due bed time of the next one
        record On(long since, int chosenMinutes, int everyMinutes, long due) implements Cycle {}

        /// They are wanted, but the cuff has said that it is out of order: none before a person starts one.
        ///
        /// @param why in words
        record Halted(long since, int chosenMinutes, String why) implements Cycle {}
    }

    /// Readings beside those of the cycle.
    public sealed interface Extra {
        /// One begins that no person started.
        default Extra begun() {
            return this;
        }

        /// One gave a pressure.
        default Extra succeeded() {
            return new Nothing();
        }

        /// One was disturbed; nothing if there shall be no other because of it.
        default Extra disturbed() {
            return new Nothing();
        }

        record Nothing() implements Extra {
            @Override
            public Extra disturbed() {
                return new Again();
            }
        }

        /// One that was disturbed is to be repeated, once.
        record Again() implements Extra {
            @Override
            public Extra begun() {
                return new Repeating();
            }
        }

        /// The repetition is under way.
        record Repeating() implements Extra {
            @Override
            public Extra begun() {
                return new Nothing();
            }
        }

        /// STAT: one after the other, until two in a row are disturbed.
        ///
        /// @param until bed time after which none begins
        /// @param stumbles how many in a row were
        record Stat(long until, int stumbles) implements Extra {
            @Override
            public Extra succeeded() {
                return new Stat(until, 0);
            }

            @Override
            public Extra disturbed() {
                return stumbles == 0 ? new Stat(until, 1) : new Nothing();
            }
        }
    }

    /// True while readings are wanted again and again.
    public boolean wanted() {
        return since() >= 0;
    }

    /// Bed time since which they are wanted, below 0 if they are not.
    public long since() {
        return switch (cycle) {
            case Cycle.Unasked u -> -1;
            case Cycle.Off o -> -1;
            case Cycle.On on -> on.since();
            case Cycle.Halted halted -> halted.since();
        };
    }

    /// The interval in force, in minutes; 0 for none.
    ///
    /// @param profiles the profile's
    public int everyMinutes(int profiles) {
        return chosen() > 0 ? chosen() : profiles;
    }

    /// What a person chose, in minutes; 0 for the profile's interval.
    public int chosen() {
        return switch (cycle) {
            case Cycle.Unasked u -> 0;
            case Cycle.Off o -> 0;
            case Cycle.On on -> on.chosenMinutes();
            case Cycle.Halted halted -> halted.chosenMinutes();
        };
    }

    public CuffPlan with(Cycle next) {
        return new CuffPlan(next, extra);
    }

    public CuffPlan with(Extra next) {
        return new CuffPlan(cycle, next);
    }

    /// The bed time of a wall clock time, as both are now.
    public static long bedTime(BedTime time, long wallMillis) {
        return time.now() + (wallMillis - time.wallMillis()) * Moment.NANOS_PER_MILLI;
    }

    /// The wall clock time of a bed time, as both are now.
    public static long wallMillis(BedTime time, long bedTime) {
        return time.wallMillis() + Math.floorDiv(bedTime - time.now(), Moment.NANOS_PER_MILLI);
    }
}
