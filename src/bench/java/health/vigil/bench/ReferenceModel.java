package health.vigil.bench;

import java.util.ArrayList;
import java.util.List;

/// The rules in their plainest words; what it finds is right by definition. Written to be read, not to be fast, and
/// without a line in common with any engine.
final class ReferenceModel implements Contender {
    private static final long NEVER = -1;

    /// One limit of one series.
    ///
    /// @param high true if values above it are wrong
    /// @param clear the value up to which its alarm goes on
    record Limit(boolean high, double value, double clear, double delaySeconds, double clearSeconds) {
        /// The limits of the simple work.
        static List<Limit> of(Numeric numeric) {
            return List.of(
                    new Limit(false, numeric.low, numeric.low, DELAY_SECONDS, CLEAR_SECONDS),
                    new Limit(true, numeric.high, numeric.high, DELAY_SECONDS, CLEAR_SECONDS));
        }

        boolean violatedBy(double reading) {
            return high ? reading > value : reading < value;
        }

        boolean clearedBy(double reading) {
            return high ? reading <= clear : reading >= clear;
        }
    }

    /// One alarm: it lasts while any of its limits is due.
    record Rule(Numeric numeric, List<Limit> limits) {}

    private static final class Timer {
        final Limit limit;
        long outsideSince = NEVER;
        long insideSince = NEVER;
        boolean due;

        Timer(Limit limit) {
            this.limit = limit;
        }

        void value(long second, double reading) {
            if (due) clear(second, reading);
            else if (!limit.violatedBy(reading)) outsideSince = NEVER;
            else {
                if (outsideSince == NEVER) outsideSince = second;
                due = second - outsideSince >= limit.delaySeconds();
            }
        }

        private void clear(long second, double reading) {
            if (!limit.clearedBy(reading)) insideSince = NEVER;
            else {
                if (insideSince == NEVER) insideSince = second;
                if (second - insideSince < limit.clearSeconds()) return;
                due = false;
                insideSince = NEVER;
                outsideSince = NEVER;
            }
        }
    }

    private static final class Watch {
        final int series;
        final List<Timer> timers;
        boolean alarm;

        Watch(int series, Rule rule) {
            this.series = series;
            timers = rule.limits().stream().map(Timer::new).toList();
        }

        void value(long second, double reading, Alarms alarms) {
            for (var timer : timers) timer.value(second, reading);
            var due = timers.stream().anyMatch(t -> t.due);
            if (due && !alarm) alarms.began(series, second);
            if (!due && alarm) alarms.ended(series, second);
            alarm = due;
        }
    }

    private final Alarms alarms;
    private final List<Watch> watches = new ArrayList<>();

    /// The simple work: one alarm per series, whichever limit is violated.
    ReferenceModel(Load load, Alarms alarms) {
        this(load, alarms, Numeric.all().map(n -> new Rule(n, Limit.of(n))).toList());
    }

    ReferenceModel(Load load, Alarms alarms, List<Rule> rules) {
        this.alarms = alarms;
        for (int bed = 0; bed < load.beds(); bed++)
            for (var rule : rules)
                watches.add(new Watch(bed * Numeric.COUNT + rule.numeric().ordinal(), rule));
    }

    @Override
    public void second(long second, float[] values) {
        for (var watch : watches) watch.value(second, values[watch.series], alarms);
    }
}
