package health.vigil.decode.hl7;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class Hl7LagTest {
    private static final long HOUR = 3_600_000;
    private final Hl7Lag lag = new Hl7Lag();

    @Test
    void foreignClock_isNoLag() {
        for (var t = 0L; t < 600_000; t += 5_000) assertEquals(0, lag.of(t - HOUR, t + (t / 5_000) % 3 * 400));
    }

    @Test
    void backlogAfterAnOutage_isAsOldAsItIs() {
        for (var t = 0L; t <= 60_000; t += 10_000) assertEquals(0, lag.of(t, t + 100));
        // Half an hour without a line, then everything that was kept arrives within a second.
        var back = HOUR / 2;
        var n = 0;
        for (var sent = 70_000L; sent <= back; sent += 10_000) {
            var arrived = back + 100 + n++;
            var is = lag.of(sent, arrived);
            var should = back - sent + n - 1;
            assertEquals(should > 2_000 ? should : 0, is, 2_500, "sent " + sent);
        }
        assertEquals(0, lag.of(back + 10_000, back + 10_100));
    }

    @Test
    void clockThatWasSetBack_isBelievedAfterHalfAMinute() {
        lag.of(0, 0);
        assertEquals(HOUR, lag.of(10_000 - HOUR, 10_000), 100);
        assertEquals(HOUR, lag.of(30_000 - HOUR, 30_000), 100);
        assertEquals(0, lag.of(41_000 - HOUR, 41_000));
        assertEquals(0, lag.of(50_000 - HOUR, 50_000));
    }

    @Test
    void clockThatWasSetForward_isBelievedAtOnce() {
        lag.of(0, 0);
        assertEquals(0, lag.of(10_000 + HOUR, 10_000));
        assertEquals(0, lag.of(20_000 + HOUR, 20_000));
    }

    @Test
    void driftingClock_neverBecomesLag() {
        // 200 parts in a million, for a week.
        for (var t = 0L; t < 7 * 24 * HOUR; t += 60_000) assertEquals(0, lag.of(t - t / 5_000, t));
    }

    @Test
    void oneLateMessage_isLate_theNextIsNot() {
        lag.of(0, 0);
        assertTrue(lag.of(10_000, 40_000) > 25_000);
        assertEquals(0, lag.of(45_000, 45_000));
    }
}
