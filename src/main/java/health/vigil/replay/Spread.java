package health.vigil.replay;

import java.util.Arrays;

/// A few numbers that stand for many; NaN each if there is none.
///
/// @param median the middle one, of an even count the mean of the middle two
/// @param p95 the least that 95 of 100 do not exceed (nearest rank)
/// @param max the largest
public record Spread(double median, double p95, double max) {
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double RANK_95 = 0.95;

    /// In seconds.
    static Spread ofMillis(long... millis) {
        var sorted = Arrays.stream(millis)
                .sorted()
                .mapToDouble(m -> m / MILLIS_PER_SECOND)
                .toArray();
        int n = sorted.length;
        if (n == 0) return new Spread(Double.NaN, Double.NaN, Double.NaN);
        var rank = (int) Math.ceil(RANK_95 * n);
        return new Spread((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[rank - 1], sorted[n - 1]);
    }
}
