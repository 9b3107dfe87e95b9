package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One tile for what the heart does: number, limits, colour and label are of one and the same vital (requirement R14).
class HeartRateIT {
    private static Browser browser;
    private static StagedMonitor monitor;

    @BeforeAll
    static void open() throws IOException {
        browser = new Browser(true);
        monitor = new StagedMonitor();
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) browser.close();
        if (monitor != null) monitor.close();
    }

    private static void bedside(StagedBed bed) {
        monitor.say(bed);
        Still.clocks(browser, bed.wallMillis());
        browser.open(monitor.url("/bed/Bed%201"));
        await().until(() -> browser.text("#tile-temp .value").equals("36.8"));
    }

    @Test
    void withoutEcg_thePulseIsShown_andNothingBeside() {
        bedside(new StagedBed("Mia K.").pulse(140).pass(5));
        assertEquals("PR 140", browser.text("#tile-pulse h2") + " " + browser.text("#tile-pulse .value"));
        assertTrue(browser.classes("#tile-pulse").contains("p-MEDIUM"));
        assertFalse(browser.visible("#tile-pulse .beside"));
    }

    @Test
    void withEcg_theHeartRateIsLarge_withItsLimitAndColour_thePulseBeside() {
        bedside(new StagedBed("Mia K.").heart(48).pulse(120).pass(20));
        assertEquals("HR 48", browser.text("#tile-pulse h2") + " " + browser.text("#tile-pulse .value"));
        assertTrue(browser.classes("#tile-pulse").contains("p-HIGH"), browser.classes("#tile-pulse"));
        assertEquals("50", browser.text("#tile-pulse .limits .hit"));
        assertEquals("monitor", browser.text("#tile-pulse footer"));
        assertEquals("PR 120", browser.text("#tile-pulse .beside"));
        assertEquals("beside", browser.classes("#tile-pulse .beside"));
        assertEquals("HEART_RATE", browser.script("return document.getElementById('tile-pulse').dataset.vital;"));
    }

    @Test
    void alarmOfTheSmallerNumber_coloursOnlyThat() {
        bedside(new StagedBed("Mia K.").heart(104).pulse(140).pass(20));
        assertEquals("HR 104", browser.text("#tile-pulse h2") + " " + browser.text("#tile-pulse .value"));
        assertEquals("tile pulse", browser.classes("#tile-pulse"));
        assertEquals("beside p-MEDIUM flash", browser.classes("#tile-pulse .beside"));
        assertEquals("", browser.text("#tile-pulse .limits .hit"));
    }

    @Test
    void ecgWithoutPulse_isNoMissingNumber() {
        bedside(new StagedBed("Mia K.").heart(104).clipOn(false).pass(20));
        assertEquals("HR 104", browser.text("#tile-pulse h2") + " " + browser.text("#tile-pulse .value"));
        assertEquals("HR, 104 /min", browser.script("return document.getElementById('tile-pulse').ariaLabel;"));
    }
}
