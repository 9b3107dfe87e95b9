package health.vigil.bench;

import java.util.SplittableRandom;

/// Seeded numerics of all beds, once a second, repeated for ever.
///
/// A series of an active bed is beyond one of its limits for 1 to 40 s, then inside for 6 to 30 s, and so on:
/// delays of 9, 10 and 11 s are all met. Three in ten long violations are followed by another one after 1 to 4 s
/// inside, before the alarm is cleared. Opposite limits are never violated within the same 5 s.
final class Recording {
    /// Length; all loads divide it into whole batches.
    static final int SECONDS = 200;

    private static final long SEED = 20_260_101;
    private static final int LONGEST_OUTSIDE = 40;
    private static final int SHORTEST_INSIDE = 6;
    private static final int LONGEST_INSIDE = 30;
    private static final double RELAPSES = 0.3;
    private static final int LONGEST_RELAPSE_PAUSE = 4;

    private final float[][] seconds;

    Recording(Load load) {
        seconds = new float[SECONDS][load.series()];
        var random = new SplittableRandom(SEED);
        for (int bed = 0; bed < load.beds(); bed++) {
            var active = bed % 100 * 37 % 100 < load.activePercent();
            for (int i = 0; i < Numeric.COUNT; i++) fill(bed * Numeric.COUNT + i, active, random.split());
        }
    }

    /// One value per series.
    float[] at(long second) {
        return seconds[(int) (second % SECONDS)];
    }

    private void fill(int series, boolean active, SplittableRandom random) {
        if (!active) inside(series, 0, SECONDS, random);
        else restless(series, random);
    }

    private void restless(int series, SplittableRandom random) {
        int t = inside(series, 0, random.nextInt(SHORTEST_INSIDE, LONGEST_INSIDE + 1), random);
        while (t < SECONDS) {
            var high = random.nextBoolean();
            t = outside(series, t, high, random);
            if (random.nextDouble() < RELAPSES) {
                t = inside(series, t, random.nextInt(1, LONGEST_RELAPSE_PAUSE + 1), random);
                t = outside(series, t, high, random);
            }
            t = inside(series, t, random.nextInt(SHORTEST_INSIDE, LONGEST_INSIDE + 1), random);
        }
        inside(series, SECONDS - SHORTEST_INSIDE, SHORTEST_INSIDE, random);
    }

    private int outside(int series, int from, boolean high, SplittableRandom random) {
        int to = from + random.nextInt(1, LONGEST_OUTSIDE + 1);
        for (int t = from; t < Math.min(to, SECONDS); t++)
            seconds[t][series] = Numeric.of(series).outside(high, random.nextDouble());
        return to;
    }

    private int inside(int series, int from, int length, SplittableRandom random) {
        for (int t = from; t < Math.min(from + length, SECONDS); t++)
            seconds[t][series] = Numeric.of(series).inside(random.nextDouble());
        return from + length;
    }
}
