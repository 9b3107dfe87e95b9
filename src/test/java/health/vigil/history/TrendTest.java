package health.vigil.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.vital.Vital;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private final Trend trend = new Trend();

    private void spo2(double minutes, double percent) {
        trend.add(Vital.SPO2, Math.round(minutes * 60_000), percent);
    }

    /// `low-high` of each half minute, a dot for a gap.
    private String drawn(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(this::step).collect(Collectors.joining(" "));
    }

    private String step(long step) {
        var low = trend.low(Vital.SPO2, step);
        return Double.isNaN(low) ? "." : Math.round(low) + "-" + Math.round(trend.high(Vital.SPO2, step));
    }

    @Test
    void dipOfSeconds_isTheLowestOfItsStep() {
        spo2(0, 98);
        spo2(0.1, 71);
        spo2(0.2, 97);
        spo2(0.5, 99);
        assertEquals("71-98 99-99", drawn(0, 1));
    }

    @Test
    void timeWithoutANumber_staysAGap() {
        spo2(0, 98);
        spo2(2, 97);
        trend.reach(3 * 60_000);
        assertEquals("98-98 . . . 97-97 . .", drawn(0, 6));
        assertEquals(6, trend.newest());
    }

    @Test
    void afterEightHours_theFirstIsForgottenAndNothingOldComesBack() {
        spo2(0, 98);
        trend.reach((Trend.STEPS - 1L) * Trend.STEP_MILLIS);
        assertEquals("98-98", drawn(0, 0));
        trend.reach((long) Trend.STEPS * Trend.STEP_MILLIS);
        assertEquals(". .", drawn(0, 1));
        assertEquals(".", drawn(Trend.STEPS, Trend.STEPS));
        spo2(0, 55);
        assertEquals(".", drawn(Trend.STEPS, Trend.STEPS), "too old to be kept");
    }

    @Test
    void aStretchOfDays_leavesNoTrace() {
        spo2(1, 90);
        trend.reach(3L * 24 * 3_600_000);
        assertEquals(".", drawn(trend.oldest() + 2, trend.oldest() + 2));
        assertEquals(
                0,
                LongStream.rangeClosed(trend.oldest(), trend.newest())
                        .filter(step -> !Double.isNaN(trend.low(Vital.SPO2, step)))
                        .count());
    }

    @Test
    void whatAnotherKnows_fillsItsGapsOnlyAndNotTheFuture() {
        spo2(2, 97);
        var other = new Trend();
        other.add(Vital.SPO2, 30_000, 93);
        other.add(Vital.SPO2, 600_000, 50);
        trend.fill(other);
        assertEquals(". 93-93 . . 97-97", drawn(0, 4));
        assertEquals(4, trend.newest());
    }
}
