package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.profile.Condition;
import health.vigil.profile.Phase;
import health.vigil.vital.Wave;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a person sees in the main states, against pictures that were looked at once. Layout and colours count, letters
/// do not: see [Picture]. A wanted change: `mvn test -Dtest=GoldenPicturesIT -Dgolden=write`, then look at what git
/// says has changed. What differs is left in target/screenshots: the picture and, dark but for it, the difference.
class GoldenPicturesIT {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/screens");

    /// Letters drawn by another machine move the edges of large digits: so many of the cells may differ. The smallest
    /// number on the bedside screen covers 0.4 %.
    private static final double TOLERATED = 0.003;

    private static final int SWEEP_SECONDS = 12;

    private static Browser browser;
    private static StagedMonitor monitor;

    @BeforeAll
    static void open() throws IOException {
        browser = new Browser(true);
        monitor = new StagedMonitor();
        browser.open(monitor.url("/css/base.css"));
        assumeTrue(Still.hasArialsWidths(browser), "pictures need Liberation Sans, Arimo or Arial; none is installed");
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) browser.close();
        if (monitor != null) monitor.close();
    }

    private static StagedBed mia() {
        return new StagedBed("Mia K.")
                .drug("propofol", 32)
                .phase(Phase.PROCEDURE)
                .pass(120);
    }

    private static void bedside(StagedBed bed) {
        browser.size(1280, 800);
        open(monitor, bed);
    }

    private static void open(StagedMonitor monitor, StagedBed bed) {
        monitor.say(bed);
        Still.clocks(browser, bed.wallMillis());
        browser.open(monitor.url("/bed/Bed%201"));
        await().until(() -> browser.text("#tile-temp .value").equals("36.8"));
    }

    private static void looksAs(String name) throws IOException {
        looksAs(browser, name);
    }

    private static void looksAs(Browser browser, String name) throws IOException {
        Still.stand(browser);
        var now = Picture.of(browser.picture());
        var file = GOLDEN.resolve(name + ".png");
        if ("write".equals(System.getProperty("golden")))
            now.write(Files.createDirectories(GOLDEN).resolve(name + ".png"));
        var golden = Picture.read(file);
        var differing = golden.difference(now);
        if (differing > TOLERATED) {
            browser.screenshot("golden-" + name + "-now");
            golden.differing(now).write(Path.of("target", "screenshots", "golden-" + name + "-difference.png"));
        }
        assertTrue(
                differing <= TOLERATED,
                () -> "%s: %.2f %% of the screen looks different, %.1f %% may; see target/screenshots/golden-%s-*.png"
                        .formatted(name, 100 * differing, 100 * TOLERATED, name));
    }

    @Test
    void calm() throws IOException {
        bedside(mia());
        assertEquals("No alarms", browser.text("#first-text"));
        looksAs("bedside-calm");
    }

    @Test
    void medium() throws IOException {
        bedside(mia().pulse(140).pass(5));
        assertEquals("**", browser.text("#first-mark"));
        looksAs("bedside-medium");
    }

    @Test
    void high() throws IOException {
        bedside(mia().spo2(82).breaths(12).pass(5));
        assertEquals("***", browser.text("#first-mark"));
        looksAs("bedside-high");
    }

    /// Graver than what the child has: large, in red, with its reason.
    @Test
    void monitorFault() throws IOException {
        bedside(mia().pulse(140)
                .pass(5)
                .trouble(Condition.MONITOR_FAULT, "web", "the port is in use")
                .pass(2));
        assertEquals("***", browser.text("#first-mark"));
        looksAs("bedside-monitor-fault");
    }

    /// The rate of the ECG is the large one, with its own limits; the pulse beside it.
    @Test
    void slowHeart() throws IOException {
        bedside(mia().heart(48).pulse(120).pass(20));
        assertEquals("HR", browser.text("#tile-pulse h2"));
        looksAs("bedside-heart");
    }

    @Test
    void threeWaves() throws IOException {
        waves("bedside-waves", 1280, 800, Wave.PLETH, Wave.CO2, Wave.RESP);
    }

    @Test
    void allWaves() throws IOException {
        waves("bedside-waves-ecg", 1920, 1080, Wave.ECG, Wave.PLETH, Wave.CO2, Wave.RESP);
        waves("phone-waves-ecg", 390, 1600, Wave.ECG, Wave.PLETH, Wave.CO2, Wave.RESP);
    }

    private static void waves(String name, int width, int height, Wave... waves) throws IOException {
        var bed = mia().heart(104).pass(2);
        browser.size(width, height);
        monitor.waves(bed.waves(SWEEP_SECONDS, waves));
        try {
            open(monitor, bed);
            await().until(() -> browser.script("""
                return [...document.querySelectorAll('.wave')].filter(node => node.checkVisibility()).length;\
                """).equals((long) waves.length));
            browser.screenshot(name);
            looksAs(name);
        } finally {
            monitor.waves(new JsonArray());
            browser.size(1280, 800);
        }
    }

    @Test
    void latched() throws IOException {
        bedside(mia().spo2(82).pass(20).spo2(98).pass(20));
        assertTrue(browser.text("#first-meta").contains("over"));
        looksAs("bedside-latched");
    }

    @Test
    void paused() throws IOException {
        bedside(mia().spo2(82).pass(5).audioPaused(120).pass(5));
        assertTrue(browser.text("#audio-text").startsWith("AUDIO PAUSED"));
        looksAs("bedside-paused");
    }

    @Test
    void probeOff() throws IOException {
        bedside(mia().clipOn(false).pass(20));
        assertEquals("---", browser.text("#tile-spo2 .value"));
        looksAs("bedside-probe-off");
    }

    @Test
    void recovery() throws IOException {
        bedside(mia().phase(Phase.RECOVERY_1).pass(60));
        looksAs("bedside-recovery");
    }

    @Test
    void disconnected() throws IOException {
        try (var gone = new StagedMonitor()) {
            browser.size(1280, 800);
            open(gone, mia());
            gone.hangUp();
            await().until(() -> browser.visible("#overlay"));
            looksAs("bedside-disconnected");
        }
    }

    /// What stood is named, and nothing else of it is left.
    @Test
    void disconnectedDuringAnAlarm() throws IOException {
        try (var gone = new StagedMonitor()) {
            browser.size(1280, 800);
            open(gone, mia().spo2(82).breaths(12).pass(5));
            gone.hangUp();
            await().until(() -> browser.visible("#overlay-stood"));
            looksAs("bedside-disconnected-high");
        }
    }

    @Test
    void failed() throws IOException {
        bedside(mia().spo2(82).pass(5));
        browser.script("setTimeout(() => { throw new Error(); });");
        await().until(() -> browser.visible(".failed"));
        browser.script("sessionStorage.clear();");
        looksAs("bedside-failed");
    }

    @Test
    void phone() throws IOException {
        browser.size(390, 844);
        open(monitor, mia().spo2(82).pass(5));
        looksAs("phone-high");
    }

    @Test
    void central() throws IOException {
        monitor.say(ward(), 0, new StagedBed("Mia K.").wallMillis());
        browser.size(1920, 1080);
        browser.open(monitor.url("/central"));
        await().until(() -> browser.script("return document.querySelectorAll('.card').length;")
                .equals(64L));
        looksAs("central-64");
    }

    @Test
    void centralDisconnectedDuringAlarms() throws IOException {
        try (var gone = new StagedMonitor()) {
            var bed = new StagedBed("Mia K.");
            gone.say(ward(), 0, bed.wallMillis());
            browser.size(1280, 800);
            Still.clocks(browser, bed.wallMillis());
            browser.open(gone.url("/central"));
            await().until(() -> browser.script("return document.querySelectorAll('.card').length;")
                    .equals(64L));
            gone.hangUp();
            await().until(() -> browser.visible("#overlay-stood"));
            looksAs("central-disconnected-high");
        }
    }

    /// A browser that may not play before somebody touches the page.
    @Test
    void muted() throws IOException {
        try (var mute = new Browser(false)) {
            var bed = mia();
            monitor.say(bed);
            mute.size(1280, 800);
            mute.open(monitor.url("/css/base.css"));
            Still.clocks(mute, bed.wallMillis());
            mute.open(monitor.url("/bed/Bed%201"));
            await().until(() -> mute.visible("#mute-bar"));
            await().until(() -> mute.text("#tile-temp .value").equals("36.8"));
            looksAs(mute, "bedside-muted");
        }
    }

    /// 64 beds: 6 grave, 6 with a medium alarm, 36 calm, 16 empty.
    private static JsonObject ward() {
        var parts = StagedMonitor.central();
        for (int i = 1; i <= 64; i++) {
            var bed = i > 48 ? new StagedBed() : mia();
            if (i % 10 == 3) bed = mia().spo2(82).pass(5);
            if (i % 10 == 7) bed = mia().pulse(140).pass(5);
            bed.onCentral(parts, "Bed " + i);
        }
        return parts;
    }

    /// The measure itself: letters drawn a little differently are the same picture, the smallest number missing is not.
    @Test
    void otherLetters_areTheSamePicture_aMissingNumberIsNot() {
        bedside(mia());
        Still.stand(browser);
        var usual = Picture.of(browser.picture());
        browser.script("document.body.style.textRendering = 'geometricPrecision';"
                + "document.body.style.letterSpacing = '0.3px';");
        var letters = usual.difference(Picture.of(browser.picture()));
        browser.script("document.body.style.letterSpacing = '';"
                + "document.querySelector('#tile-temp .value').style.visibility = 'hidden';");
        var missing = usual.difference(Picture.of(browser.picture()));
        System.out.printf(
                "measured: of the picture differ: other letters %.4f, a missing number %.4f%n", letters, missing);
        assertTrue(letters <= TOLERATED, "other letters: " + letters);
        assertTrue(missing > TOLERATED, "a missing number: " + missing);
    }
}
