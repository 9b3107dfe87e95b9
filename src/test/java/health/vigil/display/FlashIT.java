package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.profile.Condition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requirement R24, as drawn: how often an alarm's colour comes and for what part of the time it is there, by the
/// browser's own timeline and by looking at each frame, at full pace and on a machine that draws 30 frames a second.
class FlashIT {
    private static final String RED = "rgb(229, 21, 27)";
    private static final String YELLOW = "rgb(255, 210, 31)";

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

    @AfterEach
    void unhurried() {
        browser.chromium("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    /// A bedside or central page with an alarm, running.
    private static void show(String page, String priority, boolean ofMonitor) {
        var bed = ofMonitor ? troubled(priority) : child(priority);
        var central = StagedMonitor.central().put("house", bed.house());
        bed.onCentral(central, "Bed 1");
        if (page.equals("bed")) monitor.say(bed);
        else monitor.say(central, bed.millis(), bed.wallMillis());
        Still.clocks(browser, bed.wallMillis());
        browser.open(monitor.url(page.equals("bed") ? "/bed/Bed%201" : "/central"));
    }

    /// With a severe desaturation, a fast pulse or a breath too slow.
    private static StagedBed child(String priority) {
        var bed = new StagedBed("Mia K.");
        return switch (priority) {
            case "HIGH" -> bed.spo2(82).pass(5);
            case "MEDIUM" -> bed.pulse(140).pass(5);
            default -> bed.breaths(16).pass(5);
        };
    }

    /// A calm child, and a monitor with a fault or a disk that is full.
    private static StagedBed troubled(String priority) {
        var condition = priority.equals("HIGH") ? Condition.MONITOR_FAULT : Condition.DISK_FULL;
        return new StagedBed("Mia K.").trouble(condition, "disk", "no room").pass(2);
    }

    private record Seen(double hertz, double bright, double frames) {}

    /// By the timeline: the animation's own period, and the part of it in which the keyframes are bright.
    @SuppressWarnings("unchecked")
    private static Seen planned(String selector, String bright) {
        var told = (List<Number>) browser.script("""
            const node = document.querySelector('%s');
            const [animation] = node.getAnimations();
            const {duration} = animation.effect.getComputedTiming();
            animation.pause();
            let on = 0;
            const looks = 1000;
            for (let i = 0; i < looks; i++) {
                animation.currentTime = 10 * duration + (i + .5) / looks * duration;
                if (getComputedStyle(node).backgroundColor === '%s') on++;
            }
            animation.play();
            return [1000 / duration, on / looks];\
            """.formatted(selector, bright));
        return new Seen(told.get(0).doubleValue(), told.get(1).doubleValue(), 0);
    }

    /// By looking: from rise to rise of the colour in the frames that were drawn, at each of them and at every second.
    @SuppressWarnings("unchecked")
    private static List<Seen> drawn(String selector, String bright) {
        var told = (List<List<Number>>) browser.script("""
            const node = document.querySelector('%s');
            const watch = nth => new Promise(resolve => {
                const rises = [];
                let last = null, on = 0, since = 0, frames = 0, first = 0, all = 0;
                const look = now => {
                    requestAnimationFrame(look);
                    if (all++ %% nth) return;
                    const lit = getComputedStyle(node).backgroundColor === '%s';
                    if (rises.length) { frames++; if (last) on += now - since; }
                    since = now;
                    if (last === false && lit) rises.push(now);
                    last = lit;
                    const span = now - rises[0];
                    if (rises.length > 2 && span > 5000 && lit && rises.at(-1) === now)
                        resolve([1000 * (rises.length - 1) / span, on / span, 1000 * frames / span]);
                };
                requestAnimationFrame(look);
                setTimeout(() => resolve([0, 0, 0]), 20000);
            });
            return await Promise.all([watch(1), watch(2)]);\
            """.formatted(selector, bright));
        return told.stream().map(FlashIT::seen).toList();
    }

    private static Seen seen(List<Number> told) {
        return new Seen(
                told.get(0).doubleValue(),
                told.get(1).doubleValue(),
                told.get(2).doubleValue());
    }

    @ParameterizedTest
    @CsvSource({
        "bed,     .first,     HIGH,   1.4, 2.8, false",
        "bed,     #tile-spo2, HIGH,   1.4, 2.8, false",
        "central, .card .bar, HIGH,   1.4, 2.8, false",
        "bed,     .first,     MEDIUM, 0.4, 0.8, false",
        "bed,     #tile-pulse, MEDIUM, 0.4, 0.8, false",
        "central, .card .bar, MEDIUM, 0.4, 0.8, false",
        "bed,     .first,     HIGH,   1.4, 2.8, true",
        "bed,     .first,     MEDIUM, 0.4, 0.8, true",
        "central, #house button, HIGH, 1.4, 2.8, true",
    })
    void alarm_flashesAsTheStandardSays(
            String page, String selector, String priority, double least, double most, boolean ofMonitor) {
        show(page, priority, ofMonitor);
        await().until(() -> browser.classes(selector).contains("p-" + priority));
        var colour = priority.equals("HIGH") ? RED : YELLOW;
        var planned = planned(selector, colour);
        assertTrue(planned.hertz() >= least && planned.hertz() <= most, planned.toString());
        assertTrue(planned.bright() >= 0.2 && planned.bright() <= 0.6, planned.toString());
        for (var seen : drawn(selector, colour)) {
            System.out.printf(
                    "measured: %s %s %s: %.2f Hz, bright %.0f %%, planned %.2f Hz, %.0f %%, in %.0f frames/s%n",
                    page,
                    selector,
                    priority,
                    seen.hertz(),
                    100 * seen.bright(),
                    planned.hertz(),
                    100 * planned.bright(),
                    seen.frames());
            assertTrue(seen.hertz() >= least && seen.hertz() <= most, seen.toString());
            assertTrue(seen.bright() >= 0.2 && seen.bright() <= 0.6, seen.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"bed, .first", "bed, #tile-resp", "central, .card .bar"})
    void lowAlarm_isSteady(String page, String selector) {
        show(page, "LOW", false);
        await().until(() -> browser.classes(selector).contains("p-LOW"));
        assertEquals(0L, browser.script("return document.querySelector('" + selector + "').getAnimations().length;"));
        assertEquals(
                "rgb(79, 214, 238)",
                browser.script("return getComputedStyle(document.querySelector('" + selector + "')).backgroundColor;"));
    }

    /// Who wants less motion still needs to see an alarm: colour is no motion.
    @ParameterizedTest
    @CsvSource({"bed, .first", "central, .card .bar"})
    void lessMotion_leavesTheFlash(String page, String selector) {
        browser.chromium(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        show(page, "HIGH", false);
        await().until(() -> browser.classes(selector).contains("p-HIGH flash"));
        assertEquals(2, planned(selector, RED).hertz(), 0.01);
    }
}
