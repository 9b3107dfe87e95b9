package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Screens behind bad networks and many screens (requirements R41, R45): who reads slowly gets fewer frames, but
/// the alarm; nobody else notices.
class SlowScreenIT {
    /// Less than a bedside screen with two waves is sent.
    private static final int BYTES_PER_SECOND = 6_000;

    /// Of the second that an alarm may take in all (requirement R30): what a window lets onto such a line, and the
    /// frame with which it was filled.
    private static final int MOST_IN_FRONT = BYTES_PER_SECOND * 3 / 4;

    private static final Duration POLL = Duration.ofMillis(5);

    private final Clinic clinic = new Clinic("Bed 1");

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void slowNetwork_skipsFramesAndStillBringsTheAlarm() {
        var child = clinic.calm("Bed 1", "Mia K.");
        try (var wire = new HeldWire(clinic.vertx, clinic.server.port())) {
            wire.slow(BYTES_PER_SECOND);
            var slow = Screen.open(clinic.vertx, wire.port(), "bed=Bed%201");
            var quick = clinic.bedside("Bed 1");
            await().until(() -> "98".equals(slow.number("SPO2")));
            await().until(() -> quick.messages().size() > 100);
            child.spo2(82);
            await().pollInterval(POLL).until(() -> quick.alarmed("SPO2_DESATURATION"));
            var since = System.nanoTime();
            var had = bytes(slow.messages());
            await().pollInterval(POLL).until(() -> slow.alarmed("SPO2_DESATURATION"));
            var millis = (System.nanoTime() - since) / 1_000_000;
            var before = slow.messages().stream()
                    .takeWhile(message -> !message.encode().contains("SPO2_DESATURATION\",\"subject\""))
                    .toList();
            var inFront = bytes(before) - had;
            System.out.printf(
                    "measured: screen behind %d B/s: alarm %d ms after the quick one's, %d B in front of its frame, %d"
                            + " frames of its %d%n",
                    BYTES_PER_SECOND,
                    millis,
                    inFront,
                    slow.messages().size(),
                    quick.messages().size());
            assertTrue(slow.messages().size() < quick.messages().size());
            assertTrue(inFront <= MOST_IN_FRONT, inFront + " B");
            long n = 0;
            for (var message : slow.messages()) assertEquals(++n, message.getLong("n"), "skipped, not lost");
            slow.close();
            quick.close();
        }
    }

    private static int bytes(List<JsonObject> messages) {
        return messages.stream().mapToInt(message -> message.encode().length()).sum();
    }

    @Test
    void twoHundredScreens_allGetTheAlarm_oneMoreIsRefusedUnlessItStandsAtABed() {
        var child = clinic.calm("Bed 1", "Mia K.");
        List<Screen> screens = new ArrayList<>();
        for (int i = 0; i < DisplayHub.MAX_CLIENTS; i++) screens.add(clinic.bedside("Bed 1"));
        await().until(() -> screens.stream().allMatch(screen -> "98".equals(screen.number("SPO2"))));
        child.spo2(82);
        await().until(() -> screens.getFirst().alarmed("SPO2_DESATURATION"));
        var since = System.nanoTime();
        await().until(() -> screens.stream().allMatch(screen -> screen.alarmed("SPO2_DESATURATION")));
        System.out.println("measured: alarm from the first of 200 screens to the last, ms: "
                + (System.nanoTime() - since) / 1_000_000);
        var refused =
                org.junit.jupiter.api.Assertions.assertThrows(RuntimeException.class, () -> clinic.elsewhere("Bed 1"));
        assertTrue(String.valueOf(refused.getCause()).contains("503"), String.valueOf(refused.getCause()));
        var another = clinic.bedside("Bed 1");
        await().until(() -> another.alarmed("SPO2_DESATURATION"));
    }
}
