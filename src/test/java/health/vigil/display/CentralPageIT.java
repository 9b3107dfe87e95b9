package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

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
            assertEquals("", browser.complaints().replace("[]", ""));
        }
    }

    @Test
    void heartRateOfAnEcg_standsForThePulse() throws IOException {
        try (var clinic = new Clinic("Bed 1");
                var browser = new Browser(true)) {
            clinic.calm("Bed 1", "Mia K.").heart(88);
            browser.open(clinic.url("/central"));
            await().untilAsserted(() -> assertEquals("88\nHR", browser.text("#ward .num.pulse")));
        }
    }

    /// One tap shows a bed's waves, one more leads to it; whoever comes back finds it as it was.
    @Test
    void touchedBed_isSeenWithItsWaves_andTouchedAgainItIsOpened() throws IOException {
        try (var clinic = new Clinic("Bed 1", "Bed 2", "Bed 3", "Bed 4");
                var browser = new Browser(true)) {
            clinic.calm("Bed 1", "Mia K.");
            var second = clinic.calm("Bed 2", "Ben T.");
            second.spo2(81);
            browser.open(clinic.url("/central"));
            await().until(() -> first(browser).contains("Bed 2"));
            browser.click(card("Bed 2"));
            await().until(() -> browser.text("#closeup .n.spo2 b").equals("81"));
            await().until(() -> drawn(browser, ".pleth") > 500 && drawn(browser, ".co2") > 200);
            assertTrue(browser.text("#closeup .alarms").contains("*** Severe desaturation 81 < 85"));
            assertEquals("98/58", browser.text("#closeup .n.nibp_systolic b"));
            browser.screenshot("central-closeup-1280");
            second.clipOn(false);
            await().until(() -> String.valueOf(
                            browser.script("return document.querySelector('#closeup .pleth').dataset.reason;"))
                    .equals("sensor off the patient"));
            browser.click(card("Bed 1"));
            await().until(() -> browser.text("#closeup .n.spo2 b").equals("98"));
            browser.click(card("Bed 1"));
            await().until(() -> browser.url().endsWith("/bed/Bed%201?elsewhere"));
            browser.script("history.back();");
            await().until(() -> browser.text("#closeup header b").equals("Bed 1"));
            await().until(() -> drawn(browser, ".pleth") > 500);
            browser.escape();
            await().until(() -> !browser.visible("#closeup"));
            assertTrue(browser.url().endsWith("/central"), browser.url());
        }
    }

    private static String card(String bed) {
        return ".card[data-bed='" + bed + "']";
    }

    /// Pixels that a wave has drawn.
    private static long drawn(Browser browser, String wave) {
        var count = browser.script("const c = document.querySelector('#closeup " + wave + " canvas');"
                + "if (!c || c.width < 2) return 0;"
                + "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                + "let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i] > 0) n++; return n;");
        return count instanceof Number number ? number.longValue() : 0;
    }

    @Test
    void keyboardAlone_reachesEverything() throws IOException {
        try (var clinic = new Clinic("Bed 1", "Bed 2", "Bed 3", "Bed 4");
                var browser = new Browser(true)) {
            for (int i = 1; i <= 4; i++) clinic.calm("Bed " + i, "Child " + i);
            browser.open(clinic.url("/central"));
            await().until(() -> browser.text("#summary").contains("4 children"));
            browser.press("o");
            browser.press(Keys.ARROW_RIGHT.toString());
            browser.active(Keys.ARROW_RIGHT.toString());
            browser.active(Keys.ENTER.toString());
            await().until(() -> browser.text("#closeup header b").equals("Bed 2"));
            browser.active("?");
            await().until(() -> browser.text("#dialog").contains("Alarms of all beds"));
            browser.screenshot("central-keys-1280");
            browser.active(Keys.ESCAPE.toString());
            await().until(() -> !browser.visible("#dialog"));
            browser.active("l");
            await().until(() -> browser.visible("#unit") && !browser.visible("#closeup"));
            browser.press("l");
            await().until(() -> !browser.visible("#unit"));
            browser.script("document.querySelector(\"" + card("Bed 3") + "\").focus();");
            browser.active(Keys.ENTER.toString());
            await().until(() -> browser.text("#closeup header b").equals("Bed 3"));
            browser.active(Keys.ENTER.toString());
            await().until(() -> browser.url().endsWith("/bed/Bed%203?elsewhere"));
            await().until(() -> browser.text("#bed-name").equals("Bed 3"));
            browser.press("c");
            await().until(() -> browser.url().endsWith("/central"));
        }
    }

    @Test
    void orderOfPlaces_isChosenAndRemembered() throws IOException {
        try (var clinic = new Clinic("Bed 1", "Bed 2", "Bed 10");
                var browser = new Browser(true)) {
            clinic.calm("Bed 1", "Mia K.");
            clinic.calm("Bed 10", "Zoe A.").spo2(80);
            browser.open(clinic.url("/central"));
            await().until(() -> order(browser).equals("Bed 10,Bed 1,Bed 2"));
            assertEquals("Worst first", browser.text("#order-text"));
            browser.click("#order");
            await().until(() -> order(browser).equals("Bed 1,Bed 2,Bed 10"));
            browser.open(clinic.url("/central"));
            await().until(() -> order(browser).equals("Bed 1,Bed 2,Bed 10"));
            assertEquals("By place", browser.text("#order-text"));
            browser.press("o");
            await().until(() -> order(browser).equals("Bed 10,Bed 1,Bed 2"));
        }
    }

    private static String order(Browser browser) {
        return String.valueOf(browser.script("return [...document.querySelectorAll('.card')]"
                + ".sort((a, b) => a.style.order - b.style.order).map(c => c.dataset.bed).join(',');"));
    }

    @Test
    void alarmsOfAllBeds_areOneList_highestFirst_newestOfEqualFirst() throws IOException {
        try (var clinic = new Clinic("Bed 1", "Bed 2", "Bed 3");
                var browser = new Browser(true)) {
            var first = clinic.calm("Bed 1", "Mia K.");
            var second = clinic.calm("Bed 2", "Ben T.");
            var third = clinic.calm("Bed 3", "Zoe A.");
            browser.open(clinic.url("/central"));
            await().until(() -> browser.text("#counts").contains("*** 0"));
            first.spo2(80);
            await().until(() -> browser.text("#counts").contains("*** 1"));
            second.breaths(12);
            await().until(() -> browser.text("#counts").contains("** 1"));
            third.spo2(79);
            await().until(() -> browser.text("#counts").contains("*** 2"));
            clinic.ward.house().report(Condition.EXPORT_BEHIND, "influx", "120 s behind");
            await().until(() -> browser.text("#counts").matches("(?s).*\\* 1.*L"));
            done(clinic, "Bed 3", new JsonObject().put("what", "acknowledge").put("by", "Ann"));
            var bed = clinic.bed("Bed 1");
            var taken = bed.state().alarm(Condition.SPO2_DESATURATION, "");
            bed.submit(new Input.ResponsibilityAccepted(bed.clock().now(), "nurse-7", taken.id()));
            browser.press("l");
            await().until(() -> rows(browser).contains("taken by nurse-7"));
            var rows = rows(browser);
            assertTrue(
                    rows.indexOf("Bed 3") < rows.indexOf("Bed 1") && rows.indexOf("Bed 1") < rows.indexOf("Bed 2"),
                    rows);
            assertTrue(rows.contains("acknowledged by Ann"), rows);
            assertTrue(rows.contains("Severe desaturation 79 < 85"), rows);
            assertTrue(rows.indexOf("Vigil") > rows.indexOf("Bed 2"), rows);
            assertTrue(browser.script("return document.querySelector('#spoken').textContent;")
                    .toString()
                    .contains("Bed 3, high: Severe desaturation"));
            third.spo2(98);
            await().until(() -> browser.text(".unit-past").contains("Bed 3"));
            assertTrue(browser.text(".unit-past").contains("Ann"));
            browser.screenshot("central-alarms-1280");
            browser.click(".unit-alarms button");
            await().until(() -> browser.text("#closeup header b").equals("Bed 1"));
        }
    }

    private static String rows(Browser browser) {
        return browser.text(".unit-alarms");
    }

    /// Requirement R62 and hazard H2: what is not watched never looks calm.
    @Test
    void childWithoutData_bedWithoutAScreen_andAStandingLoop_cannotBeOverlooked() throws Exception {
        try (var clinic = new Clinic("Bed 1", "Bed 2", "Bed 3", "Bed 4");
                var browser = new Browser(true)) {
            clinic.calm("Bed 1", "Mia K.");
            clinic.calm("Bed 2", "Ben T.");
            admitted(clinic, "Bed 3", "Ida");
            var screen = clinic.bedside("Bed 2");
            screen.send(new JsonObject().put("type", "audio").put("state", "on"));
            browser.open(clinic.url("/central"));
            await().until(() -> browser.text("#lacks").contains("1 without data"));
            await().until(() -> browser.text("#lacks").contains("2 without a screen"));
            assertTrue(browser.classes(card("Bed 3")).contains("lacking"));
            await().until(() -> order(browser).startsWith("Bed 3,"));
            await().until(() -> browser.text(card("Bed 1") + " .bar").equals("NO SCREEN AT THE BEDSIDE"));
            assertEquals("No alarms", browser.text(card("Bed 2") + " .bar"));
            assertTrue(browser.visible(card("Bed 1") + " em .symbol.off"));
            assertFalse(browser.classes(card("Bed 4")).contains("lacking"), "an empty bed lacks nothing");
            browser.screenshot("central-lacking-1280");
            var goOn = new CountDownLatch(1);
            clinic.bed("Bed 2").loop().runOnContext(ignored -> waitFor(goOn));
            await().until(() -> browser.text(card("Bed 2") + " .bar").equals("MONITOR STANDS STILL"));
            assertTrue(browser.text("#lacks").contains("standing still"), browser.text("#lacks"));
            assertEquals("NOT LIVE", browser.text(card("Bed 2") + " .lack"));
            assertEquals("NO DATA", browser.text(card("Bed 3") + " .lack"));
            browser.screenshot("central-still-1280");
            goOn.countDown();
            await().until(() -> !browser.text(card("Bed 2") + " .bar").equals("MONITOR STANDS STILL"));
        }
    }

    /// Pagers, screens and disk are watched by a loop of their own: nobody else would tell that it stands.
    @Test
    void monitorWhoseOwnLoopStandsStill_isSaidOnBothPages() throws IOException {
        try (var clinic = new Clinic("Bed 1");
                var browser = new Browser(true)) {
            clinic.calm("Bed 1", "Mia K.");
            var goOn = new CountDownLatch(1);
            clinic.ward.house().loop().runOnContext(ignored -> waitFor(goOn));
            browser.open(clinic.url("/central"));
            var words = "THE MONITOR\u2019S OWN ALARMS CANNOT BE SHOWN";
            await().until(() -> browser.text("#house").equals(words));
            browser.open(clinic.url("/bed/Bed%201"));
            await().until(() -> browser.text("#house-still").equals(words));
            goOn.countDown();
            await().until(() -> browser.text("#house-still").isEmpty());
        }
    }

    /// A child whose sensors say nothing.
    private static void admitted(Clinic clinic, String name, String label) {
        var bed = clinic.bed(name);
        var child = new Patient("", label, 900, 12);
        bed.submit(new Input.Admitted(bed.clock().now(), "nurse", child, CalmBed.FOUR_YEARS));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("nobody let go");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nurseAndPager_areAssignedHere_andShownAtTheBedside() throws IOException {
        try (var clinic = new Clinic("Bed 1", "Bed 2");
                var browser = new Browser(true)) {
            clinic.calm("Bed 1", "Mia K.");
            browser.open(clinic.url("/central"));
            await().until(() -> browser.text("#summary").contains("1 child"));
            browser.press("n");
            await().until(() -> browser.text("#toast").equals("Choose a bed first"));
            browser.click(card("Bed 1"));
            await().until(() -> browser.text("#closeup .staff").equals("Who looks after this bed?"));
            browser.click("#closeup .staff");
            browser.type("#dialog [name=nurse]", "Kim");
            browser.script("const s = document.querySelector('#dialog [name=pager]'); s.value = 'nurse-7';");
            browser.screenshot("central-assign-1280");
            browser.click("#dialog [type=submit]");
            await().until(() -> browser.text("#closeup .staff").equals("Looked after by Kim \u00b7 pager nurse-7"));
            assertEquals("nurse-7", clinic.bed("Bed 1").state().assigned().pager());
            await().until(() -> String.valueOf(browser.script(
                            "return document.querySelector(\"" + card("Bed 1") + " .nurse\").textContent;"))
                    .equals("Kim"));
            browser.open(clinic.url("/bed/Bed%201"));
            await().until(() -> browser.text("#who").contains("Nurse Kim"));
            browser.open(clinic.url("/central#Bed%201"));
            await().until(() -> browser.visible("#closeup .staff"));
            browser.press("n");
            await().until(() -> browser.visible("#dialog"));
            browser.click("#dialog .row button:first-child");
            await().until(() -> clinic.bed("Bed 1").state().assigned().empty());
        }
    }

    @Test
    void germanWard_isSpokenToInGerman() throws IOException {
        try (var clinic = new Clinic("Bett 1", "Bett 2");
                var browser = new Browser(true)) {
            clinic.calm("Bett 1", "Mia K.").spo2(81);
            browser.open(clinic.url("/central"));
            browser.script("localStorage.setItem('vigil.language', 'de');");
            browser.open(clinic.url("/central"));
            await().until(() -> browser.text("#order-text").equals("Dringendste zuerst"));
            await().until(() -> first(browser).contains("Bett 1"));
            browser.click(card("Bett 1"));
            await().until(() -> browser.text("#closeup .alarms").contains("81 < 85"));
            browser.press("l");
            await().until(() -> browser.text("#unit").contains("In der letzten Stunde beendet"));
            assertEquals(
                    "[]",
                    String.valueOf(browser.script(
                            "return JSON.stringify([...(await import('/js/lang.js')).lacking].filter(x =>"
                                    + " x.length > 6 && !/Mia|Bett|clip|capno|monitor/.test(x)));")));
            browser.screenshot("central-german-1280");
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
            assertTrue(browser.text("#summary").equals("1 bed \u00b7 1 child"), browser.text("#summary"));
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

    private static void done(Clinic clinic, String bed, JsonObject order) {
        var screen = clinic.bedside(bed);
        var id = screen.order(order);
        await().until(() -> screen.answer(id) != null);
        screen.send(new JsonObject().put("type", "bye"));
        screen.close();
    }

    private static void done(Clinic clinic, JsonObject order) {
        var screen = clinic.central();
        var id = screen.order(order);
        await().until(() -> screen.answer(id) != null);
        screen.close();
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
            browser.size(1920, 1080);
            browser.screenshot("central-64-1920");
            browser.size(1280, 800);
            browser.click(card("Bed 4"));
            await().until(() -> drawn(browser, ".pleth") > 300);
            browser.screenshot("central-64-closeup-1280");
            browser.press("l");
            await().until(() -> browser.visible("#unit"));
            browser.screenshot("central-64-alarms-1280");
        }
    }

    /// What 64 beds with a watched one cost the browser: printed, and bounded where it would be felt.
    @Test
    void sixtyFourBeds_keepTheirFrameRate() throws IOException {
        var names = IntStream.rangeClosed(1, 64).mapToObj(i -> "Bed " + i).toArray(String[]::new);
        try (var clinic = new Clinic(names);
                var browser = new Browser(true)) {
            for (int i = 0; i < 60; i++) clinic.calm(names[i], "Child " + i).spo2(i % 9 == 3 ? 82 : 97);
            for (int i = 0; i < 60; i++)
                if (i % 5 > 0)
                    clinic.bedside(names[i])
                            .send(new JsonObject().put("type", "audio").put("state", "on"));
            admitted(clinic, names[60], "Ida");
            done(
                    clinic,
                    new JsonObject().put("what", "assign").put("bed", names[3]).put("nurse", "Kim"));
            done(
                    clinic,
                    new JsonObject().put("what", "assign").put("bed", names[60]).put("nurse", "Ann"));
            browser.open(clinic.url("/central"));
            await().until(() -> browser.text("#counts").contains("*** 7"));
            browser.click(card("Bed 4"));
            await().until(() -> drawn(browser, ".pleth") > 300);
            var before = browser.mainThreadSeconds();
            var frames = browser.script("const from = performance.now(); let n = 0;"
                    + "await new Promise(done => requestAnimationFrame(function tick(at) {"
                    + " n++; if (at - from < 5000) requestAnimationFrame(tick); else done(); }));"
                    + "return n / (performance.now() - from) * 1000;");
            var busy = (browser.mainThreadSeconds() - before) / 5;
            System.out.printf(
                    "central page, 64 beds, one watched: %.1f frames/s, main thread busy %.1f %%%n",
                    ((Number) frames).doubleValue(), 100 * busy);
            assertTrue(((Number) frames).doubleValue() > 10, "frames/s: " + frames);
            browser.screenshot("central-64-full-1280");
        }
    }

    @Test
    void twentyFourBeds_ofEveryKind() throws IOException {
        var names = IntStream.rangeClosed(1, 24).mapToObj(i -> "Bed " + i).toArray(String[]::new);
        try (var clinic = new Clinic(names);
                var browser = new Browser(true)) {
            for (int i = 0; i < 18; i++) {
                var child = clinic.calm(names[i], "Annabelle-Sophie K. " + i);
                if (i % 6 == 1) child.spo2(88 - i);
                if (i % 6 == 2) child.clipOn(false);
                if (i % 6 == 3) child.pulse(140);
                if (i % 6 == 4)
                    clinic.bedside(names[i])
                            .send(new JsonObject().put("type", "audio").put("state", "on"));
                if (i % 4 == 0)
                    done(
                            clinic,
                            new JsonObject()
                                    .put("what", "assign")
                                    .put("bed", names[i])
                                    .put("nurse", "Kim Adams"));
            }
            browser.open(clinic.url("/central"));
            await().until(() -> browser.text("#counts").contains("*** 3"));
            await().until(() -> browser.text("#ward").contains("SENSOR OFF")
                    || browser.text("#ward").contains("ensor off"));
            browser.screenshot("central-24-1280");
            browser.size(1920, 1080);
            browser.click(card("Bed 2"));
            await().until(() -> drawn(browser, ".pleth") > 900);
            browser.screenshot("central-24-closeup-1920");
            browser.size(400, 800);
            browser.screenshot("central-24-phone");
        }
    }
}
