package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WindowTest {
    private final Window window = new Window();
    private long now;

    /// Sends frames until the window is used up, then asks; the line brings so many bytes in a second.
    ///
    /// @return bytes that an alarm would have had in front of it at worst
    private long filled(int frame, int bytesPerSecond) {
        long sent = 0;
        while (!window.isUsedUp()) {
            window.sent(frame);
            sent += frame;
        }
        window.asked(now);
        now += sent * 1_000 / bytesPerSecond;
        window.answered(now);
        return sent;
    }

    @Test
    void slowLine_isSentLittleAtATime() {
        long most = 0;
        for (int i = 0; i < 50; i++) {
            var sent = filled(700, 6_000);
            if (i > 0) most = Math.max(most, sent);
        }
        assertTrue(most <= 6_000 / 2, "half a second of the line at most, was " + most);
    }

    @Test
    void quickLine_isNeverHeldUp() {
        for (int i = 0; i < 10; i++) filled(2_000, 10_000_000);
        for (int i = 0; i < Window.MOST_BYTES / 2_000; i++) {
            assertFalse(window.isUsedUp());
            window.sent(2_000);
        }
        assertTrue(!window.isClosed());
    }

    @Test
    void lineThatBecomesSlow_isFoundOut_andOneThatRecovers() {
        for (int i = 0; i < 10; i++) filled(2_000, 10_000_000);
        filled(2_000, 6_000);
        assertTrue(filled(700, 6_000) <= 3_000);
        for (int i = 0; i < 10; i++) filled(2_000, 10_000_000);
        assertTrue(filled(2_000, 10_000_000) >= Window.MOST_BYTES);
    }

    @Test
    void untilTheAnswer_whatCanWaitWaits() {
        window.sent(Window.FIRST_BYTES);
        assertTrue(window.isUsedUp());
        window.asked(0);
        assertTrue(window.isClosed());
        assertFalse(window.isUsedUp(), "asked once is enough");
        window.answered(10);
        assertFalse(window.isClosed());
    }

    @Test
    void answerNobodyAskedFor_changesNothing() {
        window.sent(100);
        window.answered(5);
        assertFalse(window.isClosed());
        assertEquals(false, window.isUsedUp());
    }
}
