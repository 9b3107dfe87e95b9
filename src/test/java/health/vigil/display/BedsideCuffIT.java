package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The cuff, led from the bedside page.
class BedsideCuffIT extends AtTheBedside {
    @Test
    void cuff_isSetToMeasureByTheClock_orInASeries_andStopped() throws IOException {
        bedside();
        choose("Every 15 min");
        await().until(() -> browser.text("#tile-nibp footer")
                .matches(".*next (\\d\\d:\\d[05]|when the cuff is ready) \u00b7 auto 15 min"));
        browser.screenshot("bedside-cuff-auto-1280");
        choose("STAT: 5 min, one after the other");
        await().until(() -> browser.text("#tile-nibp footer").matches(".*STAT [45]:\\d\\d left"));
        choose("Stop");
        await().until(() -> browser.text("#tile-nibp footer").contains("auto 15 min"));
        choose("No automatic readings");
        await().until(() -> browser.text("#tile-nibp footer").contains("auto off"));
        browser.press("b");
        browser.screenshot("bedside-cuff-1280");
        browser.escape();
    }

    /// A message that came late makes the wall clock look early: 09:05:00 is then 09:04:59.7, and still 09:05.
    @Test
    void timeOfTheNextReading_isTheMarkItself() {
        try (var monitor = new StagedMonitor()) {
            var bed = new StagedBed("Mia K.").cuffEvery(15).pass(1);
            browser.chromium("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
            monitor.say(bed.parts(), bed.millis(), bed.wallMillis() - 300);
            browser.open(monitor.url("/bed/Bed%201"));
            await().until(() -> browser.text("#tile-nibp footer").contains("auto 15 min"));
            assertTrue(browser.text("#tile-nibp footer").contains("next 09:05"), browser.text("#tile-nibp footer"));
        } finally {
            browser.chromium("Emulation.setTimezoneOverride", Map.of("timezoneId", ""));
        }
    }

    /// A button of the cuff's dialog.
    private static void choose(String words) {
        browser.press("b");
        await().until(() -> browser.text("dialog h1").equals("Blood pressure"));
        browser.script("[...document.querySelectorAll('dialog .choice button')].find(b => b.textContent === '" + words
                + "').click();");
        await().until(() ->
                browser.script("return document.querySelector('dialog').open;").equals(false));
    }
}
