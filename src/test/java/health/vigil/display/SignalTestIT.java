package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.SignalTest.Outcome;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requirement R28: lights and sound are tried before a sedation, or somebody says that they are not.
class SignalTestIT extends AtTheBedside {
    @BeforeEach
    void anotherChild_withoutTest() {
        var bed = clinic.bed("Bed 1");
        var another = new Patient("4712", "Ben", 1_600, 16.4);
        bed.submit(new Input.Admitted(bed.clock().now(), "Ann", another, CalmBed.FOUR_YEARS));
        bedside();
        await().until(() -> browser.visible("#untested"));
    }

    @Test
    void lightsAndSoundAreShownOneAfterTheOther_andTheAnswerIsWrittenDown() throws IOException {
        browser.press("s");
        for (var priority : new String[] {"LOW", "MEDIUM", "HIGH"})
            await().pollInterval(Duration.ofMillis(50)).until(() -> browser.visible(".light.lit.p-" + priority));
        assertFalse(answerable(0), "nobody can have noticed all of it yet");
        await().until(() -> browser.text("dialog .words").startsWith("The browser has played them."));
        browser.screenshot("signal-test");
        answer(0);
        await().until(() -> outcome() == Outcome.NOTICED);
        await().until(() -> !browser.visible("#untested"));
        assertEquals("bedside", clinic.bed("Bed 1").state().signals().by());
    }

    @Test
    void whatWasMissing_isATechnicalAlarm() {
        browser.press("s");
        await().until(() -> answerable(1));
        answer(1);
        await().until(() -> clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, "alarm signals") != null);
        await().until(() -> browser.text("#first-text").contains("alarm signals"));
        assertTrue(browser.visible("#untested"), "it is still to be tested");
    }

    @Test
    void alarmMeanwhile_breaksTheTestOff() {
        browser.press("s");
        await().until(() -> browser.visible(".light.lit"));
        var bed = clinic.bed("Bed 1");
        bed.report(Condition.EXPORT_BEHIND, "influx", "refused");
        await().until(() -> browser.text("dialog .words").startsWith("An alarm sounds"));
        assertFalse(answerable(0) || answerable(1));
    }

    @Test
    void sedationWithoutTheTest_isAsked_andWhoWantedItIsWrittenDown() {
        browser.press("f");
        await().until(() -> browser.visible("dialog .choice"));
        browser.click("dialog .choice button:nth-child(2)");
        await().until(() -> browser.text("dialog.question .words").contains("nobody has tested the alarm signals"));
        assertEquals(Phase.PRE_SEDATION, clinic.bed("Bed 1").state().phase());
        browser.click("dialog.question .yes");
        await().until(() -> clinic.bed("Bed 1").state().phase() == Phase.INDUCTION);
        assertEquals(Outcome.WAIVED, outcome());
        await().until(() -> browser.text("#event-list").contains("without a test of the alarm signals"));
        assertTrue(browser.visible("#untested"));
    }

    private Outcome outcome() {
        return clinic.bed("Bed 1").state().signals().outcome();
    }

    private static String button(int place) {
        return "document.querySelectorAll('dialog .row button')[" + (1 + place) + "]";
    }

    private boolean answerable(int place) {
        return browser.script("return " + button(place) + "?.disabled === false;")
                .equals(true);
    }

    private void answer(int place) {
        browser.script(button(place) + ".click(); return 0;");
    }
}
