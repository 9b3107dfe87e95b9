package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.profile.Phase;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The bedside page in a real browser: what it shows, on which screen, in which language.
class BedsidePageIT extends AtTheBedside {
    @Test
    void firstValue_isThereSoonAfterOpening() {
        bedside();
        var millis = browser.script("""
            return await new Promise(resolve => {
                const began = performance.now();
                const view = window.open(location.href, '_blank');
                const look = setInterval(() => {
                    const node = view?.document?.querySelector('#tile-spo2 .value');
                    if (!node || node.textContent !== '98') return;
                    clearInterval(look);
                    view.close();
                    resolve(Math.round(performance.now() - began));
                }, 5);
                setTimeout(() => resolve('not within 8 s'), 8000);
            });\
            """);
        System.out.println("measured: page opened to first value on screen, ms: " + millis);
        assertTrue(millis instanceof Number, String.valueOf(millis));
    }

    @Test
    void calmChild_isShownWithoutAnyAlarm() throws IOException {
        clinic.bed("Bed 1").submit(new Input.DrugGiven(clinic.ward.clock().now(), "nurse", "propofol", 32, "IV"));
        clinic.bed("Bed 1").submit(new Input.PhaseChanged(clinic.ward.clock().now(), "nurse", Phase.PROCEDURE));
        bedside();
        assertEquals("No alarms", browser.text("#first-text"));
        assertEquals("104", browser.text("#tile-pulse .value"));
        assertEquals("38", browser.text("#tile-etco2 .value"));
        assertTrue(browser.text("#tile-nibp .value").startsWith("98/58"));
        assertEquals("off\n92\n90\n85", browser.text("#tile-spo2 .limits"));
        assertEquals("29\n17\n10", browser.text("#tile-resp .limits"));
        assertEquals("38.5\n36.0", browser.text("#tile-temp .limits"));
        assertTrue(browser.text("#who").contains("Mia K."));
        await().until(() -> browser.text("#sedation").startsWith("0:1"));
        browser.screenshot("bedside-calm-1280");
        browser.size(1920, 1080);
        await().until(() -> "1920".equals(String.valueOf(browser.script("return innerWidth;"))));
        await().pollDelay(Duration.ofSeconds(9)).atMost(Duration.ofSeconds(12)).until(() -> true);
        browser.screenshot("bedside-calm-1920");
    }

    @Test
    void probeOff_isDashesWithTheReason() throws IOException {
        bedside();
        child.clipOn(false);
        await().until(() -> browser.text("#tile-spo2 .value").equals("---"));
        assertEquals("sensor off the patient", browser.text("#tile-spo2 footer"));
        await().until(() -> browser.text("#first-text").contains("Sensor off"));
        browser.screenshot("bedside-probe-off-1280");
    }

    @Test
    void serverGone_isSaidWithinSecondsAndNoValueStays() throws IOException {
        bedside();
        Screen.await(clinic.server.stop());
        var stopped = System.nanoTime();
        await().until(() -> browser.visible("#overlay"));
        System.out.println("measured: server stopped to overlay, ms: " + (System.nanoTime() - stopped) / 1_000_000);
        assertEquals("NO CONNECTION", browser.text("#overlay-title"));
        await().until(() -> browser.script("return document.querySelector('#tile-spo2 .value').textContent;")
                .equals("---"));
        browser.screenshot("bedside-lost-1280");
    }

    @Test
    void bedThatStandsStill_isSaid() {
        bedside();
        clinic.ward.stop();
        child.stop();
        await().until(() -> browser.text("#overlay-title").equals("MONITOR STANDS STILL"));
    }

    @Test
    void browserThatMayNotPlay_saysSoUntilClicked() throws IOException {
        try (var mute = new Browser(false)) {
            mute.open(clinic.url("/bed/Bed%201"));
            await().until(() -> mute.visible("#mute-bar"));
            assertTrue(mute.text("#mute-bar").contains("SOUND IS OFF"));
            await().until(() -> mute.text("#first-text").contains("Screen not confirmed"));
            mute.screenshot("bedside-mute-1280");
            mute.click("#mute-bar");
            await().until(() -> !mute.visible("#mute-bar"));
            await().until(() -> mute.text("#first-text").equals("No alarms"));
        }
    }

    @Test
    void page_complainsOfNothing() {
        bedside();
        await().until(() -> browser.text("#tile-temp .value").equals("36.8"));
        assertFalse(browser.complaints().contains("SEVERE"), browser.complaints());
    }

    @Test
    void anotherLanguage_isSpokenByAllThatIsShown() throws IOException {
        bedside();
        browser.script("localStorage.setItem('vigil.language', 'de')");
        try {
            bedside();
            child.spo2(82);
            child.breaths(12);
            await().until(() -> browser.text("#first-text").equals("Schwere Entsättigung 82 < 85"));
            await().until(() -> browser.text("#others").contains("Verlangsamte Atmung 12 < 14"));
            browser.press("a");
            await().until(() -> browser.text("#first-meta").contains("bestätigt von"));
            browser.screenshot("bedside-german-1280");
            assertEquals("AF", browser.text("#tile-resp h2"), "RR would be the blood pressure");
            assertTrue(browser.text("#tile-temp .value").contains(","), browser.text("#tile-temp .value"));
            assertEquals("[]", String.valueOf(browser.script("""
                const {lacking} = await import('/js/lang.js');
                return [...lacking].filter(text => text.includes(' '));\
                """)));
        } finally {
            browser.script("localStorage.removeItem('vigil.language')");
        }
    }

    @Test
    void trend_showsNumbersBesideDrugsPhasesAndAlarms() throws IOException {
        bedside();
        var ward = clinic.bed("Bed 1");
        ward.submit(new Input.PhaseChanged(ward.clock().now(), "nurse", Phase.INDUCTION));
        ward.submit(new Input.DrugGiven(ward.clock().now(), "nurse", "propofol", 32, "IV"));
        ward.submit(new Input.DrugGiven(ward.clock().now(), "nurse", "propofol", 16, "IV"));
        child.spo2(82);
        await().until(() -> browser.text("#strip")
                .replace('\n', ' ')
                .contains("propofol 16 mg IV 0 s ago \u03a3 48 mg 2.93 mg/kg"));
        assertTrue(browser.text("#event-list").contains("Given: propofol 16 mg IV"));
        assertTrue(browser.text("#event-list").contains("Phase: induction"));
        await().until(() -> inked("#spark-spo2"));
        browser.press("t");
        await().until(() -> inked("canvas.trend"));
        browser.screenshot("bedside-trend-1280");
        browser.escape();
        assertFalse(browser.complaints().contains("SEVERE"), browser.complaints());
    }

    private boolean inked(String canvas) {
        return Boolean.TRUE.equals(browser.script("""
            const canvas = document.querySelector('%s');
            return Boolean(canvas?.width) && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(v => v > 0);\
            """.formatted(canvas)));
    }

    @Test
    void phone_showsNumbersFirstAndKeepsTheKeysAtHand() throws IOException {
        browser.size(390, 844);
        try {
            bedside();
            child.spo2(82);
            await().until(() -> browser.text("#first-text").contains("desaturation"));
            browser.screenshot("bedside-phone-390");
            assertEquals(true, browser.script("""
                const seen = node => { const r = node.getBoundingClientRect(); return r.width > 0 && r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight; };
                return ['.first', '#tile-spo2', '#tile-pulse', '#tile-etco2', '#tile-resp', '#tile-nibp', '#tile-temp', '.keys .wide'].every(s => seen(document.querySelector(s)))
                    && document.documentElement.scrollWidth <= innerWidth;\
                """));
            assertEquals(true, browser.script("""
                return [...document.querySelectorAll('.keys button')].every(b => b.scrollWidth <= b.clientWidth);\
                """), "words inside their keys");
            browser.click(".keys .wide");
            await().until(() -> browser.text("#first-meta").contains("acknowledged"));
            assertEquals(true, browser.script("""
                const toast = document.getElementById('toast').getBoundingClientRect();
                return toast.height > 0 && toast.bottom <= document.getElementById('keys').getBoundingClientRect().top;\
                """), "what is told covers no key");
            browser.screenshot("bedside-phone-told-390");
        } finally {
            browser.size(1280, 800);
        }
    }

    @Test
    void coloursAndPulseTone_areChosenAtTheScreen_andOutliveTheReload() throws IOException {
        bedside();
        browser.press("v");
        await().until(() -> browser.text("dialog h1").equals("This screen"));
        browser.screenshot("bedside-settings-1280");
        browser.script("""
            const spo2 = document.querySelector('dialog select[name=spo2]');
            spo2.value = 'pink';
            spo2.dispatchEvent(new Event('change'));
            document.querySelector('dialog input[name=pulsetone]').click();\
            """);
        bedside();
        try {
            assertEquals(
                    "rgb(245, 154, 195)",
                    browser.script("return getComputedStyle(document.querySelector('#tile-spo2')).color;"));
            assertEquals("on", browser.script("return localStorage.getItem('vigil.pulsetone');"));
        } finally {
            browser.script("localStorage.removeItem('vigil.colours'); localStorage.removeItem('vigil.pulsetone');");
        }
    }

    @Test
    void lostConnection_isSaidAtOnce() {
        bedside();
        browser.script("""
            new MutationObserver(() => { window.said ??= performance.now() - began; }).observe(document.querySelector('#overlay'), {attributes: true});
            window.began = performance.now();\
            """);
        Screen.await(clinic.server.stop());
        await().until(() -> browser.text("#overlay-title").equals("NO CONNECTION"));
        var millis = browser.script("return Math.round(said);");
        System.out.println("measured: connection lost to words on screen, ms: " + millis);
        assertTrue(millis instanceof Number, String.valueOf(millis));
    }

    @Test
    void root_leadsToTheOnlyBed() {
        browser.open(clinic.url("/"));
        assertTrue(browser.url().endsWith("/bed/Bed%201"), browser.url());
    }
}
