package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// Numbers as people type them and as they are shown: whichever decimal mark, never ten times what was meant.
class NumberEntryIT extends AtTheBedside {
    @AfterEach
    void forgetTheLanguage() {
        if (browser.url().startsWith("http")) browser.script("localStorage.clear();");
    }

    @Test
    void decimalCommaInAGermanPageOfAnEnglishBrowser_isADecimalComma() throws IOException {
        german();
        browser.press("d");
        browser.type("dialog input[name=drug]", "midazolam");
        browser.type("dialog input[name=mg]", "0,5");
        await().until(() -> browser.text("dialog .entry").equals("eingetragen wird: 0,5 mg = 30,5 µg/kg"));
        browser.screenshot("number-dose-german");
        record();
        assertEquals(0.5, clinic.bed("Bed 1").state().drugs().getFirst().doseMg());
        await().until(() -> browser.text("#event-list").contains("Gegeben: midazolam 0,5 mg IV"));
        assertTrue(browser.text("#strip").contains("0,5 mg IV"), browser.text("#strip"));
    }

    @Test
    void weightAndAge_takeBothMarks() {
        bedside();
        browser.press("i");
        browser.click("dialog .another");
        browser.type("dialog input[name=label]", "Ben T.");
        browser.type("dialog input[name=number]", "815");
        browser.type("dialog input[name=years]", "0.5");
        browser.type("dialog input[name=weight]", "7,350");
        browser.click("dialog button.primary");
        await().until(() -> browser.visible(".question"));
        browser.click(".question .yes");
        await().until(() -> browser.text("#who").contains("Ben T."));
        var patient =
                java.util.Objects.requireNonNull(clinic.bed("Bed 1").state().patient());
        assertEquals(7.35, patient.weightKg());
        assertEquals(183, patient.ageDays());
    }

    @Test
    void whatIsNoPlainNumber_isRefusedInWordsAtTheField_andNothingIsSent() throws IOException {
        bedside();
        browser.press("d");
        browser.type("dialog input[name=drug]", "propofol");
        var notANumber = "digits and one decimal mark (point or comma), nothing else";
        var refused = List.of(
                List.of("1.000,5", notANumber),
                List.of("1 000", notANumber),
                List.of("5mg", notANumber),
                List.of("-5", notANumber),
                List.of("1e3", notANumber),
                List.of(".5", notANumber),
                List.of("5.", notANumber),
                List.of("1,000", "1000 or 1.000? Write thousands without a mark, and not three digits behind one"),
                List.of("0", "must be more than 0"),
                List.of("10001", "at most 10000"),
                List.of("", "a number is missing"));
        for (var each : refused) {
            retype("dialog input[name=mg]", each.getFirst());
            browser.click("dialog button.primary");
            await(each.getFirst())
                    .until(() -> browser.text("dialog .entry.wrong").equals(each.getLast()));
        }
        browser.screenshot("number-refused");
        assertEquals(List.of(), clinic.bed("Bed 1").state().drugs());
        retype("dialog input[name=mg]", "34.5");
        assertEquals("will be recorded: 34.5 mg = 2.1 mg/kg", browser.text("dialog .entry"));
        record();
        assertEquals(34.5, clinic.bed("Bed 1").state().drugs().getFirst().doseMg());
    }

    @Test
    void micrograms_areChosenBesideTheDose_andRecordedInMilligrams() throws IOException {
        bedside();
        browser.press("d");
        browser.type("dialog input[name=drug]", "fentanyl");
        browser.type("dialog input[name=mg]", "35");
        browser.click("dialog .units button:last-child");
        await().until(() -> browser.text("dialog .entry").equals("will be recorded: 35 µg = 2.13 µg/kg"));
        browser.screenshot("number-micrograms");
        record();
        assertEquals(0.035, clinic.bed("Bed 1").state().drugs().getFirst().doseMg());
    }

    @Test
    void smallDoses_areShownInMicrograms_inTheStripAndAmongTheEvents() throws IOException {
        bedside();
        var bed = clinic.bed("Bed 1");
        bed.submit(new Input.DrugGiven(bed.clock().now(), "Ann", "fentanyl", 0.012, "IV"));
        bed.submit(new Input.DrugGiven(bed.clock().now(), "Ann", "fentanyl", 0.1, "IV"));
        bed.submit(new Input.DrugGiven(bed.clock().now(), "Ann", "dexmedetomidine", 0.004, "IV"));
        await().until(() -> browser.text("#strip").contains("dexmedetomidine"));
        browser.screenshot("number-strip");
        var strip = browser.text("#strip").replace('\n', ' ');
        assertTrue(strip.contains("dexmedetomidine 4 µg IV"), strip);
        assertTrue(strip.contains("0.244 µg/kg"), strip);
        assertTrue(strip.contains("fentanyl 0.1 mg IV"), strip);
        assertTrue(strip.contains("Σ 0.112 mg 6.83 µg/kg"), strip);
        await().until(() -> browser.text("#event-list").contains("Given: dexmedetomidine 4 µg IV"));
        assertTrue(browser.text("#event-list").contains("Given: fentanyl 12 µg IV"));
    }

    @Test
    void limitWithAComma_isThatLimit_andLettersAreRefusedThere() throws IOException {
        german();
        browser.press("l");
        var field = "dialog input[data-limit='TEMPERATURE_HIGH LOW']";
        retype(field, "3e1");
        await().until(() -> browser.text("dialog .wrong").startsWith("Ziffern und ein Dezimalzeichen"));
        browser.screenshot("number-limit-refused");
        retype(field, "38,2");
        browser.type(field, Keys.ENTER.toString());
        await().until(() -> limit().equals("38.2"));
        await().until(() -> "38,2".equals(browser.script("return document.querySelector(\"" + field + "\").value;")));
        browser.escape();
    }

    private String limit() {
        var ladder = clinic.bed("Bed 1").state().profile().ladder(Condition.TEMPERATURE_HIGH);
        var rung = ladder == null ? null : ladder.rung(Priority.LOW);
        return rung == null ? "" : String.valueOf(rung.limit());
    }

    private void german() {
        bedside();
        browser.script("localStorage.setItem('vigil.language', 'de');");
        bedside();
    }

    private void record() {
        browser.click("dialog button.primary");
        await().until(() -> !clinic.bed("Bed 1").state().drugs().isEmpty());
    }

    private static void retype(String field, String text) {
        browser.type(field, Keys.chord(Keys.CONTROL, "a") + Keys.BACK_SPACE + text);
    }
}
