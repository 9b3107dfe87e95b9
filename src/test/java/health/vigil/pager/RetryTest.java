package health.vigil.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RetryTest {
    @Test
    void pauses_doubleUpToThirtySeconds_withinAFifth() {
        long[] expected = {1, 2, 4, 8, 16, 30, 30, 30};
        for (int i = 0; i < expected.length; i++) {
            var pause = Retry.afterMillis("key", i + 1, 0).getAsLong();
            assertTrue(pause >= expected[i] * 800 && pause <= expected[i] * 1200, i + ": " + pause);
        }
    }

    @Test
    void tries_areBounded() {
        assertTrue(Retry.afterMillis("key", Retry.MAX_ATTEMPTS, 0).isEmpty());
        assertTrue(Retry.afterMillis("key", 1, Retry.MAX_AGE_MILLIS).isEmpty());
    }

    @Test
    void manyPages_doNotKnockTogether() {
        var pauses = new HashSet<Long>();
        for (int i = 0; i < 200; i++)
            pauses.add(Retry.afterMillis("key" + i, 1, 0).getAsLong());
        assertTrue(pauses.size() > 20, pauses.toString());
        assertEquals(Retry.afterMillis("key", 3, 0), Retry.afterMillis("key", 3, 0));
    }
}
