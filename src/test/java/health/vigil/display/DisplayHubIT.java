package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.profile.Condition;
import health.vigil.profile.Phase;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The protocol of docs/protocol-display.md over a real server and socket.
class DisplayHubIT {
    private final Clinic clinic = new Clinic("Bed 1", "Bed 2");

    @AfterEach
    void close() {
        clinic.close();
    }

    private static JsonObject order(String what) {
        return new JsonObject().put("what", what).put("by", "Ann");
    }

    private static JsonObject answered(Screen screen, JsonObject order) {
        var id = screen.order(order);
        await().until(() -> screen.answer(id) != null);
        var answer = screen.answer(id);
        assertNotNull(answer);
        return answer;
    }

    @Test
    void newScreen_getsHelloThenEverything() {
        clinic.calm("Bed 1", "Mia");
        await().until(() -> clinic.bed("Bed 1").state().patient() != null);
        var screen = clinic.bedside("Bed 1");
        await().until(() -> screen.messages().size() >= 2);
        var hello = screen.messages().get(0);
        assertEquals("hello", hello.getString("type"));
        assertEquals("Bed 1", hello.getString("bed"));
        assertEquals(1, hello.getLong("n"));
        var state = screen.messages().get(1);
        assertTrue(state.getBoolean("full"));
        var set = state.getJsonObject("set");
        for (var part : new String[] {"patient", "limits", "alarms", "audio", "cuff", "links", "house", "vital.SPO2"})
            assertTrue(set.containsKey(part), part);
        assertEquals("4 y 4 mo", set.getJsonObject("patient").getString("age"));
    }

    @Test
    void orderThatComesTwice_isOneOrder() {
        clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        await().until(() -> clinic.bed("Bed 1").state().patient() != null);
        var drug = order("drug")
                .put("type", "do")
                .put("drug", "propofol")
                .put("mg", 10)
                .put("sure", true);
        screen.send(drug.copy().put("id", 71));
        screen.send(drug.copy().put("id", 71));
        screen.send(drug.copy().put("id", 72));
        await().until(() -> screen.answer(72) != null);
        assertEquals(2, clinic.bed("Bed 1").state().drugs().size());
        assertEquals(2, screen.messages("answer").size());
    }

    @Test
    void anotherBedWatched_isToldWhole() {
        clinic.calm("Bed 1", "Mia");
        clinic.calm("Bed 2", "Ben");
        await().until(() -> clinic.bed("Bed 2").state().patient() != null);
        var central = clinic.central();
        var parts = watched(central, "Bed 1");
        assertEquals(parts, watched(central, "Bed 2"));
        assertTrue(parts.contains("watch.profile") && parts.contains("watch.phase"), parts.toString());
    }

    /// Names of the parts that are told of a bed watched from now on, as many as there come within two heartbeats.
    private static TreeSet<String> watched(Screen central, String bed) {
        var before = central.messages().size();
        central.send(new JsonObject().put("type", "watch").put("bed", bed));
        await().until(() -> bed.equals(central.part("watch.bed")));
        var beats = central.messages("beat").size();
        await().until(() -> central.messages("beat").size() > beats + 1);
        var told = new TreeSet<String>();
        for (var message : central.messages().subList(before, central.messages().size()))
            if (message.getJsonObject("set") instanceof JsonObject set)
                set.fieldNames().stream().filter(View::isWatched).forEach(told::add);
        return told;
    }

    @Test
    void messages_areNumberedWithoutAGap() {
        clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        await().until(() -> screen.messages().size() > 15);
        long n = 0;
        for (var message : screen.messages()) {
            assertEquals(++n, message.getLong("n"));
            assertEquals(1, message.getLong("epoch"));
        }
    }

    @Test
    void number_isFollowedAndItsLossSaysWhy() {
        var child = clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        await().until(() -> "98".equals(screen.number("SPO2")));
        child.spo2(96);
        await().until(() -> "96".equals(screen.number("SPO2")));
        child.clipOn(false);
        await().until(() -> screen.number("SPO2") == null);
        assertEquals("sensor off the patient", ((JsonObject) screen.part("vital.SPO2")).getString("reason"));
    }

    @Test
    void unchangedParts_areNotSentAgain() {
        clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        await().until(() -> screen.messages("state").size() > 12);
        var states = screen.messages("state");
        for (var state : states.subList(2, states.size()))
            assertFalse(state.getJsonObject("set", new JsonObject()).containsKey("limits"), state.encode());
    }

    @Test
    void waves_carryARunningIndex() {
        clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        await().until(() -> screen.messages("state").stream()
                        .filter(m -> m.containsKey("waves"))
                        .count()
                > 5);
        long next = -1;
        for (var message : screen.messages("state"))
            for (var each : message.getJsonArray("waves", new JsonArray())) {
                var wave = (JsonObject) each;
                if (!wave.getString("wave").equals("PLETH")) continue;
                if (next >= 0) assertEquals(next, wave.getLong("index"));
                next = wave.getLong("index") + wave.getJsonArray("samples").size();
            }
        assertTrue(next > 0);
    }

    @Test
    void alarm_reachesBedsideAndCentral() {
        var child = clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        var central = clinic.central();
        child.spo2(80);
        await().until(() -> screen.alarmed("SPO2_DESATURATION"));
        assertEquals("HIGH", screen.alarms().getFirst().getString("priority"));
        await().until(() -> central.part("alarms.Bed 1") instanceof JsonArray alarms && !alarms.isEmpty());
        assertEquals("HIGH", ((JsonObject) screen.part("audible")).getString("priority"));
    }

    @Test
    void acknowledgement_isAnsweredAndShownEverywhere() {
        var child = clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        var other = clinic.bedside("Bed 1");
        child.spo2(80);
        await().until(() -> screen.alarmed("SPO2_DESATURATION"));
        var answer = answered(screen, order("acknowledge"));
        assertTrue(answer.getBoolean("ok"), answer.encode());
        await().until(() -> other.alarms().stream()
                .anyMatch(a -> "acknowledged".equals(a.getString("state")) && "Ann".equals(a.getString("by"))));
        await().until(() -> other.part("audible") == null);
    }

    @Test
    void orderTheEngineRefuses_isAnsweredWithItsReason() {
        clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        var answer = answered(screen, order("resume"));
        assertFalse(answer.getBoolean("ok"));
        assertEquals("it is on", answer.getString("reason"));
        var nonsense = answered(screen, order("pause").put("seconds", "soon"));
        assertTrue(nonsense.getString("reason").contains("seconds"));
    }

    @Test
    void pause_isShownWithItsEnd() {
        var child = clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        child.spo2(80);
        await().until(() -> screen.alarmed("SPO2_DESATURATION"));
        assertTrue(answered(screen, order("pause").put("seconds", 60)).getBoolean("ok"));
        await().until(() -> screen.part("audio") instanceof JsonObject);
        assertNull(screen.part("audible"));
        assertTrue(answered(screen, order("resume")).getBoolean("ok"));
        await().until(() -> screen.part("audio") == null && screen.part("audible") != null);
    }

    @Test
    void everyOrder_reachesTheBed() {
        var screen = clinic.bedside("Bed 1");
        var admission = order("admit").put("label", "Mia").put("ageYears", 4).put("weightKg", 16);
        assertTrue(answered(screen, admission).getBoolean("ask"), "one identifier only");
        done(
                screen,
                order("admit")
                        .put("label", "Mia")
                        .put("ageYears", 4)
                        .put("weightKg", 16)
                        .put("sure", true));
        done(screen, order("signals").put("noticed", true));
        done(screen, order("phase").put("phase", "INDUCTION"));
        done(screen, order("drug").put("drug", "propofol").put("mg", 30));
        done(
                screen,
                order("limit").put("condition", "SPO2_LOW").put("tier", "HIGH").put("limit", 88));
        var state = clinic.bed("Bed 1").state();
        assertEquals(Phase.INDUCTION, state.phase());
        assertEquals("propofol", state.drugs().getFirst().drug());
        assertFalse(answered(screen, order("discharge")).getBoolean("ok"), "in induction");
        done(screen, order("discharge").put("reason", "to intensive care"));
        assertNull(clinic.bed("Bed 1").state().patient());
    }

    private static void done(Screen screen, JsonObject order) {
        var answer = answered(screen, order);
        assertTrue(answer.getBoolean("ok"), order.encode() + " " + answer.encode());
    }

    @Test
    void houseAlarm_isShownEverywhereAndCanBeAcknowledgedFromTheCentralScreen() {
        clinic.ward.house().report(Condition.STORE_FAILED, "disk", "the disk is full");
        var central = clinic.central();
        var bedside = clinic.bedside("Bed 2");
        await().until(() -> bedside.part("house") instanceof JsonObject house
                && house.getJsonArray("alarms").size() == 1);
        assertFalse(answered(central, order("acknowledge")).getBoolean("ok"));
        assertTrue(answered(central, order("acknowledge").put("house", true)).getBoolean("ok"));
        await().until(() -> bedside.part("house") instanceof JsonObject house
                && "acknowledged"
                        .equals(house.getJsonArray("alarms").getJsonObject(0).getString("state")));
    }

    private static JsonObject watch(String bed) {
        return new JsonObject().put("type", "watch").put("bed", bed);
    }

    @Test
    void watchedBed_comesWithItsWavesAndEverythingItsOwnScreenShows() {
        clinic.calm("Bed 1", "Mia");
        clinic.calm("Bed 2", "Ben").spo2(95);
        var central = clinic.central();
        await().until(() -> central.messages("beat").size() > 1);
        assertTrue(central.messages().stream().noneMatch(m -> m.containsKey("waves") || m.containsKey("t")));
        central.send(watch("Bed 2"));
        await().until(() -> central.messages("state").stream().anyMatch(m -> m.containsKey("waves")));
        assertEquals("95", ((JsonObject) central.part("watch.vital.SPO2")).getString("text"));
        assertEquals("Ben", ((JsonObject) central.part("watch.patient")).getString("label"));
        central.send(watch("Bed 1"));
        await().until(() -> "Bed 1".equals(central.part("watch.bed")));
        var seen = central.messages().size();
        await().until(() -> central.messages().stream().skip(seen).anyMatch(m -> m.containsKey("waves")));
        for (var message : central.messages().subList(seen, central.messages().size()))
            if (message.containsKey("waves") || message.containsKey("t"))
                assertEquals("Bed 1", message.getString("watched"));
        assertEquals("98", ((JsonObject) central.part("watch.vital.SPO2")).getString("text"));
    }

    @Test
    void bedNoLongerWatched_sendsNoMoreWaves() {
        clinic.calm("Bed 1", "Mia");
        var central = clinic.central();
        central.send(watch("Bed 1"));
        await().until(() -> central.messages("state").stream().anyMatch(m -> m.containsKey("waves")));
        central.send(watch("no such bed"));
        await().until(() -> central.part("watch.bed") == null);
        var seen = central.messages().size();
        var beats = central.messages("beat").size();
        await().until(() -> central.messages("beat").size() > beats + 1);
        assertTrue(central.messages().stream().skip(seen).noneMatch(m -> m.containsKey("waves") || m.containsKey("t")));
    }

    @Test
    void whoLooksAfterABed_isSetAtTheCentralScreenAndShownAtTheBedside() {
        var central = clinic.central();
        var bedside = clinic.bedside("Bed 2");
        var order = order("assign").put("bed", "Bed 2").put("nurse", "Kim").put("pager", "nurse-7");
        done(central, order);
        await().until(() -> bedside.part("assigned") instanceof JsonObject to && "Kim".equals(to.getString("nurse")));
        await().until(() -> central.part("bed.Bed 2") instanceof JsonObject tile
                && tile.getJsonObject("assigned") != null
                && "nurse-7".equals(tile.getJsonObject("assigned").getString("pager")));
        assertNull(((JsonObject) central.part("bed.Bed 1")).getValue("assigned"));
        assertTrue(String.valueOf(bedside.part("events")).contains("looked after by Kim, pager nurse-7"));
        var unknown = answered(central, order("assign").put("bed", "Bed 2").put("pager", "nurse-9"));
        assertEquals("there is no pager nurse-9; choose another", unknown.getString("reason"));
        assertFalse(answered(central, order("discharge").put("bed", "Bed 2")).getBoolean("ok"));
    }

    @Test
    void pagersThatMayBeAssigned_areToldAtFirst() {
        var central = clinic.central();
        await().until(() -> !central.messages().isEmpty());
        var pagers = central.messages().getFirst().getJsonArray("pagers");
        assertEquals("[{\"name\":\"nurse-7\",\"level\":1},{\"name\":\"doctor\",\"level\":2}]", pagers.encode());
    }

    @Test
    void bedWithoutAScreen_isSaidSo_andItsAlarmsThatWereAreKept() {
        var child = clinic.calm("Bed 1", "Mia");
        var central = clinic.central();
        await().until(() -> central.part("bed.Bed 1") instanceof JsonObject tile && !tile.getBoolean("screen"));
        var screen = clinic.bedside("Bed 1");
        await().until(() -> ((JsonObject) central.part("bed.Bed 1")).getBoolean("screen"));
        child.spo2(80);
        await().until(() -> screen.alarmed("SPO2_DESATURATION"));
        done(screen, order("acknowledge"));
        child.spo2(98);
        await().until(() -> central.part("past.Bed 1") instanceof JsonArray past
                && past.encode().contains("severe desaturation"));
        screen.close();
        await().until(() -> !((JsonObject) central.part("bed.Bed 1")).getBoolean("screen"));
    }

    @Test
    void bedThatCannotBeTold_isNamed_andTheOthersAreTold() {
        clinic.calm("Bed 1", "Mia");
        var view = new View.Central(
                clinic.ward,
                bed -> {
                    if (bed.name().equals("Bed 2")) throw new IllegalStateException("made for this test");
                    return null;
                },
                patient -> CalmBed.FOUR_YEARS);
        var parts = view.parts(view.beds(), clinic.ward.clock().now());
        assertTrue(parts.containsKey("bed.Bed 1") && parts.containsKey("house"));
        assertFalse(parts.containsKey("bed.Bed 2") || parts.containsKey("alarms.Bed 2"), "whole or not at all");
        assertEquals(new JsonArray().add("Bed 2"), parts.get("broken"));
    }

    @Test
    void hello_tellsWhatThePageMustKnowOfTheMonitor() {
        var screen = clinic.bedside("Bed 1");
        await().until(() -> !screen.messages("hello").isEmpty());
        var hello = screen.messages("hello").getFirst();
        assertEquals(DisplayHub.PROTOCOL, hello.getInteger("protocol"));
        assertEquals(new health.vigil.web.Assets().fingerprint(), hello.getString("assets"));
        assertEquals(java.time.ZoneId.systemDefault().getId(), hello.getString("zone"));
    }

    /// What is told at once and again and again is told in times that stand still.
    @Test
    void centralNumber_thatIsOnlyRenewed_isToldByItsTimesOnceASecondAtMost() {
        clinic.calm("Bed 1", "Mia");
        var central = clinic.central();
        await().until(() -> central.part("times.Bed 1") instanceof JsonObject times && times.containsKey("SPO2"));
        var from = central.messages().size();
        await().until(() -> central.messages("beat").size() >= 5);
        var news = central.messages().stream()
                .skip(from)
                .filter(message -> message.getJsonObject("set") != null)
                .toList();
        var times = news.stream()
                .filter(m -> m.getJsonObject("set").containsKey("times.Bed 1"))
                .count();
        var beats = central.messages("beat").size();
        assertTrue(times <= 2L * (beats + 1), times + " in " + beats + " s");
        assertTrue(times > 0);
    }

    @Test
    void heartbeat_carriesTheAgeOfEachBedsLastStep() {
        var central = clinic.central();
        await().until(() -> !central.messages("beat").isEmpty());
        var ages = central.messages("beat").getFirst().getJsonObject("beds");
        assertTrue(ages.getLong("Bed 1") < 2_000);
        assertTrue(ages.getLong("Bed 2") < 2_000);
    }

    @Test
    void screenThatFallsSilent_isATechnicalAlarmUntilOneComesBack() {
        var screen = clinic.bedside("Bed 1");
        screen.send(new JsonObject().put("type", "audio").put("state", "on"));
        screen.fallSilent();
        await().until(() -> clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, ScreenWatch.SCREEN) != null);
        var second = clinic.bedside("Bed 1");
        await().until(() -> clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, ScreenWatch.SCREEN) == null);
        second.close();
    }

    @Test
    void alarmNobodyDraws_isATechnicalAlarm() {
        var child = clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        screen.send(new JsonObject().put("type", "audio").put("state", "on"));
        child.spo2(80);
        await().until(() -> screen.alarmed("DISPLAY_FAILED"));
        screen.seen(true, true);
        await().until(() -> !screen.alarmed("DISPLAY_FAILED"));
    }

    @Test
    void pageThatMayNotPlay_isATechnicalAlarm() {
        var screen = clinic.bedside("Bed 1");
        screen.send(new JsonObject().put("type", "audio").put("state", "blocked"));
        await().until(() -> clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, ScreenWatch.SOUND) != null);
        screen.send(new JsonObject().put("type", "audio").put("state", "on"));
        await().until(() -> clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, ScreenWatch.SOUND) == null);
    }

    @Test
    void sourceChange_isAJumpOfTheWave() {
        var screen = clinic.bedside("Bed 1");
        var child = new CalmBed(clinic.vertx, clinic.bed("Bed 1"));
        child.clipOn(false);
        child.start("Mia");
        var now = clinic.bed("Bed 1").clock().now();
        var samples = new short[] {1, 2, 3};
        clinic.bed("Bed 1")
                .offer(CalmBed.MONITOR, new Reading.Waveform(now, health.vigil.vital.Wave.PLETH, 100, samples));
        clinic.bed("Bed 1").offer(CalmBed.MONITOR, Reading.Measured.of(now, Vital.SPO2, 93));
        await().until(() ->
                screen.messages("state").stream().anyMatch(m -> m.encode().contains("\"hertz\":100.0")));
        await().until(() -> "93".equals(screen.number("SPO2")));
        assertTrue(((JsonObject) screen.part("vital.SPO2")).getBoolean("fallback"));
        child.stop();
    }

    @Test
    void screenThatStoodStill_getsTheLatestNotTheBacklog() {
        var child = clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        await().until(() -> "98".equals(screen.number("SPO2")));
        screen.pause();
        child.spo2(80);
        await().until(() -> clinic.bed("Bed 1").state().audible() != null);
        child.spo2(95);
        await().until(() -> clinic.bed("Bed 1")
                        .state()
                        .shown(Vital.SPO2, clinic.ward.clock().now())
                        .value()
                == 95);
        screen.resume();
        await().until(() -> "95".equals(screen.number("SPO2")) && screen.alarmed("SPO2_DESATURATION"));
    }

    @Test
    void nonsense_closesTheConnectionOnly() {
        var screen = clinic.bedside("Bed 1");
        screen.sendText("{ not json");
        await().until(screen::isClosed);
        var flood = clinic.bedside("Bed 1");
        for (int i = 0; i < 300; i++) flood.sendText("{\"type\":\"what\"}");
        await().until(flood::isClosed);
        var well = clinic.bedside("Bed 1");
        await().until(() -> well.messages().size() >= 2);
    }

    @Test
    void foreignOriginOrUnknownBed_isRefused() {
        var client = clinic.vertx.createWebSocketClient();
        var foreign = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(clinic.server.port())
                .setURI("/ws?central=1")
                .addHeader("Origin", "http://evil.example");
        var refused = assertThrows(CompletionException.class, () -> Screen.await(client.connect(foreign)));
        assertEquals(403, ((UpgradeRejectedException) refused.getCause()).getStatus());
        var unknown = assertThrows(CompletionException.class, () -> clinic.bedside("Bed 9"));
        assertEquals(404, ((UpgradeRejectedException) unknown.getCause()).getStatus());
        assertThrows(CompletionException.class, () -> clinic.bedside("Vigil"));
        Screen.await(client.close());
    }

    @Test
    void latencyToTheScreen_isMeasured() {
        clinic.calm("Bed 1", "Mia");
        var screen = clinic.bedside("Bed 1");
        await().until(() -> screen.messages("state").size() > 10);
        assertTrue(clinic.metrics
                .scrape()
                .lines()
                .anyMatch(line -> line.startsWith("vigil_latency_seconds_count{leg=\"sent\"") && !line.endsWith(" 0")));
    }
}
