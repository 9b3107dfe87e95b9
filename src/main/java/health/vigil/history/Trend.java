package health.vigil.history;

import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// The numbers of one child over the last hours: of every step the lowest and the highest that was shown. A step in
/// which nothing was measured is a gap and stays one (requirement R3). Time is bed time. Not for several threads at
/// once.
final class Trend {
    /// Half a minute: a desaturation of seconds is still seen, as the step's lowest.
    static final int STEP_MILLIS = 30_000;

    /// Eight hours, a long recovery.
    static final int STEPS = 960;

    private final Map<Vital, float[]> lowest = new EnumMap<>(Vital.class);
    private final Map<Vital, float[]> highest = new EnumMap<>(Vital.class);
    private long newest = -1;

    Trend() {
        for (var vital : Vital.values()) {
            lowest.put(vital, gaps());
            highest.put(vital, gaps());
        }
    }

    private static float[] gaps() {
        var none = new float[STEPS];
        Arrays.fill(none, Float.NaN);
        return none;
    }

    static long step(long bedMillis) {
        return Math.floorDiv(bedMillis, STEP_MILLIS);
    }

    /// The latest step there is, -1 for none yet.
    long newest() {
        return newest;
    }

    /// The first step that is still kept.
    long oldest() {
        return newest - STEPS + 1;
    }

    /// Time went on, whether or not something was measured.
    void reach(long bedMillis) {
        var now = step(bedMillis);
        for (long step = Math.max(newest, now - STEPS) + 1; step <= now; step++) {
            clear(lowest, place(step));
            clear(highest, place(step));
        }
        newest = Math.max(newest, now);
    }

    private static void clear(Map<Vital, float[]> all, int place) {
        for (var row : all.values()) row[place] = Float.NaN;
    }

    /// A number that was shown. One that is older than all that is kept is left out.
    void add(Vital vital, long bedMillis, double value) {
        reach(bedMillis);
        var step = step(bedMillis);
        if (step < oldest()) return;
        var low = row(lowest, vital);
        var high = row(highest, vital);
        var place = place(step);
        low[place] = Float.isNaN(low[place]) ? (float) value : Math.min(low[place], (float) value);
        high[place] = Float.isNaN(high[place]) ? (float) value : Math.max(high[place], (float) value);
    }

    /// Forgets a vital's step, for a better source of the same time.
    void forget(Vital vital, long bedMillis) {
        reach(bedMillis);
        if (step(bedMillis) < oldest()) return;
        row(lowest, vital)[place(step(bedMillis))] = Float.NaN;
        row(highest, vital)[place(step(bedMillis))] = Float.NaN;
    }

    /// Takes over what another one knows and this one does not.
    void fill(Trend other) {
        for (long step = Math.max(oldest(), other.oldest()); step <= Math.min(newest, other.newest); step++)
            for (var vital : Vital.values()) {
                if (Double.isNaN(other.low(vital, step))) continue;
                add(vital, step * STEP_MILLIS, other.low(vital, step));
                add(vital, step * STEP_MILLIS, other.high(vital, step));
            }
    }

    /// NaN for a gap.
    double low(Vital vital, long step) {
        return step < oldest() || step > newest ? Double.NaN : row(lowest, vital)[place(step)];
    }

    /// NaN for a gap.
    double high(Vital vital, long step) {
        return step < oldest() || step > newest ? Double.NaN : row(highest, vital)[place(step)];
    }

    private static float[] row(Map<Vital, float[]> all, Vital vital) {
        return java.util.Objects.requireNonNull(all.get(vital));
    }

    private static int place(long step) {
        return (int) Math.floorMod(step, (long) STEPS);
    }
}
