package health.vigil.bench;

import java.util.HashMap;
import java.util.Map;

/// What most would write by hand: a map from the bed's name to an object that is changed in place. Each reading
/// finds its bed by name, as a reading from a wire must.
final class BedObjects implements Contender {
    private final Alarms alarms;
    private final Map<String, Bed> beds = new HashMap<>();
    private final String[] names;

    BedObjects(Load load, Alarms alarms) {
        this.alarms = alarms;
        names = new String[load.beds()];
        for (int i = 0; i < names.length; i++) {
            names[i] = "bed-" + i;
            beds.put(names[i], new Bed(i * Numeric.COUNT));
        }
    }

    @Override
    public void second(long second, float[] values) {
        for (int i = 0; i < values.length; i++) {
            var bed = beds.get(names[i / Numeric.COUNT]);
            if (bed != null) bed.watches[i % Numeric.COUNT].value(second, values[i], alarms);
        }
    }

    private static final class Bed {
        final Watch[] watches = new Watch[Numeric.COUNT];

        Bed(int firstSeries) {
            for (var numeric : Numeric.values())
                watches[numeric.ordinal()] = new Watch(firstSeries + numeric.ordinal(), numeric);
        }
    }

    private static final class Watch {
        private static final long NEVER = -1;

        private final int series;
        private final Numeric numeric;
        private long outsideSince = NEVER;
        private long insideSince = NEVER;
        private boolean alarm;

        Watch(int series, Numeric numeric) {
            this.series = series;
            this.numeric = numeric;
        }

        void value(long second, double value, Alarms alarms) {
            if (numeric.beyond(value)) outside(second, alarms);
            else if (outsideSince != NEVER || alarm) inside(second, alarms);
        }

        private void outside(long second, Alarms alarms) {
            insideSince = NEVER;
            if (outsideSince == NEVER) outsideSince = second;
            if (alarm || second - outsideSince < DELAY_SECONDS) return;
            alarm = true;
            alarms.began(series, second);
        }

        private void inside(long second, Alarms alarms) {
            outsideSince = NEVER;
            if (!alarm) return;
            if (insideSince == NEVER) insideSince = second;
            if (second - insideSince < CLEAR_SECONDS) return;
            insideSince = NEVER;
            alarm = false;
            alarms.ended(series, second);
        }
    }
}
