package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.profile.Condition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Requirement R45: one bed on 50 screens while the house raises 200 alarms a second. No screen misses the begin or the
/// end of one; how late they are is printed.
class FanOutIT {
    private static final int BEDS = 20;
    private static final int SCREENS = 50;
    private static final int ALARMS = 1_000;
    private static final int EVERY_MILLIS = 5;

    /// Long enough for a person to have seen it.
    private static final int LASTS_MILLIS = 1_000;

    private static final String SUBJECT = "load-";

    private final Map<String, Long> raised = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> lateNanos = new ConcurrentLinkedQueue<>();

    /// What one screen has seen of the alarms of this test: those that are, and how many began and ended.
    private final class Seen {
        private final String part;
        private final Map<String, Set<String>> now = new ConcurrentHashMap<>();
        private int began;
        private int ended;

        Seen(String part) {
            this.part = part;
        }

        synchronized void heard(JsonObject message) {
            var set = message.getJsonObject("set");
            if (set == null) return;
            for (var key : set.fieldNames()) if (key.startsWith(part)) alarms(key, set.getJsonArray(key));
        }

        private void alarms(String key, JsonArray alarms) {
            Set<String> subjects = new HashSet<>();
            for (int i = 0; i < alarms.size(); i++) {
                var subject = alarms.getJsonObject(i).getString("subject");
                if (subject.startsWith(SUBJECT)) subjects.add(subject);
            }
            var before = now.getOrDefault(key, Set.of());
            for (var subject : subjects) if (!before.contains(subject)) began(subject);
            for (var subject : before) if (!subjects.contains(subject)) ended++;
            now.put(key, subjects);
        }

        private void began(String subject) {
            began++;
            lateNanos.add(System.nanoTime() - raised.get(subject));
        }

        synchronized String counts() {
            return began + " began, " + ended + " ended";
        }
    }

    private static String all(int alarms) {
        return alarms + " began, " + alarms + " ended";
    }

    private static void raise(Clinic clinic, Map<String, Long> raised, int number) {
        var bed = clinic.bed("Bed " + (number % BEDS + 1));
        var subject = SUBJECT + number;
        raised.put(subject, System.nanoTime());
        bed.report(Condition.PAGER_FAILED, subject, "made for this test");
        clinic.vertx.setTimer(LASTS_MILLIS, ignored -> bed.report(Condition.PAGER_FAILED, subject, ""));
    }

    @Test
    void fiftyScreensOfOneBed_andOneOfAll_missNoAlarmOfTwoHundredASecond() {
        var beds = IntStream.rangeClosed(1, BEDS).mapToObj(i -> "Bed " + i).toArray(String[]::new);
        try (var clinic = new Clinic(beds)) {
            clinic.calm("Bed 1", "Mia K.");
            List<Seen> bedside = new ArrayList<>();
            for (int i = 0; i < SCREENS; i++) {
                var seen = new Seen("alarms");
                clinic.bedside("Bed 1").tell(seen::heard);
                bedside.add(seen);
            }
            var central = new Seen("alarms.");
            clinic.central().tell(central::heard);
            var next = new AtomicInteger();
            var timer = clinic.vertx.setPeriodic(EVERY_MILLIS, ignored -> {
                if (next.get() < ALARMS) raise(clinic, raised, next.getAndIncrement());
            });
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertEquals(all(ALARMS), central.counts()));
            clinic.vertx.cancelTimer(timer);
            for (var each : bedside) await().untilAsserted(() -> assertEquals(all(ALARMS / BEDS), each.counts()));
            assertEquals(SCREENS * (ALARMS / BEDS) + ALARMS, lateNanos.size(), "each is seen once by each");
            print();
        }
    }

    private void print() {
        var sorted = lateNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "measured: %d alarms at %d/s, %d screens of one bed: raised to heard p50 %d ms, p99 %d ms, worst %d"
                        + " ms%n",
                ALARMS,
                1_000 / EVERY_MILLIS,
                SCREENS,
                sorted[sorted.length / 2] / 1_000_000,
                sorted[sorted.length * 99 / 100] / 1_000_000,
                sorted[sorted.length - 1] / 1_000_000);
    }
}
