package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.Violation;
import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The ways of waiting, each alone, against the published vectors (clinical.md section 4; requirement R64).
class ViolationTest {
    private static final double NEVER = Double.NaN;

    @Test
    void satSeconds_crossAsThePublishedVector() {
        var rung = low(90, new Wait.SatSeconds(50));
        assertEquals(10.67, fires(rung, 0.01, "88x2 86x3 84x10"), 0.005);
        assertEquals(11, fires(rung, 1, "88x2 86x3 84x10"));
    }

    @Test
    void satSeconds_takeTimeByDepth() {
        for (var setting : new double[] {10, 25, 50, 100})
            assertEquals(setting / 5, fires(low(90, new Wait.SatSeconds(setting)), 0.25, "85x60"));
    }

    /// A maker that alarms at the limit itself counts from one above: the same as our rule with that limit.
    @Test
    void satSeconds_ofAMakerThatAlarmsAtTheLimit_areOursOnePointHigher() {
        var rung = low(91, new Wait.SatSeconds(20));
        assertEquals("0 2 6 10 21", sums(rung, 92, 89, 87, 87, 80));
        assertEquals(5, fires(rung, 1, "92x1 89x1 87x2 80x5"));
    }

    @Test
    void satSeconds_fallInside_asTheyRose() {
        assertEquals(NEVER, fires(low(90, new Wait.SatSeconds(25)), 0.25, "86x6 94x6 96x60"));
        assertEquals(13.75, fires(low(90, new Wait.SatSeconds(25)), 0.25, "86x6 91x6 86x60"));
    }

    @Test
    void satSeconds_thirdPassageWithinAMinute_firesWhateverTheSum() {
        var rung = low(90, new Wait.SatSeconds(100));
        assertEquals(40, fires(rung, 1, "89x1 95x19 89x1 95x19 89x1 95x60"));
        assertEquals(NEVER, fires(rung, 1, "89x1 95x30 89x1 95x31 89x1 95x60"));
    }

    @Test
    void satSeconds_neverHoldLongerThanAMinute() {
        assertEquals(60, fires(low(90, new Wait.SatSeconds(100)), 0.25, "89x100"));
        assertEquals(NEVER, fires(low(90, new Wait.SatSeconds(100)), 0.25, "89x59 90x30"));
    }

    @Test
    void satSeconds_workUpwardsToo() {
        var rung = new Rung(Priority.MEDIUM, 100, new Wait.SatSeconds(50), false);
        assertEquals(5, fires(Condition.PULSE_HIGH, rung, 0.25, "110x60"));
    }

    @Test
    void depthWeighted_addsOnePerSecondAndDepth() {
        for (int depth = 1; depth <= 19; depth++)
            assertEquals(
                    Math.ceil(20.0 / (1 + depth) * 4) / 4,
                    fires(low(90, new Wait.DepthWeighted(20)), 0.25, (90 - depth) + "x60"),
                    "depth " + depth);
    }

    @Test
    void depthWeighted_isForgottenAtTheClearLimitOnly() {
        var rung = new Rung(Priority.HIGH, 90, new Wait.DepthWeighted(20), true, new Clear(2, 0));
        assertEquals(15, fires(rung, 1, "89x5 91x5 89x20"));
        assertEquals(20, fires(rung, 1, "89x5 92x5 89x20"));
    }

    @Test
    void depthWeighted_ofAHairsBreadth_isCappedAtFifteenSeconds() {
        assertEquals(15, fires(low(90, new Wait.DepthWeighted(20)), 0.25, "89.9x60"));
    }

    @Test
    void fixed_startsAnewAfterEveryDip() {
        var rung = low(90, new Wait.Fixed(10));
        assertEquals(10, fires(rung, 0.25, "89x60"));
        assertEquals(20, fires(rung, 1, "89x9 90x1 89x60"));
        assertEquals(NEVER, fires(rung, 0.25, "89x9 90x60"));
    }

    @Test
    void none_firesWithTheReading() {
        assertEquals(0, fires(low(85, new Wait.None()), 0.25, "84x1"));
        assertEquals(NEVER, fires(low(85, new Wait.None()), 0.25, "85x60"));
    }

    @Test
    void count_wantsReadingsInARow() {
        var rung = low(90, new Wait.Count(3));
        assertEquals(2, fires(rung, 1, "89x10"));
        assertEquals(6, fires(rung, 1, "89x2 90x2 89x10"));
    }

    @Test
    void count_ofASlowFeed_isCappedAtFifteenSeconds() {
        var rung = low(90, new Wait.Count(3));
        var v = Violation.begun(Condition.SPO2_LOW, 0, 89, 0).at(rung, 89, true, 0);
        assertFalse(v.at(rung, 89, false, nanos(14.9)).due());
        assertTrue(v.at(rung, 89, false, nanos(15)).due());
    }

    @Test
    void hysteresis_holdsWhatFired_untilTheClearLimit() {
        var rung = new Rung(Priority.HIGH, 90, new Wait.None(), true, new Clear(2, 3));
        var v = Violation.begun(Condition.SPO2_LOW, 0, 89, 0).at(rung, 89, true, 0);
        assertTrue(v.due());
        v = v.at(rung, 91, true, nanos(1));
        assertFalse(v.over(rung, nanos(60)), "91 is not yet clear of 90 by 2");
        v = v.at(rung, 92, true, nanos(61));
        assertFalse(v.over(rung, nanos(63.9)));
        assertTrue(v.over(rung, nanos(64)));
        v = v.at(rung, 91, true, nanos(62)).at(rung, 92, true, nanos(63));
        assertFalse(v.over(rung, nanos(65)), "back below in between: the three seconds start anew");
    }

    private static Rung low(double limit, Wait wait) {
        return new Rung(Priority.HIGH, limit, wait, true);
    }

    private static double fires(Rung rung, double every, String series) {
        return fires(Condition.SPO2_LOW, rung, every, series);
    }

    /// Seconds from the first value until the delay is waited out, asked every so often.
    private static double fires(Condition condition, Rung rung, double every, String series) {
        @Nullable Violation v = null;
        double from = 0;
        long step = 0;
        for (var part : series.split(" ")) {
            var value = Double.parseDouble(part.split("x")[0]);
            var until = from + Double.parseDouble(part.split("x")[1]);
            for (; step * every < until - 1e-9; step++) {
                v = next(v, condition, rung, value, nanos(step * every));
                if (v != null && v.due()) return step * every;
            }
            from = until;
        }
        return NEVER;
    }

    private static @Nullable Violation next(
            @Nullable Violation before, Condition condition, Rung rung, double value, long now) {
        if (before == null && !condition.violates(value, rung.limit())) return null;
        var next = (before == null ? Violation.begun(condition, 0, value, now) : before).at(rung, value, true, now);
        return next.over(rung, now) ? null : next;
    }

    /// The sum after each second of a series of one value a second.
    private static String sums(Rung rung, double... values) {
        var words = new StringBuilder();
        @Nullable Violation v = null;
        for (int i = 0; i < values.length; i++) {
            v = next(v, Condition.SPO2_LOW, rung, values[i], nanos(i));
            var sum = v == null ? 0 : v.at(rung, values[i], false, nanos(i + 1)).sum();
            words.append(i == 0 ? "" : " ").append(Math.round(sum));
        }
        return words.toString();
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
