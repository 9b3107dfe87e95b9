package health.vigil.simulator.child;

/// Seeded chance, the same on every machine and every Java: SplitMix64 (Steele, Lea, Flood 2014).
public final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1.0p-53;
    private static final double UNIFORM_VARIANCE_SUM = 2; // 12 / 6: scales six uniform numbers to a variance of 1

    private long state;

    public Chance(long seed) {
        state = seed;
    }

    /// An independent stream of its own.
    public Chance split() {
        return new Chance(bits());
    }

    public long bits() {
        state += GOLDEN;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// From 0 to under 1.
    public double unit() {
        return (bits() >>> 11) * TO_UNIT;
    }

    /// 0 to under `bound`.
    public int below(int bound) {
        return (int) (unit() * bound);
    }

    /// About normally distributed, mean 0, variance 1, never beyond 4.3.
    public double normal() {
        double sum = 0;
        for (int i = 0; i < 6; i++) sum += unit() - 0.5;
        return sum * StrictMath.sqrt(UNIFORM_VARIANCE_SUM);
    }
}
