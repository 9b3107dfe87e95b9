package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.profile.Condition;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A screen that stands still or shows what is no longer true must say so (requirements R39, R40, R61): what a person
/// reads, and after how long.
class LyingScreenIT {
    /// The monitor is silent for 3 s before it counts as lost, and the page looks four times a second.
    private static final Duration MOST = Duration.ofSeconds(5);

    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = new Browser(true);
    }

    @AfterAll
    static void quit() throws IOException {
        if (browser != null) browser.close();
    }

    private static void bedside(String url) {
        browser.open(url);
        await().until(() -> browser.text("#tile-spo2 .value").equals("98"));
    }

    private static void said(String what, long since) {
        await().atMost(MOST).until(() -> browser.text("#overlay-title").equals("NO CONNECTION"));
        System.out.println("measured: " + what + " to words on screen, ms: " + (System.nanoTime() - since) / 1_000_000);
        assertTrue(
                browser.text("#overlay-text")
                        .matches("Values are not live\\. Last word from the monitor at \\d\\d:\\d\\d:\\d\\d\\. Trying"
                                + " again …"),
                browser.text("#overlay-text"));
        await().until(() -> shown("#tile-spo2 .value").equals("---"));
        assertEquals("", shown("#first-text"), "nothing calm is said");
    }

    /// Also where it is covered.
    private static String shown(String selector) {
        return String.valueOf(browser.script("return document.querySelector('" + selector + "').textContent;"));
    }

    @Test
    void cablePulled_isSaid_andNothingOfItStaysWhenItIsBack() throws IOException {
        try (var clinic = new Clinic("Bed 1");
                var wire = new HeldWire(clinic.vertx, clinic.server.port())) {
            var child = clinic.calm("Bed 1", "Mia K.");
            bedside("http://127.0.0.1:" + wire.port() + "/bed/Bed%201");
            wire.hold();
            said("cable pulled", System.nanoTime());
            browser.screenshot("lost-cable-1280");
            child.spo2(82);
            wire.release();
            await().until(() -> !browser.visible("#overlay"));
            await().until(() -> browser.text("#first-text").contains("Severe desaturation 82 < 85"));
            browser.open("about:blank");
        }
    }

    @Test
    void serverStopped_isSaid() throws IOException {
        try (var clinic = new Clinic("Bed 1")) {
            clinic.calm("Bed 1", "Mia K.");
            bedside(clinic.url("/bed/Bed%201"));
            Screen.await(clinic.server.stop());
            said("server stopped", System.nanoTime());
            browser.screenshot("lost-server-1280");
            browser.open("about:blank");
        }
    }

    @Test
    void centralPage_saysItToo() throws IOException {
        try (var clinic = new Clinic("Bed 1", "Bed 2");
                var wire = new HeldWire(clinic.vertx, clinic.server.port())) {
            clinic.calm("Bed 1", "Mia K.");
            browser.open("http://127.0.0.1:" + wire.port() + "/central");
            await().until(() -> browser.text(".num.spo2").contains("98"));
            wire.hold();
            await().atMost(MOST).until(() -> browser.text("#overlay-title").equals("NO CONNECTION"));
            assertEquals(
                    "hidden",
                    browser.script("return getComputedStyle(document.querySelector('.num.spo2 b')).visibility;"));
            browser.screenshot("lost-central-1280");
            browser.open("about:blank");
        }
    }

    /// Chromium freezes the pages of a laptop whose lid was closed; what is resumed must not show the past.
    @Test
    void pageThatWasFrozen_saysSoBeforeItShowsThePresent() throws IOException {
        try (var clinic = new Clinic("Bed 1");
                var frozen = new Browser(true)) {
            var child = clinic.calm("Bed 1", "Mia K.");
            frozen.open(clinic.url("/bed/Bed%201"));
            await().until(() -> frozen.text("#tile-spo2 .value").equals("98"));
            frozen.chromium("Page.setWebLifecycleState", Map.of("state", "frozen"));
            child.spo2(82);
            await().until(() -> clinic.bed("Bed 1").state().audible() != null);
            await().until(() ->
                    clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, ScreenWatch.SCREEN) != null);
            frozen.chromium("Page.setWebLifecycleState", Map.of("state", "active"));
            assertEquals("NO CONNECTION hidden", frozen.script("""
                const title = document.querySelector('#overlay:not([hidden]) h1')?.textContent;
                return title + ' ' + getComputedStyle(document.querySelector('#tile-spo2 .value')).visibility;\
                """));
            frozen.chromium("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
            var resumed = System.nanoTime();
            await().atMost(MOST).until(() -> frozen.text("#first-text").contains("Severe desaturation 82 < 85"));
            System.out.println("measured: frozen page resumed to alarm on screen, ms: "
                    + (System.nanoTime() - resumed) / 1_000_000);
            assertEquals("82", frozen.text("#tile-spo2 .value"));
        }
    }

    /// While a computer sleeps, monotonic time stands still: the page would take what it has for fresh.
    @Test
    void screenThatSlept_startsAnew() throws IOException {
        try (var clinic = new Clinic("Bed 1")) {
            clinic.calm("Bed 1", "Mia K.");
            bedside(clinic.url("/bed/Bed%201"));
            browser.script("""
                const awake = Date.now.bind(Date);
                Date.now = () => awake() + 60000;
                new MutationObserver(() => { window.said = true; }).observe(document.querySelector('#overlay'), {attributes: true});\
                """);
            await().atMost(MOST)
                    .until(() -> browser.script("return Boolean(window.said);").equals(true));
            await().until(() -> !browser.visible("#overlay")
                    && browser.text("#tile-spo2 .value").equals("98"));
            browser.open("about:blank");
        }
    }

    /// The heartbeat comes and the bed is stepped, but nobody measures: the page's own clock takes the numbers away.
    @Test
    void monitorThatBeatsButSendsNoNumbers_isNotBelieved() throws IOException {
        try (var monitor = new StagedMonitor()) {
            monitor.say(new StagedBed("Mia K.")).beats("Bed 1");
            bedside(monitor.url("/bed/Bed%201"));
            var since = System.nanoTime();
            await().until(() -> browser.classes("#tile-spo2").contains("stale"));
            await().until(() -> browser.text("#tile-spo2 .value").equals("---"));
            System.out.println(
                    "measured: last number to dashes on screen, ms: " + (System.nanoTime() - since) / 1_000_000);
            assertTrue(browser.text("#tile-spo2 footer").startsWith("no data for "), browser.text("#tile-spo2 footer"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> browser.text("#tile-etco2 .value").equals("---"));
            assertTrue(browser.text("#tile-nibp .value").startsWith("98/58"), "a pressure is old, not over");
            assertEquals("Numbers have stopped coming", browser.text("#first-text"), "nothing calm is said");
            assertEquals("", browser.text("#overlay-title"), "the connection itself is well");
            browser.screenshot("aged-1280");
        }
    }

    @Test
    void clockOfTheScreen_isNotBelieved() throws IOException {
        try (var monitor = new StagedMonitor()) {
            var bed = new StagedBed("Mia K.");
            monitor.say(bed).beats("Bed 1");
            browser.chromium("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
            bedside(monitor.url("/bed/Bed%201"));
            assertTrue(browser.text("#wall").startsWith("09:01:"), browser.text("#wall"));
            await().until(() -> browser.text("#skew").startsWith("the clock of this screen differs by "));
            browser.screenshot("wrong-clock-1280");
        }
    }

    @Test
    void soundBlocked_isSaidAcrossTheScreen() throws IOException {
        try (var clinic = new Clinic("Bed 1");
                var mute = new Browser(false)) {
            clinic.calm("Bed 1", "Mia K.").spo2(82);
            mute.open(clinic.url("/bed/Bed%201"));
            await().until(() -> mute.text("#first-text").contains("desaturation"));
            assertEquals(1280L, mute.script("return document.getElementById('mute-bar').clientWidth;"));
            assertEquals("SOUND OFF", mute.text("#audio-text"));
            mute.screenshot("mute-high-1280");
        }
    }
}
