package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.AlarmState;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Letters steer the page only if a person means it.
class SteeringKeysIT extends AtTheBedside {
    @AfterEach
    void lettersAgain() {
        if (browser.url().startsWith("http")) browser.script("localStorage.clear();");
    }

    @Test
    void whatAScannerTypes_steersNothing_andALetterAloneDoes() {
        bedside();
        child.spo2(80);
        await().until(() -> browser.text("#first-text").contains("desaturation"));
        browser.script(
                "window.asked = []; const send = WebSocket.prototype.send; WebSocket.prototype.send = function (text)"
                        + " { if (text.includes('\"do\"')) asked.push(JSON.parse(text).what); return send.call(this,"
                        + " text); };");
        browser.script("document.querySelector('#alarm-list [role=button], #alarm-list button').focus();");
        browser.script("""
            for (const key of ['Shift', 'P', 'A', 'N', '4', '7', '1', '1', 'd', 'Enter']) {
              const pressed = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true});
              if (document.activeElement.dispatchEvent(pressed) && key === 'Enter') document.activeElement.click();
            }\
            """);
        await().until(() -> {
            browser.press("t");
            return browser.visible("canvas.trend");
        });
        assertEquals("", browser.script("return asked.join();"), "nothing was ordered");
        browser.press("a");
        await().until(() -> clinic.bed("Bed 1").state().alarms().stream()
                .allMatch(alarm -> alarm.state() instanceof AlarmState.Acknowledged));
        assertEquals("acknowledge", browser.script("return asked.join();"));
        browser.escape();
    }

    @Test
    void lettersThatAreOff_doNothing_andTheButtonsStillDo() throws IOException {
        bedside();
        browser.press("v");
        browser.click("dialog input[name=letters]");
        browser.screenshot("settings-letters");
        browser.escape();
        bedside();
        browser.press("d");
        browser.script("document.querySelector('#keys button:last-child').click();");
        await().until(() -> browser.text("dialog h1").equals("Keys"));
        assertTrue(browser.text("dialog").contains("The letters are off on this screen"));
        browser.escape();
    }

    @Test
    void noKeyOpensAForm_whileABoardStands_andAFormThatOpensLiesBelowIt() throws IOException {
        bedside();
        Screen.await(clinic.server.stop());
        await().until(() -> browser.visible("#overlay"));
        browser.press("d");
        browser.script("await new Promise(drawn => setTimeout(drawn, 100)); document.querySelector('#keys"
                + " button:last-child').focus();");
        assertEquals(true, browser.script("return document.activeElement === document.body;"), "no button either");
        assertFalse(browser.visible("dialog"));
        browser.script(
                "document.querySelector('#dialog').append('a form'); document.querySelector('#dialog').showModal();");
        await().until(() -> shaded(40, 150));
        browser.screenshot("board-over-a-form");
    }

    @Test
    void pageThatHasFailed_letsNoFormInFrontOfThat() throws IOException {
        bedside();
        browser.script("setTimeout(() => { throw new Error('made to fail'); });");
        await().until(() -> browser.visible(".failed"));
        browser.press("d");
        browser.script(
                "await new Promise(drawn => setTimeout(drawn, 100)); document.querySelector('#dialog').showModal();");
        await().until(() -> !browser.visible("dialog"));
        assertEquals(true, browser.script("return document.querySelector('.failed').matches(':popover-open');"));
        browser.screenshot("failed-over-a-form");
    }

    /// Under the board's shade a form is nearly black.
    private static boolean shaded(int x, int y) throws IOException {
        var colour = new Color(
                ImageIO.read(new ByteArrayInputStream(browser.picture())).getRGB(x, y));
        return colour.getRed() + colour.getGreen() + colour.getBlue() < 30;
    }
}
