package health.vigil.pager;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.pager.PathSettings.Group;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way from a number below its limit to a pager and back, with a real store, real sockets and real loops.
class DispatcherIT {
    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    private static final String CALL = "HIGH Bed1 severe desaturation 84 < 85 since ";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private ScriptedTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new ScriptedTerminal(vertx, ScriptedTerminal::levelOne);
    }

    @AfterEach
    void close() {
        ScriptedTerminal.await(vertx.close());
    }

    private PathSettings nurse() {
        return PathSettings.high("nurse", PagingWard.snpp(terminal));
    }

    private static PathSettings level(String name, ScriptedTerminal terminal, int level) {
        return new PathSettings(
                name, PagingWard.snpp(terminal), Priority.HIGH, Set.of(Group.values()), List.of(), level);
    }

    private String firstPage() {
        await().until(() -> !terminal.pages().isEmpty());
        return terminal.pages().getFirst();
    }

    private static String refuse(String line) {
        return line.startsWith("PAGE") ? "550 Error, Invalid Pager ID" : ScriptedTerminal.levelOne(line);
    }

    private static String trouble(String line) {
        return line.startsWith("SEND") ? "554 Error, failed" : ScriptedTerminal.levelOne(line);
    }

    @Test
    void highAlarm_isPagedCountedAndSettled() {
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.spo2(84);
            assertTrue(firstPage().startsWith(CALL), firstPage());
            await().until(() -> ward.outbox().pending().isEmpty());
            await().until(() -> ward.metrics().contains("vigil_pages_total{outcome=\"delivered\",path=\"nurse\"} 1.0"));
            assertTrue(ward.metrics().contains("vigil_latency_seconds_count{leg=\"paged\"} 1"));
            assertEquals(1, terminal.pages().size());
        }
    }

    @Test
    void link_showsTheAlarm_andLookingChangesNothing() throws Exception {
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.spo2(84);
            var link = ward.link(firstPage());
            var page = ward.get(link);
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("HIGH Bed1 severe desaturation 84 &lt; 85"), page.body());
            assertTrue(page.body().contains("I take it"));
            assertEquals(
                    "same-origin", page.headers().firstValue("Referrer-Policy").orElse(""));
            assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
            assertEquals(200, ward.get(link.resolve("/page/style.css")).statusCode());
            assertEquals("", ward.desaturation().acceptedBy());
        }
    }

    @Test
    void takingIt_isShownAtTheBedside_silencesNothing_worksOnce() throws Exception {
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.spo2(84);
            var link = ward.link(firstPage());
            assertEquals(303, ward.post(link).statusCode());
            assertEquals("nurse", ward.desaturation().acceptedBy());
            assertNotNull(ward.bed().state().audible());
            assertTrue(ward.get(link).body().contains("Accepted: you have taken responsibility."));
            assertFalse(ward.get(link).body().contains("<form"));
            assertEquals(409, ward.post(link).statusCode());
        }
    }

    @Test
    void foreignPage_cannotTakeIt() throws Exception {
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.spo2(84);
            var link = ward.link(firstPage());
            assertEquals(403, ward.post(link, "http://evil.example").statusCode());
            assertEquals("", ward.desaturation().acceptedBy());
        }
    }

    @Test
    void guessedLink_isNotFound() throws Exception {
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.spo2(84);
            var link = ward.link(firstPage()).resolve("/page/00112233445566778899aabbccddeeff");
            assertEquals(404, ward.get(link).statusCode());
            assertEquals(404, ward.post(link).statusCode());
        }
    }

    @Test
    void acknowledgingAtTheBedside_isToldAndShown_andTheLinkIsOver() throws Exception {
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.spo2(84);
            var link = ward.link(firstPage());
            ward.acknowledge("Kim");
            await().until(() -> terminal.pages().size() == 2);
            assertEquals(
                    "ACK by Kim at bedside: Bed1 severe desaturation 84 < 85",
                    terminal.pages().get(1));
            assertTrue(ward.get(link).body().contains("Acknowledged by Kim at the bedside."));
            ward.spo2(97);
            await().until(() -> terminal.pages().size() == 3);
            assertEquals(
                    "END Bed1 severe desaturation 84 < 85", terminal.pages().get(2));
            assertTrue(ward.get(link).body().contains("Over since "));
            assertEquals(410, ward.post(link).statusCode());
        }
    }

    @Test
    void pathInTrouble_isAnAlarm_untilAPageArrives() {
        terminal.answer(DispatcherIT::trouble);
        try (var ward = new PagingWard(folder, PagingWard.FAST, nurse())) {
            ward.spo2(84);
            await().until(() -> ward.pathFailure("nurse") != null);
            assertEquals(Priority.HIGH, ward.pathFailure("nurse").priority());
            assertFalse(ward.outbox().pending().isEmpty());
            terminal.answer(ScriptedTerminal::levelOne);
            await().until(() -> ward.pathFailure("nurse") == null);
            await().until(() -> ward.outbox().pending().isEmpty());
        }
    }

    @Test
    void refusedPage_isAnAlarm_andIsNotTriedAgain() {
        terminal.answer(DispatcherIT::refuse);
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.spo2(84);
            await().until(() -> ward.pathFailure("nurse") != null);
            assertTrue(ward.pathFailure("nurse").explanation().words().contains("550"));
            await().until(() -> ward.outbox().pending().isEmpty());
        }
    }

    @Test
    void deadPath_isPassedOver_theNextLevelIsAskedAtOnce() {
        var charge = new ScriptedTerminal(vertx, ScriptedTerminal::levelOne);
        terminal.close();
        try (var ward = new PagingWard(folder, 1, nurse(), level("charge", charge, 2))) {
            ward.spo2(84);
            await().until(() -> charge.pages().stream().anyMatch(p -> p.startsWith("UNANSWERED " + CALL)));
            await().until(() -> charge.pages().stream().anyMatch(p -> p.contains("page not delivered (pager nurse)")));
        }
    }

    @Test
    void unansweredPage_goesToTheNextLevel_thenOutAgain() {
        var charge = new ScriptedTerminal(vertx, ScriptedTerminal::levelOne);
        try (var ward = new PagingWard(folder, PagingWard.FAST, nurse(), level("charge", charge, 2))) {
            ward.spo2(84);
            await().until(() -> charge.pages().stream().anyMatch(p -> p.startsWith("UNANSWERED " + CALL)));
            await().until(() -> terminal.pages().stream().anyMatch(p -> p.startsWith("AGAIN " + CALL)));
            await().until(() -> charge.pages().stream().anyMatch(p -> p.startsWith("AGAIN " + CALL)));
        }
    }

    @Test
    void replyOnATwoWayPager_takesIt() {
        terminal.answer(line -> line.startsWith("MSTA") ? "888 1 I take it" : ScriptedTerminal.levelThree(line));
        try (var ward = new PagingWard(folder, PagingWard.FAST, nurse())) {
            ward.spo2(84);
            await().until(() -> ward.desaturation().acceptedBy().equals("nurse"));
            assertNotNull(ward.bed().state().audible());
        }
    }

    @Test
    void restart_goesOnWithWhatWasNotDelivered_andItsLinkStillWorks() throws Exception {
        terminal.answer(DispatcherIT::trouble);
        String undelivered;
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.spo2(84);
            undelivered = firstPage();
            await().until(() -> ward.pathFailure("nurse") != null);
        }
        var before = terminal.pages().size();
        terminal.answer(ScriptedTerminal::levelOne);
        try (var ward = new PagingWard(folder, 1, nurse())) {
            await().until(() -> terminal.pages().size() > before);
            assertEquals(undelivered, terminal.pages().get(before));
            await().until(() -> ward.pathFailure("nurse") == null);
            assertEquals(303, ward.post(ward.link(undelivered)).statusCode());
            assertEquals("nurse", ward.desaturation().acceptedBy());
        }
    }

    @Test
    void restart_saysDeliveredButUnansweredAlarmsAgain() {
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.spo2(84);
            firstPage();
            await().until(() -> ward.outbox().pending().isEmpty());
        }
        try (var ward = new PagingWard(folder, 1, nurse())) {
            await().until(() -> terminal.pages().stream().anyMatch(p -> p.startsWith("AGAIN " + CALL)));
            assertNotNull(ward.desaturation());
        }
    }

    @Test
    void idlePathThatDied_isFoundByProbing_andTakenBackWhenItAnswers() {
        terminal.greet(ScriptedTerminal.HANG_UP);
        try (var ward = new PagingWard(folder, PagingWard.FAST, 5_000, nurse())) {
            await().until(() -> ward.ward().house().state().alarm(Condition.PAGER_FAILED, "pager nurse") != null);
            terminal.greet("220 Ready");
            await().until(() -> ward.ward().house().state().alarm(Condition.PAGER_FAILED, "pager nurse") == null);
            assertTrue(terminal.pages().isEmpty());
        }
    }

    @Test
    void bedWithoutAPath_isSaidOnceByTheHouse() {
        try (var ward = new PagingWard(folder, 1)) {
            await().until(() -> ward.ward().house().state().alarm(Condition.PAGER_MISSING, "pagers") != null);
            var alarm = ward.ward().house().state().alarm(Condition.PAGER_MISSING, "pagers");
            assertEquals(Priority.LOW, alarm.priority());
            assertTrue(
                    alarm.explanation().words().contains("Bed1"),
                    alarm.explanation().words());
        }
        try (var ward = new PagingWard(folder, 1, nurse())) {
            await().until(() -> ward.ward().house().state().time().epoch() == 2);
            await().until(() -> ward.ward().house().state().alarm(Condition.PAGER_MISSING, "pagers") == null);
            assertNull(ward.desaturation());
        }
    }

    @Test
    void assignedBed_callsItsNurseOnly_byName_andStillDoesAfterARestart() {
        var other = new ScriptedTerminal(vertx, ScriptedTerminal::levelOne);
        var second = PathSettings.high("other", PagingWard.snpp(other));
        try (var ward = new PagingWard(folder, 1, nurse(), second)) {
            ward.assign("Kim", "nurse");
            ward.spo2(84);
            assertTrue(firstPage().contains(" nurse Kim"), firstPage());
            ward.spo2(97);
            ward.acknowledge("Kim");
            await().until(() -> ward.desaturation() == null);
        }
        try (var ward = new PagingWard(folder, 1, nurse(), second)) {
            await().until(() -> ward.bed().state().assigned().pager().equals("nurse"));
            var before = terminal.pages().size();
            ward.spo2(84);
            await().until(() -> terminal.pages().size() > before);
            assertTrue(other.pages().isEmpty(), other.pages().toString());
        }
    }

    @Test
    void bedAssignedToAPathThatIsGone_saysSo_andCallsEverybody() {
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.assign("Kim", "nurse");
            await().until(() -> ward.bed().state().assigned().nurse().equals("Kim"));
            assertNull(ward.bed().state().alarm(Condition.PAGER_UNKNOWN, "assigned pager"));
        }
        try (var ward = new PagingWard(folder, 1, PathSettings.high("night", PagingWard.snpp(terminal)))) {
            await().until(() -> ward.bed().state().alarm(Condition.PAGER_UNKNOWN, "assigned pager") != null);
            var why = ward.bed()
                    .state()
                    .alarm(Condition.PAGER_UNKNOWN, "assigned pager")
                    .explanation()
                    .words();
            assertTrue(why.contains("there is no path nurse; everybody of the first level is called"), why);
            ward.spo2(84);
            assertTrue(firstPage().startsWith(CALL), firstPage());
            ward.assign("Kim", "night");
            await().until(() -> ward.bed().state().alarm(Condition.PAGER_UNKNOWN, "assigned pager") == null);
        }
    }

    @Test
    void failureOfAPathThatIsNoLongerConfigured_isTakenBack() {
        terminal.answer(DispatcherIT::refuse);
        try (var ward = new PagingWard(folder, 1, nurse())) {
            ward.spo2(84);
            await().until(() -> ward.pathFailure("nurse") != null);
        }
        try (var ward = new PagingWard(folder, 1)) {
            await().until(() -> ward.bed().state().time().epoch() == 2 && ward.pathFailure("nurse") == null);
            assertNotNull(ward.desaturation());
        }
    }
}
