package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.profile.Condition;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The page of all beds in a real browser.
class CentralPageIT {

    @Test
    void worstBed_comesFirstAndSilentOneIsNotCalm() throws IOException {
        try (var clinic = new Clinic("Bed 1", "Bed 2", "Bed 3", "Bed 4");
                var browser = new Browser(true)) {
            clinic.calm("Bed 1", "Mia K.");
            var second = clinic.calm("Bed 2", "Ben T.");
            var third = clinic.calm("Bed 3", "Zoe A.");
            browser.open(clinic.url("/"));
            assertTrue(browser.url().endsWith("/central"));
            await().until(() -> browser.text("#ward").contains("98"));
            assertTrue(browser.text("#summary").contains("4 beds \u00b7 3 children"), browser.text("#summary"));
            await().until(() -> String.valueOf(browser.script("return document.querySelector('#ward').textContent;"))
                    .contains("NIBP 98/58 now"));
            second.spo2(81);
            third.clipOn(false);
            third.breaths(15);
            await().until(() -> first(browser).contains("Bed 2"));
            await().until(() -> browser.text("#ward").contains("---"));
            clinic.ward.house().report(Condition.EXPORT_BEHIND, "influx", "120 s behind");
            await().until(() -> browser.text("#house").contains("Export behind"));
            order(clinic, "Bed 3", "alarm_pause", "PULSE_HIGH");
            await().until(() -> browser.visible(".card em .symbol.paused"));
            browser.screenshot("central-4-1280");
            browser.click(".card[style*='order: 0']");
            await().until(() -> browser.url().endsWith("/bed/Bed%202"));
        }
    }

    /// Design decision 9: what another source says instead is marked wherever it is shown.
    @Test
    void numberOfAnotherSource_isMarked_andOneBedIsNoPlural() throws IOException {
        try (var clinic = new Clinic("Bed 1");
                var browser = new Browser(true)) {
            var child = clinic.calm("Bed 1", "Mia K.");
            browser.open(clinic.url("/central"));
            await().until(() -> browser.text(".num.spo2").contains("98"));
            assertTrue(browser.text("#summary").startsWith("1 bed \u00b7 1 child \u00b7"), browser.text("#summary"));
            assertEquals("", browser.text(".num.fallback"));
            child.clipOn(false);
            var bed = clinic.bed("Bed 1");
            var other = Reading.Measured.of(bed.clock().now(), Vital.SPO2, 97);
            bed.offer(CalmBed.MONITOR, other);
            await().until(() -> browser.text(".num.spo2.fallback").contains("\u2190 monitor"));
            assertTrue(browser.text(".num.spo2.fallback").contains("97"));
            browser.screenshot("central-fallback-1280");
        }
    }

    @Test
    void alarmOfTheMonitor_isPausedAndSoundsAgainHere() throws IOException {
        try (var clinic = new Clinic("Bed 1", "Bed 2");
                var browser = new Browser(true)) {
            clinic.calm("Bed 1", "Mia K.");
            browser.open(clinic.url("/central"));
            var house = clinic.ward.house();
            house.report(Condition.PAGER_FAILED, "pager ward", "refused");
            await().until(() -> browser.text("#house").contains("Pause sound 2 min"));
            browser.click("#house button:last-child");
            await().until(() -> house.state().audible() == null);
            await().until(() -> browser.text("#house button:last-child").startsWith("Audio paused 1:5"));
            browser.screenshot("central-monitor-paused-1280");
            browser.click("#house button:last-child");
            await().until(() -> house.state().audible() != null);
        }
    }

    private static void order(Clinic clinic, String bed, String what, String condition) {
        clinic.bedside(bed)
                .order(new JsonObject()
                        .put("what", what)
                        .put("condition", condition)
                        .put("seconds", 60));
    }

    private static String first(Browser browser) {
        return String.valueOf(browser.script("return [...document.querySelectorAll('.card')]"
                + ".sort((a, b) => a.style.order - b.style.order)[0]?.textContent ?? '';"));
    }

    @Test
    void sixtyFourBeds_fitOnOneScreen() throws IOException {
        var names = IntStream.rangeClosed(1, 64).mapToObj(i -> "Bed " + i).toArray(String[]::new);
        try (var clinic = new Clinic(names);
                var browser = new Browser(true)) {
            for (int i = 0; i < 20; i++) clinic.calm(names[i], "Child " + i).spo2(i % 7 == 3 ? 82 : 97);
            browser.open(clinic.url("/central"));
            await().until(() -> first(browser).contains("desaturation"));
            var hidden = browser.script("return [...document.querySelectorAll('.card')]"
                    + ".filter(c => c.getBoundingClientRect().bottom > innerHeight).length;");
            assertEquals("0", String.valueOf(hidden));
            var smallest = browser.script("return Math.min(...[...document.querySelectorAll('.card')]"
                    + ".map(c => c.getBoundingClientRect().height));");
            assertTrue(((Number) smallest).doubleValue() > 60, "cards of " + smallest + " px");
            browser.screenshot("central-64-1280");
        }
    }
}
