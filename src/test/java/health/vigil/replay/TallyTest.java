package health.vigil.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Counting alarms and events, by hand.
class TallyTest {
    private static final long HOUR = 3_600_000;

    private static Occurrence alarm(Condition condition, long endSecond, Object... secondsAndPriorities) {
        var changes = new java.util.ArrayList<Occurrence.Change>();
        for (int i = 0; i < secondsAndPriorities.length; i += 2)
            changes.add(new Occurrence.Change(
                    (Integer) secondsAndPriorities[i] * 1000L, (Priority) secondsAndPriorities[i + 1]));
        return new Occurrence(condition, "", changes, endSecond * 1000, condition.words());
    }

    private static Replay replay(long millis, Occurrence... alarms) {
        return new Replay("case", millis, 0, List.of(alarms), new Trace(List.of()));
    }

    private static final List<Replay> TWO_HOURS = List.of(
            replay(
                    HOUR,
                    alarm(Condition.SPO2_LOW, 30, 10, Priority.LOW, 20, Priority.HIGH, 25, Priority.LOW),
                    alarm(Condition.NO_DATA, 50, 40, Priority.MEDIUM)),
            replay(HOUR, alarm(Condition.SPO2_LOW, 101, 100, Priority.LOW)));

    @Test
    void eachAlarm_countsOnceUnderItsHighestPriority() {
        assertEquals(
                """
                alarms    LOW  MEDIUM  HIGH  per hour  median length s  max s
                SpO2 low    1       0     1      1.00             10.5   20.0
                no data     0       1     0      0.50             10.0   10.0
                all         1       1     1      1.50             10.0   20.0\
                """, String.join("\n", Tally.of(TWO_HOURS, c -> true).table().lines()));
    }

    @Test
    void conditionsNotAskedFor_doNotCount() {
        var tally = Tally.of(TWO_HOURS, c -> !c.technical());
        assertEquals(2, tally.count());
        assertEquals(1.0, tally.perHour());
        assertEquals(0.5, tally.perHour(Priority.HIGH));
    }

    @Test
    void nothingWatched_isNoRate() {
        assertTrue(Double.isNaN(Tally.of(List.of(), c -> true).perHour()));
        assertEquals(
                "-", Words.number(Tally.of(List.of(), c -> true).lengthSeconds().p95(), 1));
    }

    @Test
    void medianAndNearestRank_ofKnownNumbers() {
        assertEquals(new Spread(2, 3, 3), Spread.ofMillis(3000, 1000, 2000));
        assertEquals(new Spread(2.5, 4, 4), Spread.ofMillis(4000, 1000, 2000, 3000));
        var hundred = java.util.stream.LongStream.rangeClosed(1, 100)
                .map(i -> i * 1000)
                .toArray();
        assertEquals(new Spread(50.5, 95, 100), Spread.ofMillis(hundred));
    }

    @Test
    void times_areCutNotRounded() {
        assertEquals("0:00:59.9", Words.elapsed(59_999));
        assertEquals("27:46:40.0", Words.elapsed(100_000_000));
        assertEquals("2026-01-01 00:00:01.5", Words.clock(1_767_225_601_549L));
    }
}
