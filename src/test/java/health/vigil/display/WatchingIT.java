package health.vigil.display;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.bed.MemoryJournal;
import health.vigil.profile.Condition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Who counts as watching a bed, over a real server and socket (requirements R39, R40; hazards H2, H14).
class WatchingIT {
    private static boolean missed(Clinic clinic) {
        return told(clinic, ScreenWatch.SCREEN);
    }

    private static boolean told(Clinic clinic, String what) {
        return clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, what) != null;
    }

    /// Heartbeats go on for a while: whatever was to be reported is.
    private static void later(Screen screen, Duration time) {
        var beats = screen.messages("beat").size();
        await().atMost(time.multipliedBy(3)).until(() -> screen.messages("beat").size() > beats + time.toSeconds());
    }

    @Test
    void screenElsewhere_doesNotStandForTheLostOneAtTheBed() {
        try (var clinic = new Clinic("Bed 1")) {
            var tablet = clinic.bedside("Bed 1", "tablet");
            var phone = clinic.elsewhere("Bed 1");
            var central = clinic.central();
            tablet.mayPlay(true);
            phone.mayPlay(true);
            await().until(() -> central.part("bed.Bed 1") instanceof JsonObject tile && tile.getBoolean("screen"));
            tablet.close();
            await().until(() -> missed(clinic));
            assertFalse(((JsonObject) central.part("bed.Bed 1")).getBoolean("screen"));
            phone.sayGoodbye();
            clinic.elsewhere("Bed 1").sayGoodbye();
            later(central, Duration.ofSeconds(1));
            assertTrue(missed(clinic));
            clinic.bedside("Bed 1", "tablet");
            await().until(() -> !missed(clinic));
        }
    }

    @Test
    void screenElsewhere_neitherConfirmsNorSoundsForTheBed_butOrders() {
        try (var clinic = new Clinic("Bed 1")) {
            var child = clinic.calm("Bed 1", "Mia");
            var tablet = clinic.bedside("Bed 1", "tablet");
            var phone = clinic.elsewhere("Bed 1");
            phone.mayPlay(true);
            child.spo2(80);
            await().until(() -> phone.alarmed("SPO2_DESATURATION"));
            phone.seen(true, true);
            await().until(() -> missed(clinic) && told(clinic, ScreenWatch.SOUND));
            var order = phone.order(new JsonObject().put("what", "acknowledge").put("by", "Ann"));
            await().until(() -> phone.answer(order) instanceof JsonObject answer && answer.getBoolean("ok"));
            tablet.close();
        }
    }

    @Test
    void screen_isToldWhetherItCounts() {
        try (var clinic = new Clinic("Bed 1")) {
            for (var screen :
                    new Screen[] {clinic.bedside("Bed 1"), clinic.elsewhere("Bed 1"), clinic.looking("Bed 1")})
                await().until(() -> !screen.messages().isEmpty());
            var roles = clinic.hub.status().stream()
                    .map(JsonObject.class::cast)
                    .map(s -> s.getString("role"))
                    .toList();
            assertTrue(roles.equals(java.util.List.of("CDAS", "DIS", "DIS")), roles.toString());
        }
    }

    /// A tablet that died stays missed when the service is started anew, until it or another opens at the bed.
    @Test
    void restart_forgetsNoScreen() {
        var journal = new MemoryJournal();
        try (var before = new Clinic(journal, 1, "Bed 1")) {
            before.calm("Bed 1", "Mia");
            await().until(() -> before.bed("Bed 1").state().patient() != null);
            before.bedside("Bed 1", "tablet").close();
            await().until(() -> missed(before));
        }
        try (var after = new Clinic(journal, 2, "Bed 1")) {
            await().until(() -> !missed(after));
            await().atMost(Duration.ofSeconds(25)).until(() -> missed(after));
            after.bedside("Bed 1", "tablet");
            await().until(() -> !missed(after));
        }
    }

    @Test
    void emptyBed_waitsForNoScreenAfterAStart() {
        var journal = new MemoryJournal();
        try (var before = new Clinic(journal, 1, "Bed 1")) {
            before.bedside("Bed 1", "tablet").close();
            await().until(() -> missed(before));
        }
        try (var after = new Clinic(journal, 2, "Bed 1")) {
            later(after.central(), Duration.ofMillis(ScreenWatch.RETURN_MILLIS + 1_000));
            assertFalse(missed(after));
        }
    }

    @Test
    void alarmSaidToBeSeenButNotDrawn_isNotConfirmed() {
        try (var clinic = new Clinic("Bed 1")) {
            var child = clinic.calm("Bed 1", "Mia");
            var screen = clinic.bedside("Bed 1");
            screen.mayPlay(true);
            child.spo2(80);
            await().until(() -> screen.alarmed("SPO2_DESATURATION"));
            screen.seen(false, true);
            screen.seen(true, false);
            var ids = new JsonArray();
            screen.alarms().forEach(alarm -> ids.add(alarm.getString("id")));
            screen.send(new JsonObject()
                    .put("type", "seen")
                    .put("alarms", ids)
                    .put("drawn", true)
                    .put("audible", true));
            await().until(() -> missed(clinic));
            screen.seen(true, true);
            await().until(() -> !missed(clinic));
        }
    }

    @Test
    void alarmThatRose_isConfirmedOnlyAsItIsNow() {
        try (var clinic = new Clinic("Bed 1")) {
            var child = clinic.calm("Bed 1", "Mia");
            var screen = clinic.bedside("Bed 1");
            screen.mayPlay(true);
            child.pulse(55);
            await().atMost(Duration.ofSeconds(15)).until(() -> screen.alarmed("PULSE_LOW"));
            var medium = screen.alarms();
            screen.seen(true, true);
            child.pulse(45);
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> "HIGH".equals(screen.alarms().getFirst().getString("priority")));
            screen.seen(medium, true, true);
            await().until(() -> missed(clinic));
            screen.seen(true, true);
            await().until(() -> !missed(clinic));
        }
    }

    /// Its silence is another fault, and told as that.
    @Test
    void screenThatMayNotPlay_confirmsWhatItDraws() {
        try (var clinic = new Clinic("Bed 1")) {
            var child = clinic.calm("Bed 1", "Mia");
            var screen = clinic.bedside("Bed 1");
            screen.mayPlay(false);
            child.spo2(80);
            await().until(() -> screen.alarmed("SPO2_DESATURATION"));
            screen.seen(true, false);
            await().until(() -> told(clinic, ScreenWatch.SOUND));
            later(screen, Duration.ofMillis(ScreenWatch.CONFIRM_MILLIS + 1_000));
            assertFalse(missed(clinic));
        }
    }

    @Test
    void lastPageClosedBesideAChild_isMissedUntilOneIsBack() {
        try (var clinic = new Clinic("Bed 1")) {
            clinic.calm("Bed 1", "Mia");
            var tablet = clinic.bedside("Bed 1", "tablet");
            tablet.mayPlay(true);
            await().until(() -> tablet.number("SPO2") != null);
            tablet.sayGoodbye();
            await().atMost(Duration.ofSeconds(25)).until(() -> missed(clinic));
            var alarm = requireNonNull(clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, ScreenWatch.SCREEN));
            assertTrue(alarm.explanation().words().contains("open it there again"), alarm::toString);
            var phone = clinic.elsewhere("Bed 1");
            var order = phone.order(new JsonObject().put("what", "acknowledge"));
            await().until(() -> phone.answer(order) != null);
            await().until(() -> !requireNonNull(
                            clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, ScreenWatch.SCREEN))
                    .unacknowledged());
            clinic.bedside("Bed 1", "tablet");
            await().until(() -> !missed(clinic));
        }
    }

    @Test
    void twoScreensOfOneName_theOtherIsMissedWhenItFallsSilent() {
        try (var clinic = new Clinic("Bed 1")) {
            clinic.calm("Bed 1", "Mia");
            var one = clinic.bedside("Bed 1", "copied");
            one.mayPlay(true);
            await().until(() -> one.number("SPO2") != null);
            var two = clinic.bedside("Bed 1", "copied");
            later(one, Duration.ofSeconds(1));
            two.sayGoodbye();
            one.fallSilent();
            await().atMost(Duration.ofSeconds(10)).until(() -> missed(clinic));
        }
    }

    /// Browsers keep a page that was left for a while, and its connection with it.
    @Test
    void goodbye_holdsAtOnce_alsoWhereTheConnectionStaysOpen() {
        try (var clinic = new Clinic("Bed 1")) {
            var tablet = clinic.bedside("Bed 1", "tablet");
            tablet.mayPlay(true);
            tablet.fallSilent();
            tablet.send(new JsonObject().put("type", "bye"));
            await().until(tablet::isClosed);
            later(clinic.central(), Duration.ofMillis(ScreenWatch.SILENT_MILLIS + 1_000));
            assertFalse(missed(clinic));
        }
    }

    @Test
    void screenThatOnlyLooks_givesNoOrder_andNobodyAdmitsAChildToTheMonitor() {
        try (var clinic = new Clinic("Bed 1")) {
            var wall = clinic.looking("Bed 1");
            var central = clinic.central();
            for (var what : new String[] {"assign", "resume", "discharge"}) {
                assertRefused(wall, new JsonObject().put("what", what));
                assertRefused(
                        wall,
                        new JsonObject().put("what", what).put("house", true).put("bed", "Bed 1"));
            }
            var admission =
                    new JsonObject().put("what", "admit").put("label", "Mia").put("ageYears", 4);
            assertRefused(central, admission.put("house", true).put("sure", true));
            assertNull(clinic.ward.house().state().patient());
        }
    }

    private static void assertRefused(Screen screen, JsonObject order) {
        var id = screen.order(order);
        await().until(() -> screen.answer(id) != null);
        assertEquals(
                "open the bed's own page for that",
                requireNonNull(screen.answer(id)).getString("reason"));
    }
}
