package health.vigil.display;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmState;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Alarms on the bedside page in a real browser: seen, heard, acknowledged, paused, turned off.
class BedsideAlarmsIT extends AtTheBedside {
    @Test
    void desaturation_isRedAndAcknowledgedByKey() throws IOException {
        bedside();
        child.spo2(82);
        await().until(() -> browser.text("#first-text").contains("Severe desaturation 82 < 85"));
        assertEquals("***", browser.text("#first-mark"));
        assertTrue(browser.classes(".first").contains("p-HIGH flash"));
        assertTrue(browser.classes("#tile-spo2").contains("p-HIGH flash"));
        assertTrue(browser.text("#tile-spo2 .limits .hit").contains("85"));
        child.pulse(140);
        child.breaths(12);
        await().until(() -> browser.text("#others").contains("Pulse high"));
        browser.screenshot("bedside-alarm-1280");
        browser.press("a");
        await().until(() -> browser.text("#first-meta").contains("acknowledged by bedside"));
        assertFalse(browser.classes(".first").contains("flash"));
        for (var lasting : List.of(".first", "#tile-spo2"))
            assertEquals("rgb(229, 21, 27)", background(lasting), lasting);
        child.spo2(97);
        await().until(() -> !browser.text("#first-text").contains("desaturation"));
    }

    /// Requirement R24, as drawn: how often the banner turns from dark to bright, and for what part it is bright.
    @Test
    void flashing_hasTheRatesOfTheStandard() {
        bedside();
        child.spo2(82);
        await().until(() -> browser.classes(".first").contains("p-HIGH flash"));
        var red = flashes("rgb(229, 21, 27)");
        assertTrue(red.hertz() >= 1.4 && red.hertz() <= 2.8, red.toString());
        assertTrue(red.bright() >= 0.2 && red.bright() <= 0.6, red.toString());
        child.spo2(98);
        browser.press("a");
        await().until(() -> browser.text("#first-text").equals("No alarms"));
        child.pulse(140);
        await().until(() -> browser.classes(".first").contains("p-MEDIUM flash"));
        var yellow = flashes("rgb(255, 210, 31)");
        assertTrue(yellow.hertz() >= 0.4 && yellow.hertz() <= 0.8, yellow.toString());
        assertTrue(yellow.bright() >= 0.2 && yellow.bright() <= 0.6, yellow.toString());
    }

    private static Object background(String selector) {
        return browser.script("return getComputedStyle(document.querySelector('" + selector + "')).backgroundColor;");
    }

    private record Flashing(double hertz, double bright) {}

    private static Flashing flashes(String brightColour) {
        @SuppressWarnings("unchecked")
        var measured = (List<Number>) browser.script("""
            const node = document.querySelector('.first');
            return await new Promise(resolve => {
                const rises = [];
                let last = null, bright = 0, since = performance.now(), began = null;
                const look = now => {
                    const on = getComputedStyle(node).backgroundColor === '%s';
                    if (began !== null && on) bright += now - since;
                    since = now;
                    if (last === false && on) {
                        rises.push(now);
                        began ??= now;
                        if (rises.length === 4) {
                            const span = now - rises[0];
                            return resolve([3000 / span, bright / span]);
                        }
                    }
                    last = on;
                    requestAnimationFrame(look);
                };
                requestAnimationFrame(look);
                setTimeout(() => resolve([0, 0]), 12000);
            });\
            """.formatted(brightColour));
        return new Flashing(measured.get(0).doubleValue(), measured.get(1).doubleValue());
    }

    @Test
    void selfEndedHighAlarm_staysUntilAcknowledged() throws IOException {
        bedside();
        child.spo2(82);
        await().until(() -> browser.text("#first-text").contains("desaturation"));
        child.spo2(97);
        await().until(() -> browser.text("#first-meta").contains("over"));
        assertFalse(browser.classes("#tile-spo2").contains("p-HIGH"));
        assertEquals("", browser.text("#tile-spo2 .limits .hit"));
        browser.screenshot("bedside-latched-1280");
        browser.click("#alarm-list .touch");
        await().until(() -> browser.text("#first-text").equals("No alarms"));
    }

    /// The page has not heard of its rise yet: an id would still be that of the same alarm.
    @Test
    void alarmThatRoseWhileTheOrderWasUnderWay_isNotAcknowledged() {
        try (var wire = new HeldWire(clinic.vertx, clinic.server.port())) {
            browser.open("http://127.0.0.1:" + wire.port() + "/bed/Bed%201");
            child.breaths(12);
            await().until(() -> browser.text("#first-text").contains("Slowed breathing")
                    && browser.text("#first-mark").equals("**"));
            wire.hold();
            child.breaths(8);
            await().until(() -> breathing().priority() == Priority.HIGH);
            browser.press("a");
            wire.release();
            await().until(
                            () -> browser.text("#toast"),
                            equalTo("Not done: slowed breathing: it has become high since"));
            assertTrue(breathing().unacknowledged());
            await().until(() -> browser.text("#first-mark").equals("***"));
            browser.press("a");
            await().until(() -> !breathing().unacknowledged());
            browser.open("about:blank");
        }
    }

    private Alarm breathing() {
        return requireNonNull(clinic.bed("Bed 1").state().alarm(Condition.RESPIRATION_LOW, ""));
    }

    @Test
    void pause_countsDownAndCanBeEnded() throws IOException {
        bedside();
        child.spo2(82);
        await().until(() -> browser.text("#first-text").contains("desaturation"));
        browser.press("p");
        await().until(() -> browser.text("#audio-text").startsWith("AUDIO PAUSED"));
        await().until(() -> browser.text("#audio-text").compareTo("AUDIO PAUSED 0:59") <= 0);
        browser.screenshot("bedside-paused-1280");
        browser.press("r");
        await().until(() -> browser.text("#audio-text").equals("Sound on"));
    }

    @Test
    void alarm_soundsAndFallsSilentWhenAcknowledged() {
        bedside();
        assertEquals("on", browser.script("return document.getElementById('audio').classList[1];"));
        child.spo2(82);
        await().until(() -> clinic.bed("Bed 1").state().audible() != null);
        await().until(() -> clinic.bed("Bed 1").state().alarms().stream()
                .noneMatch(a -> a.condition() == Condition.DISPLAY_FAILED));
    }

    @Test
    void alarmOfTheMonitor_soundsHere_andIsAcknowledgedByKey() {
        bedside();
        browser.script("""
            window.bursts = 0;
            const start = AudioBufferSourceNode.prototype.start;
            AudioBufferSourceNode.prototype.start = function () { window.bursts++; return start.call(this); };\
            """);
        var house = clinic.ward.house();
        house.report(Condition.MONITOR_FAULT, "web", "the port is in use");
        await().until(() -> browser.script("return window.bursts > 0;").equals(true));
        browser.press("a");
        await().until(() -> house.state().audible() == null);
        assertTrue(house.state().alarm(Condition.MONITOR_FAULT, "web").state() instanceof AlarmState.Acknowledged);
    }

    /// In the banner and the list by its priority, with its reason, as an alarm of the bed stands there.
    @Test
    void alarmOfTheMonitor_standsAmongTheBeds_andIsAcknowledgedInTheList() {
        bedside();
        child.pulse(140);
        await().until(() -> browser.text("#first-text").contains("Pulse high"));
        clinic.ward.house().report(Condition.MONITOR_FAULT, "web", "the port is in use");
        await().until(() -> browser.classes(".first").contains("p-HIGH flash"));
        assertTrue(browser.text("#first-text").contains("onitor fault"), browser.text("#first-text"));
        assertTrue(browser.text("#first-why").contains("the port is in use"), browser.text("#first-why"));
        assertTrue(browser.text("#first-meta").endsWith("monitor"), browser.text("#first-meta"));
        assertTrue(browser.text("#others").contains("Pulse high"), browser.text("#others"));
        assertEquals("(2)", browser.text("#alarm-count"));
        assertTrue(browser.text("#alarm-list li").contains("monitor"), browser.text("#alarm-list li"));
        browser.click("#alarm-list .touch");
        await().until(() -> !browser.classes(".first").contains("flash"));
        assertTrue(browser.text("#first-meta").endsWith("acknowledged by bedside"), browser.text("#first-meta"));
        assertTrue(
                clinic.ward
                                .house()
                                .state()
                                .alarm(Condition.MONITOR_FAULT, "web")
                                .state()
                        instanceof AlarmState.Acknowledged);
        assertTrue(browser.classes("#others li").contains("flash"), "the child's own is nobody's yet");
    }

    /// What counts seconds or takes turns is not read aloud each time.
    @Test
    void eachAlarm_isSpokenOnce_andItsEndToo() {
        bedside();
        browser.script("""
            const said = window.said = [];
            const hear = node => new MutationObserver(all => all.forEach(one => one.addedNodes.forEach(added =>
                said.push(node.ariaLive + ': ' + added.textContent.trim())))).observe(node, {childList: true, subtree: true, characterData: true});
            for (const node of document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')) hear(node);\
            """);
        child.spo2(80);
        child.pulse(160);
        await().until(() -> browser.text("#first-turn").endsWith("/2"));
        var first = browser.text("#first-text");
        await().until(() -> !browser.text("#first-text").equals(first));
        clinic.ward.house().report(Condition.DISK_FULL, "disk", "2 % left");
        await().until(() -> said().contains("monitor, medium: Disk almost full"));
        child.spo2(98);
        await().until(() -> said().contains("over."));
        var spoken = List.of(said().split("\n"));
        assertEquals(
                1,
                spoken.stream()
                        .filter(one -> one.startsWith("assertive: Bed 1, high: Severe desaturation 80 < 85"))
                        .count(),
                said());
        assertEquals(
                1,
                spoken.stream()
                        .filter(one -> one.startsWith("assertive: Bed 1, high: Pulse high"))
                        .count(),
                said());
        assertTrue(spoken.contains("polite: Bed 1: Severe desaturation 80 < 85: over."), said());
        assertEquals(spoken.size(), spoken.stream().distinct().count(), said());
    }

    private static String said() {
        return String.valueOf(browser.script("return said.join('\\n');"));
    }

    @Test
    void graverSound_isTheOneHeard_theBedsOwnIfEqual() {
        bedside();
        var heard = browser.script("""
            const {graver} = await import('/js/sound.js');
            const low = {id: 'l', priority: 'LOW'}, high = {id: 'h', priority: 'HIGH'}, also = {id: 'a', priority: 'HIGH'};
            return [graver(low, high), graver(high, low), graver(high, also), graver(null, low), graver(high, undefined)]
                .map(a => a.id).join('') + graver(undefined, null);\
            """);
        assertEquals("hhhlhnull", heard);
    }

    @Test
    void drawnAlarm_isConfirmedWithEachHeartbeat() {
        bedside();
        child.spo2(82);
        await().until(() -> browser.text("#first-text").contains("desaturation"));
        browser.script("""
            window.seen = 0;
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (text) {
                if (JSON.parse(text).type === 'seen') window.seen++;
                return send.call(this, text);
            };\
            """);
        await().until(() -> browser.script("return window.seen > 2;").equals(true));
    }

    @Test
    void alarmPaused_takesTwoTouches_andIsSaidUntilItIsOnAgain() throws IOException {
        bedside();
        child.pulse(140);
        await().until(() -> browser.text("#first-text").contains("Pulse high"));
        browser.click("#tile-pulse");
        browser.screenshot("bedside-alarm-dialog-1280");
        press("pulse high", "Pause 1 min");
        await().until(() -> browser.text("#first-text").equals("Pulse high 140 > 131 \u2013 its alarm is paused"));
        await().until(() -> browser.text("#tile-pulse .tag").startsWith("0:"));
        assertTrue(browser.text("#offs").startsWith("PULSE HIGH PAUSED 0:"), browser.text("#offs"));
        assertTrue(browser.visible("#tile-pulse .tag .symbol.paused .cross"));
        assertTrue(browser.classes("#offs").contains("present"));
        browser.screenshot("bedside-alarm-paused-1280");
        browser.click("#offs");
        await().until(() -> browser.text("dialog .what").contains("now: pulse high 140 > 131"));
        press("pulse high", "Turn on");
        await().until(() -> browser.text("#first-text").contains("Pulse high"));
        assertFalse(browser.visible("#tile-pulse .tag"));
        assertFalse(browser.visible("#offs"));
    }

    @Test
    void alarmOff_wantsAReason_andOutlivesTheReload() throws IOException {
        bedside();
        child.breaths(12);
        await().until(() -> browser.text("#first-text").contains("Slowed breathing"));
        browser.click("#alarm-list .switch");
        press("slowed breathing", "Off \u2026");
        browser.screenshot("bedside-alarm-off-dialog-1280");
        press("slowed breathing", "artefact");
        await().until(() -> browser.text("#tile-resp .tag").equals("1 OFF"));
        bedside();
        await().untilAsserted(() -> assertEquals("SLOWED BREATHING OFF", browser.text("#offs")));
        assertTrue(browser.visible("#tile-resp .limits .struck"));
        browser.press("l");
        await().until(() -> browser.text("dialog table").contains("OFF"));
        browser.screenshot("bedside-limits-off-1280");
        browser.escape();
        assertTrue(browser.text("#event-list").contains("Slowed breathing: alarm off: artefact"));
        browser.screenshot("bedside-alarm-off-1280");
    }

    @Test
    void sensorOff_isPausedOfThisSensorOnly() {
        bedside();
        child.clipOn(false);
        await().until(() -> browser.text("#first-text").contains("Sensor off"));
        browser.click("#alarm-list .switch");
        press("sensor off (clip)", "Pause 1 min");
        await().until(() -> browser.text("#offs").startsWith("SENSOR OFF (CLIP) PAUSED 0:"));
        assertEquals("clip", clinic.bed("Bed 1").state().off().getFirst().subject());
        browser.click("#offs");
        press("sensor off (clip)", "Turn on");
        await().until(() -> browser.text("#first-text").contains("Sensor off"));
        assertFalse(browser.visible("#offs"));
    }

    /// Nor is one that no limit can raise.
    @Test
    void alarmThatMayNeverBeOff_isOfferedNoButton() {
        bedside();
        browser.click("#tile-spo2");
        await().until(() -> browser.text("dialog h1").equals("Alarms of SpO\u2082"));
        assertEquals("severe desaturation: always on, 0 buttons\nSpO2 low: always on, 0 buttons", browser.script("""
            return [...document.querySelectorAll('dialog .switch')]
                .map(r => r.querySelector('b').textContent + ': ' + r.querySelector('span').textContent
                    + ', ' + r.querySelectorAll('button').length + ' buttons').join('\\n');\
            """));
        browser.escape();
    }

    @Test
    void alarmOfTheMonitor_isPausedHere() throws IOException {
        bedside();
        var house = clinic.ward.house();
        house.report(Condition.PAGER_FAILED, "pager ward", "refused");
        await().until(() -> browser.text("#first-text").contains("Page not delivered"));
        browser.press("2");
        await().until(() -> house.state().audible() == null);
        await().until(() -> browser.text("#audio-text").startsWith("AUDIO PAUSED (monitor) 1:5"));
        browser.screenshot("bedside-monitor-paused-1280");
        browser.press("r");
        await().until(() -> house.state().audible() != null);
        assertEquals("Sound on", browser.text("#audio-text"));
    }

    /// Presses a button of the form in the row of a condition.
    private static void press(String condition, String button) {
        await().until(() -> browser.script("""
            const row = [...document.querySelectorAll('dialog .switch')]
                .find(r => r.querySelector('b').textContent === '%s');
            const button = [...(row?.querySelectorAll('button') ?? [])].find(b => b.textContent === '%s');
            button?.click();
            return Boolean(button);\
            """.formatted(condition, button)).equals(true));
    }

    @Test
    void equalAlarms_areLargeInTurn() {
        bedside();
        child.spo2(80);
        child.pulse(160);
        await().until(() -> browser.text("#first-turn").endsWith("/2")
                || browser.text("#first-turn").endsWith("/3"));
        var first = browser.text("#first-text");
        await().until(() -> !browser.text("#first-text").equals(first));
        assertTrue(browser.text("#others").contains(first.substring(0, 5)), "the other one is still to be seen");
        browser.press("a");
        await().until(() -> browser.text("#first-turn").isEmpty());
    }
}
