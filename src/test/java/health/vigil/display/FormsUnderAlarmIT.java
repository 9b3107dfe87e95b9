package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.AlarmState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// An open form neither holds back what silences an alarm, nor gives a dose twice, nor loses a limit without a word.
class FormsUnderAlarmIT extends AtTheBedside {
    private static final List<String> FORMS = List.of("d", "l", "t", "i", "f", "b", "v", "w", "s", "?");

    /// What is wrong with the line of the alarm in an open form.
    private static final String WRONG = """
        if (document.activeElement.closest('.attention')) return 'Enter would acknowledge';
        document.querySelector('#dialog').scrollTop = 0;
        const line = document.querySelector('.attention > div').getBoundingClientRect();
        const form = document.querySelector('#dialog').getBoundingClientRect();
        if (line.top < form.top || line.right > form.right) return 'it leaves the form';
        const phases = [...document.querySelectorAll('.first, .attention > div')].flatMap(part => part.getAnimations()).map(one => one.startTime);
        if (phases.length !== 2 || phases[0] !== phases[1]) return 'it flashes out of step: ' + phases;
        const title = document.querySelector('#dialog h1');
        const below = title.nextElementSibling.getBoundingClientRect();
        return line.bottom > below.top ? 'it covers what is below the title' : '';\
        """;

    @Test
    void alarmWhileAFormIsOpen_isAcknowledgedAndPausedInIt_andNothingMoves() throws IOException {
        bedside();
        browser.press("d");
        browser.type("dialog input[name=drug]", "propofol");
        browser.type("dialog input[name=mg]", "30");
        assertFalse(browser.visible(".attention"), "calm");
        var before = places();
        child.spo2(80);
        await().until(() -> browser.text(".attention b").contains("evere desaturation"));
        browser.screenshot("form-under-alarm");
        assertEquals(before, places(), "what is touched may not move under the finger");
        browser.click(".attention .pause");
        await().until(() -> browser.text("#audio-text").startsWith("AUDIO PAUSED"));
        browser.click(".attention .accept");
        await().until(() -> clinic.bed("Bed 1").state().alarms().stream()
                .allMatch(alarm -> alarm.state() instanceof AlarmState.Acknowledged));
        await().until(() -> !browser.visible(".attention"));
        assertEquals("30", browser.script("return document.activeElement.value;"), "and the cursor stays");
        browser.active(Keys.ENTER.toString());
        await().until(() -> clinic.bed("Bed 1").state().drugs().size() == 1);
    }

    @Test
    void everyForm_andAQuestionInFrontOfOne_showsTheAlarmInItsTitleLine() throws IOException {
        bedside();
        child.spo2(80);
        await().until(() -> browser.text("#first-text").contains("desaturation"));
        for (var key : FORMS) {
            browser.press(key);
            await(key).until(() -> browser.visible("dialog[open]"));
            assertTrue(browser.visible(".attention .accept"), key);
            assertEquals("", browser.script(WRONG), key);
            browser.screenshot("form-under-alarm-" + (key.equals("?") ? "help" : key));
            browser.script("document.querySelector('dialog[open]').close();");
        }
        browser.press("d");
        browser.type("dialog input[name=drug]", "fentanyl");
        browser.type("dialog input[name=mg]", "30");
        browser.click("dialog button.primary");
        await().until(() -> browser.visible(".question .attention .accept"));
        browser.screenshot("question-under-alarm");
        browser.click(".question .attention .accept");
        await().until(() -> !browser.visible(".question .attention"));
        assertTrue(browser.visible(".question .yes"), "it still waits for its answer");
        browser.escape();
    }

    @Test
    void keysOfAlarms_passThroughAFormWithoutAField() {
        bedside();
        child.spo2(80);
        await().until(() -> browser.text("#first-text").contains("desaturation"));
        browser.press("t");
        await().until(() -> browser.visible("canvas.trend"));
        browser.press("a");
        await().until(() -> browser.text("#first-meta").contains("acknowledged"));
        assertTrue(browser.visible("canvas.trend"));
        browser.escape();
    }

    @Test
    void enterTwice_givesOneDose() {
        try (var wire = through()) {
            wire.hold();
            browser.click("dialog button.primary");
            assertEquals(
                    true,
                    browser.script("return document.querySelector('dialog button.primary').disabled;"),
                    "until the monitor has answered");
            browser.type("dialog input[name=mg]", Keys.ENTER.toString());
            browser.script("document.querySelector('dialog form').requestSubmit();");
            wire.release();
            await().until(() -> !browser.visible("dialog"));
            browser.press("w");
            browser.type("dialog input[name=name]", "Ann");
            assertEquals(1, clinic.bed("Bed 1").state().drugs().size());
            browser.open("about:blank");
        }
    }

    @Test
    void doseWithoutAnAnswer_isSaidToBeUnknown() throws IOException {
        try (var wire = through()) {
            wire.hold();
            browser.click("dialog button.primary");
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> browser.text("dialog .doubt").startsWith("No answer came: it may or may not"));
            wire.release();
            await().until(() -> !browser.visible("#overlay"));
            browser.screenshot("form-unanswered");
            assertEquals("30", browser.script("return document.querySelector('dialog input[name=mg]').value;"));
            assertEquals(false, browser.script("return document.querySelector('dialog button.primary').disabled;"));
            browser.open("about:blank");
        }
    }

    /// A dose that is ready to be sent over a wire that can be held.
    private HeldWire through() {
        var wire = new HeldWire(clinic.vertx, clinic.server.port());
        browser.open("http://127.0.0.1:" + wire.port() + "/bed/Bed%201");
        await().until(() -> browser.text("#tile-spo2 .value").equals("98"));
        browser.press("d");
        browser.type("dialog input[name=drug]", "propofol");
        browser.type("dialog input[name=mg]", "30");
        return wire;
    }

    @Test
    void limitTypedAndNotSet_isNamedBeforeTheEditorIsLeft() throws IOException {
        bedside();
        browser.press("l");
        var field = "dialog input[data-limit='SPO2_LOW HIGH']";
        browser.type(field, Keys.chord(Keys.CONTROL, "a") + "88");
        browser.click("dialog .row .primary");
        await().until(() -> browser.text(".question .words").equals("SpO2 low, high: 88 typed, 90 holds"));
        browser.screenshot("limit-not-set");
        browser.click(".question .row button:last-child");
        await().until(() -> !browser.visible(".question"));
        assertEquals("88", browser.script("return document.querySelector(\"" + field + "\").value;"));
        browser.script("document.querySelector('dialog .sources').focus();");
        for (int i = 0; i < 2; i++) {
            browser.active(Keys.ESCAPE.toString());
            await().until(() -> browser.visible(".question"));
            browser.active(Keys.ESCAPE.toString());
            await().until(() -> !browser.visible(".question"));
            assertTrue(browser.visible("dialog table.limits"), "Esc means no");
            browser.script("document.querySelector('dialog .sources').focus();");
        }
        browser.active(Keys.ESCAPE.toString());
        browser.click(".question .yes");
        await().until(() -> !browser.visible("dialog"));
    }

    private static String places() {
        return String.valueOf(browser.script("""
            return [...document.querySelectorAll('dialog input, dialog button:not(.attention button), dialog')]
                .map(part => JSON.stringify(part.getBoundingClientRect())).join();\
            """));
    }
}
