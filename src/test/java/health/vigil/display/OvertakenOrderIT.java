package health.vigil.display;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.BedState;
import health.vigil.bed.Bed;
import health.vigil.profile.Condition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// An order is checked against the bed in which it is carried out, not against the bed as it was when it was sent.
class OvertakenOrderIT {
    private static JsonObject answer(Screen screen, long order) {
        await().until(() -> screen.answer(order) != null);
        return requireNonNull(screen.answer(order));
    }

    private static JsonObject order(String what, BedState meant) {
        return new JsonObject().put("what", what).put("sure", true).put("patient", BedJson.admission(meant));
    }

    /// Both orders are there before the bed has stepped the first.
    @Test
    void drugForTheChildBefore_isNotGivenToTheNext() {
        try (var clinic = new Clinic("Bed 1")) {
            clinic.calm("Bed 1", "Mia K.");
            var bed = clinic.bed("Bed 1");
            await().until(() -> bed.state().patient() != null);
            var screen = clinic.bedside("Bed 1");
            var mia = bed.state();
            var bothCame = new CountDownLatch(1);
            bed.loop().runOnContext(ignored -> stand(bothCame));
            var admit = screen.order(order("admit", mia)
                    .put("label", "Ben L.")
                    .put("number", "77")
                    .put("ageYears", 4)
                    .put("weightKg", 16));
            var drug = screen.order(
                    order("drug", mia).put("drug", "propofol").put("mg", 30).put("route", "IV"));
            // Answered without the bed, after both.
            answer(screen, screen.order(order("discharge", mia).put("house", true)));
            bothCame.countDown();
            assertTrue(answer(screen, admit).getBoolean("ok"));
            assertEquals(
                    "another child was admitted since this form was opened; nothing was recorded",
                    answer(screen, drug).getString("reason"));
            assertEquals(List.of(), bed.state().drugs());
        }
    }

    private static void stand(CountDownLatch until) {
        try {
            until.await(3, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void ofSeveralAlarms_whatRoseSinceItWasDrawnGoesOn_andIsNamed() {
        try (var clinic = new Clinic("Bed 1")) {
            var child = clinic.calm("Bed 1", "Mia K.");
            var screen = clinic.bedside("Bed 1");
            screen.mayPlay(true);
            child.breaths(12);
            child.spo2(80);
            await().until(() -> screen.alarmed("RESPIRATION_LOW") && screen.alarmed("SPO2_DESATURATION"));
            var drawn = new JsonArray();
            for (var alarm : screen.alarms())
                drawn.add(new JsonObject()
                        .put("id", alarm.getString("id"))
                        .put("priority", alarm.getString("priority"))
                        .put("state", alarm.getString("state")));
            child.breaths(8);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> "HIGH".equals(first(screen, "RESPIRATION_LOW").getString("priority")));
            var answer = answer(
                    screen,
                    screen.order(new JsonObject().put("what", "acknowledge").put("alarms", drawn)));
            assertFalse(answer.getBoolean("ok"));
            assertEquals("slowed breathing: it has become high since", answer.getString("reason"));
            var bed = clinic.bed("Bed 1");
            assertTrue(unacknowledged(bed, Condition.RESPIRATION_LOW));
            assertFalse(unacknowledged(bed, Condition.SPO2_DESATURATION));
        }
    }

    private static JsonObject first(Screen screen, String condition) {
        return screen.alarms().stream()
                .filter(a -> a.getString("condition").equals(condition))
                .findFirst()
                .orElseThrow();
    }

    private static boolean unacknowledged(Bed bed, Condition condition) {
        return requireNonNull(bed.state().alarm(condition, "")).unacknowledged();
    }
}
