package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.profile.Condition;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text that is visible in the main states has the contrast WCAG 2.1 AA asks for (1.4.3): 4.5, large text 3. And
/// what only eyes can see has words for those who listen.
class ContrastIT {
    /// Visible texts below their ratio, each once: ratio, words, where, colours. Disabled controls are exempt.
    private static final String WALK = """
        const channels = text => (text.match(/[\\d.]+/g) ?? []).map(Number);
        const linear = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        const over = ([r, g, b, a = 1], under) => [r, g, b].map((v, i) => v * a + under[i] * (1 - a));
        const behind = node => {
            const layers = [];
            for (let at = node; at; at = at.parentElement) {
                const colour = channels(getComputedStyle(at).backgroundColor);
                layers.push(colour);
                if ((colour[3] ?? 1) === 1) break;
                if (at.matches('dialog, [popover], .overlay')) break;
            }
            return layers.reverse().reduce((under, layer) => over(layer, under), [5, 8, 11]);
        };
        const faint = node => {
            let all = 1;
            for (let at = node; at; at = at.parentElement) all *= Number(getComputedStyle(at).opacity);
            return all;
        };
        const seen = node => {
            const r = node.getBoundingClientRect();
            const x = r.x + r.width / 2, y = r.y + r.height / 2;
            if (!r.width || !r.height || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
            const top = document.elementFromPoint(x, y);
            return node.checkVisibility({visibilityProperty: true, opacityProperty: true}) && (node.contains(top) || top?.contains(node));
        };
        const poor = new Map();
        let count = 0;
        for (const node of document.body.querySelectorAll('*')) {
            const own = [...node.childNodes].filter(c => c.nodeType === 3 && c.data.trim()).map(c => c.data.trim()).join(' ');
            if (!own || node.closest(':disabled, script, noscript, option, [aria-hidden=true]') || !seen(node)) continue;
            count++;
            const style = getComputedStyle(node);
            const back = behind(node);
            const ink = channels(style.color);
            const front = over([...ink.slice(0, 3), (ink[3] ?? 1) * faint(node)], back);
            const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
            const ratio = (high + 0.05) / (low + 0.05);
            const size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            if (ratio < (large ? 3 : 4.5)) {
                const place = (node.closest('[id]')?.id ?? '') + ' ' + node.tagName.toLowerCase() + '.' + node.className;
                poor.set(place, ratio.toFixed(2) + ' ' + own.slice(0, 30) + ' [' + place + ' ' + style.color + ' on ' + back.map(Math.round) + ' ' + size + 'px]');
            }
        }
        return count < %d ? 'only ' + count + ' texts are visible' : [...poor.values()].join('\\n');\
        """;

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

    private static StagedBed mia() {
        return new StagedBed("Mia K.").drug("propofol", 32).pass(30);
    }

    private static void bedside(StagedBed bed) {
        monitor.say(bed);
        Still.clocks(browser, bed.wallMillis());
        browser.open(monitor.url("/bed/Bed%201"));
        await().until(() -> browser.text("#tile-temp .value").equals("36.8"));
    }

    /// In both phases of what flashes.
    private static void isReadable(int leastTexts) {
        for (var phase : List.of(0.1, 0.9)) {
            Still.stand(browser);
            browser.script(
                    "for (const a of document.getAnimations()) a.currentTime = a.effect.getComputedTiming().duration * "
                            + phase + ";");
            assertEquals("", browser.script(WALK.formatted(leastTexts)), "in phase " + phase);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void calmAndAlarms_areReadable(int width) {
        browser.size(width, 800);
        bedside(mia());
        isReadable(30);
        bedside(mia().spo2(82).pulse(140).breaths(16).pass(5));
        isReadable(30);
        bedside(mia().breaths(16).pass(5));
        isReadable(30);
        bedside(mia().clipOn(false).pass(20));
        isReadable(30);
        bedside(mia().pulse(140)
                .pass(5)
                .trouble(Condition.MONITOR_FAULT, "web", "the port is in use")
                .pass(2));
        isReadable(30);
        browser.size(1280, 800);
    }

    @Test
    void latchedAcknowledgedAndPaused_areReadable() {
        bedside(mia().spo2(82).pass(20).spo2(98).pass(20));
        isReadable(30);
        bedside(mia().spo2(82).pulse(140).pass(10).acknowledged());
        isReadable(30);
        bedside(mia().pulse(140).pass(10).alarmPaused(Condition.PULSE_HIGH, 60).audioPaused(60));
        isReadable(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"l", "i", "d", "f", "b", "v", "?", "t"})
    void dialogs_areReadable(String key) {
        bedside(mia());
        browser.press(key);
        await().until(() ->
                browser.script("return document.querySelector('dialog').open;").equals(true));
        isReadable(3);
        browser.escape();
    }

    @Test
    void lostConnection_isReadable() throws IOException {
        try (var gone = new StagedMonitor()) {
            gone.say(mia().spo2(82).pulse(140).pass(5));
            browser.open(gone.url("/bed/Bed%201"));
            await().until(() -> browser.text("#tile-temp .value").equals("36.8"));
            gone.hangUp();
            await().until(() -> browser.visible("#overlay"));
            isReadable(3);
        }
    }

    @Test
    void central_isReadable() {
        browser.size(1920, 1080);
        var parts = StagedMonitor.central();
        mia().spo2(82).pass(5).onCentral(parts, "Bed 1");
        mia().pulse(140).pass(5).onCentral(parts, "Bed 2");
        mia().breaths(16).pass(5).onCentral(parts, "Bed 3");
        mia().onCentral(parts, "Bed 4");
        mia().clipOn(false).pass(20).onCentral(parts, "Bed 5");
        mia().spo2(82).pass(10).acknowledged().onCentral(parts, "Bed 6");
        new StagedBed().onCentral(parts, "Bed 7");
        parts.put(
                "house",
                mia().trouble(Condition.MONITOR_FAULT, "web", "the port is in use")
                        .pass(2)
                        .house());
        monitor.say(parts, 0, mia().wallMillis());
        Still.clocks(browser, mia().wallMillis());
        browser.open(monitor.url("/central"));
        await().until(() -> browser.text("#ward").contains("Bed 7"));
        isReadable(30);
        browser.size(1280, 800);
    }

    @Test
    void whatEyesSee_isAlsoSaid() {
        bedside(mia().spo2(82).pass(5));
        assertEquals(
                "SpO\u2082, 82 %, severe desaturation 82 < 85",
                browser.script("return document.getElementById('tile-spo2').ariaLabel;"));
        assertEquals("[]", String.valueOf(browser.script("""
            const name = n => n.ariaLabel || n.textContent.trim() || n.title || n.labels?.length || n.placeholder;
            return [...document.querySelectorAll('button, [role=button], a, input, select')]
                .filter(n => n.checkVisibility() && !name(n)).map(n => n.outerHTML.slice(0, 90));\
            """)), "what can be pressed has a name");
    }

    /// From the keys of the head over the alarms to the tiles: in the order in which they are read, none left out.
    @Test
    void tabKey_goesThroughEverythingThatCanBePressed() {
        bedside(mia().spo2(82).pass(5));
        var order = browser.script("""
            return [...document.querySelectorAll('a, button:enabled, [tabindex="0"]')].filter(n => n.checkVisibility())
                .map(n => n.id || (n.closest('#alarm-list') ? 'alarm' : n.closest('#keys') ? 'key' : n.className))
                .filter((v, i, all) => v !== all[i - 1]).join(' ');\
            """);
        assertTrue(
                String.valueOf(order)
                        .startsWith("bed-name alarm tile-spo2 tile-pulse tile-etco2 tile-resp tile-nibp tile-temp key"),
                String.valueOf(order));
        assertTrue(browser.script(
                        "return"
                            + " document.querySelectorAll('[tabindex]:not([tabindex=\"0\"]):not([tabindex=\"-1\"])').length;")
                .equals(0L));
    }
}
