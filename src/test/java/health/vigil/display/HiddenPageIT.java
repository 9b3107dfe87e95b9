package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.profile.Condition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pages behind another tab: they draw nothing, and their sound must be that of the moment all the same.
class HiddenPageIT {
    /// Longer than the rest between two bursts of a high alarm (tones.js).
    private static final Duration SILENCE = Duration.ofSeconds(8);

    /// Counts bursts of sound. While the page is hidden its timers run once a minute, as Chromium lets them after
    /// five: nobody waits for that here.
    private static final String SLOWED = """
        window.bursts = 0;
        const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function () { window.bursts++; return start.call(this); };
        const timer = window.setInterval;
        window.setInterval = (act, millis) => {
            let last = 0;
            return timer(() => {
                if (document.hidden && performance.now() - last < 60000) return;
                last = performance.now();
                act();
            }, millis);
        };\
        """;

    private Clinic clinic;
    private Browser browser;
    private HeldWire wire;
    private CalmBed child;

    @BeforeEach
    void start() throws IOException {
        browser = new Browser(true);
        browser.beforeEveryPage(SLOWED);
        clinic = new Clinic("Bed 1");
        wire = new HeldWire(clinic.vertx, clinic.server.port());
        child = clinic.calm("Bed 1", "Mia K.");
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        wire.close();
        clinic.close();
    }

    private void hidden(String path, String connected) {
        browser.open("http://127.0.0.1:" + wire.port() + path);
        await().until(() -> browser.text(connected).contains("Connected"));
        browser.hide();
        await().until(() -> browser.script("return document.hidden;").equals(true));
        assertEquals(0L, bursts());
    }

    private long bursts() {
        return ((Number) browser.script("return window.bursts;")).longValue();
    }

    private void soundsAndFallsSilent() {
        child.spo2(82);
        await().until(() -> bursts() > 0);
        var bed = clinic.bed("Bed 1");
        // The bedside's own alarm that nobody drew this one is to be silent, too.
        await().until(() -> {
            for (var alarm : bed.state().alarms())
                bed.submit(new Input.Acknowledged(bed.clock().now(), "nurse", alarm.id()));
            return bed.state().audible() == null;
        });
        await().atMost(SILENCE.multipliedBy(4)).until(() -> {
            var before = bursts();
            await().pollDelay(SILENCE).atMost(SILENCE.multipliedBy(2)).until(() -> true);
            return bursts() == before;
        });
    }

    private void soundsWhenItsMonitorIsLost() {
        var before = bursts();
        wire.hold();
        await().until(() -> bursts() > before);
    }

    @Test
    void bedsidePage_soundsAndFallsSilentBehindAnotherTab() {
        hidden("/bed/Bed%201", "#link");
        clinic.bed("Bed 1")
                .submit(new Input.AlarmTurnedOff(
                        clinic.ward.clock().now(), "nurse", Condition.DISPLAY_FAILED, ScreenWatch.SCREEN, "test"));
        soundsAndFallsSilent();
        soundsWhenItsMonitorIsLost();
    }

    /// Nobody leaves a child's alarms to look at its devices.
    @Test
    void pagesOfDevicesAndConnections_openBesideTheBedside_whichSoundsOn() {
        browser.open("http://127.0.0.1:" + wire.port() + "/bed/Bed%201");
        await().until(() -> browser.text("#link").contains("Connected"));
        for (var link : List.of("#setup", "footer a[href='/status']")) {
            browser.click(link);
            child.spo2(link.equals("#setup") ? 98 : 82);
            assertTrue(browser.url().contains("/bed/"), browser.url());
        }
        await().until(() -> bursts() > 0);
        assertEquals(1, clinic.hub.status().size());
    }

    @Test
    void centralPage_soundsAndFallsSilentBehindAnotherTab() {
        hidden("/central", "#link");
        soundsAndFallsSilent();
        soundsWhenItsMonitorIsLost();
    }
}
