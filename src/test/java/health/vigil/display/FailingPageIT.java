package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.profile.Condition;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A page whose own code fails must not stand there as if it were live, nor as attended (requirements R39, R61).
class FailingPageIT extends AtTheBedside {
    /// 4 s without a heartbeat, and two looks.
    private static final Duration MISSED = Duration.ofSeconds(7);

    private boolean missed() {
        return clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, ScreenWatch.SCREEN) != null;
    }

    /// How long each sound lasts that the page plays, in tenths of a second, and where it stops one.
    private static final String LISTEN = """
        window.heard = [];
        const {start, stop} = AudioBufferSourceNode.prototype;
        AudioBufferSourceNode.prototype.start = function () { heard.push(Math.round(this.buffer.duration * 10)); return start.call(this); };
        AudioBufferSourceNode.prototype.stop = function () { heard.push('stop'); return stop.call(this); };\
        """;

    @Test
    void drawingThatThrows_isSaidOverAll_isMissedByTheMonitor_andStartsAnew() throws Exception {
        bedside();
        browser.script("""
            window.heard = 0;
            const start = AudioBufferSourceNode.prototype.start;
            AudioBufferSourceNode.prototype.start = function () { heard++; return start.call(this); };
            CanvasRenderingContext2D.prototype.stroke = () => { throw new Error('staged: no ink'); };\
            """);
        await().until(() -> browser.visible(".failed h1"));
        assertEquals("THIS PAGE HAS FAILED", browser.text(".failed h1"));
        assertTrue(browser.text(".failed").contains("starts anew by itself in 6 s"), browser.text(".failed"));
        await().until(() -> browser.script("return window.heard;").equals(1L));
        browser.screenshot("failed-1280");
        await().atMost(MISSED).until(this::missed);
        await().atMost(MISSED).until(() -> browser.text("#tile-spo2 .value").equals("98"));
        await().until(() -> !missed());
        browser.script("CanvasRenderingContext2D.prototype.stroke = () => { throw new Error('again'); };");
        await().until(() -> browser.text(".failed").contains("starts anew by itself in 12 s"));
        browser.script("sessionStorage.clear();");
    }

    /// Nothing throws, but no frame is drawn: as on a computer whose graphics have hung.
    @Test
    void pageThatDrawsNoMore_answersNoHeartbeat_untilItDrawsAgain() {
        bedside();
        browser.script("""
            window.draw = requestAnimationFrame.bind(window);
            window.requestAnimationFrame = next => { window.held = next; return 0; };\
            """);
        await().atMost(MISSED.plusSeconds(2)).until(this::missed);
        browser.script("window.requestAnimationFrame = window.draw; requestAnimationFrame(window.held);");
        await().until(() -> !missed());
        await().until(() -> browser.text("#tile-spo2 .value").equals("98"));
    }

    @ParameterizedTest
    @CsvSource({
        "/bed/Bed%201, setTimeout(() => { throw new Error(); })",
        "/bed/Bed%201, 'dispatchEvent(new PromiseRejectionEvent(\"unhandledrejection\", {promise: Promise.resolve(),"
                + " reason: \"staged\"}))'",
        "/central, 'const get = Map.prototype.get; Map.prototype.get = function (key) { if (key === `Bed 1`) throw new"
                + " Error(); return get.call(this, key); }'",
    })
    void fault_isSaidOnEveryPage(String page, String fault) {
        browser.open(clinic.url(page));
        await().until(() ->
                browser.text(page.equals("/central") ? "#ward" : "#tile-spo2").contains("98"));
        browser.script(fault + ";");
        await().until(() -> browser.visible(".failed h1"));
        browser.script("sessionStorage.clear();");
    }

    @Test
    void alarmThatSounded_goesOnSoundingWithoutAMonitor_andIsNamed() throws Exception {
        bedside();
        goesOnSounding("\\*\\*\\* Severe desaturation");
        browser.screenshot("lost-high-1280");
    }

    @Test
    void alarmThatSounded_goesOnSoundingAtTheCentralPage_andIsNamedWithItsBed() throws Exception {
        browser.open(clinic.url("/central"));
        await().until(() -> browser.text("#ward").contains("98"));
        goesOnSounding("\\*\\*\\* Bed 1: Severe desaturation");
        browser.screenshot("lost-high-central-1280");
    }

    private void goesOnSounding(String named) throws Exception {
        browser.script(LISTEN);
        child.spo2(82);
        await().until(() -> heard(0).length() > 2);
        var before = Integer.parseInt(String.valueOf(browser.script("return heard.length;")));
        var high = String.valueOf(browser.script("return String(heard.at(-1));"));
        Screen.await(clinic.server.stop());
        await().until(() -> browser.visible("#overlay-stood"));
        var stood = browser.text("#overlay-stood");
        assertTrue(stood.matches("(?s)Stood at \\d\\d:\\d\\d:\\s+" + named), stood);
        await().atMost(Duration.ofSeconds(20)).until(() -> heard(before).equals(high + "," + high));
    }

    private static String heard(int from) {
        return String.valueOf(browser.script("return heard.slice(" + from + ").join(',');"));
    }

    @Test
    void pauseThatRan_endsWhenItWouldHaveEnded_audioOffStaysOff() {
        bedside();
        assertEquals("x- m- - xx", browser.script("""
            const {Lasting} = await import('/js/lasting.js');
            const high = {id: 'x', priority: 'HIGH', category: 'OXYGENATION', state: 'sounding'};
            const known = {id: 'k', priority: 'HIGH', category: 'GENERAL', state: 'acknowledged'};
            const medium = {id: 'm', priority: 'MEDIUM', category: 'EQUIPMENT', state: 'sounding'};
            const lasting = new Lasting();
            const heard = (model, at) => { lasting.keep([model, model.house], 0); return lasting.audible(at)?.id ?? '-'; };
            const paused = {state: 'paused', untilWall: 60000};
            return heard({alarms: [known, high], audible: null, audio: paused}, 60000)
                + heard({alarms: [known, high], audible: null, audio: paused}, 59999) + ' '
                + heard({alarms: [high], audible: null, audio: {state: 'off'}, house: {alarms: [medium], audible: medium, audio: null}}, 99000)
                + heard({alarms: [known], audible: null, audio: null}, 99000) + ' '
                + heard({alarms: [], audible: null, audio: null}, 0) + ' '
                + heard({alarms: [high], audible: high, audio: null}, 0) + lasting.audible(99000000).id;\
            """));
    }
}
