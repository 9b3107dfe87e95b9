package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The forms of the bedside page: who lies in the bed, who is here, drugs, limits.
class BedsideFormsIT extends AtTheBedside {
    @Test
    void admission_limitsAndDrug_areDoneAtThePage() throws IOException {
        bedside();
        browser.press("i");
        browser.click("dialog .another");
        browser.type("dialog input[name=label]", "Ben T.");
        browser.type("dialog input[name=years]", "4");
        browser.type("dialog input[name=weight]", "17");
        browser.type("dialog input[name=name]", "Nurse Ann");
        browser.screenshot("bedside-admit-1280");
        browser.click("dialog button.primary");
        await().until(() -> browser.text(".question .words").contains("Admit in place of Mia K."));
        browser.click(".question .yes");
        await().until(() -> browser.text("#who").contains("Ben T."));
        browser.press("d");
        browser.type("dialog input[name=drug]", "propofol");
        browser.type("dialog input[name=mg]", "34");
        browser.click("dialog button.primary");
        await().until(() -> browser.text(".question .words").contains("nobody has tested the alarm signals"));
        browser.click(".question .yes");
        await().until(() -> browser.text("#sedation").startsWith("0:0"));
        assertEquals("Nurse Ann", clinic.bed("Bed 1").state().drugs().getFirst().by());
        browser.press("l");
        await().until(() -> browser.text("dialog h1").equals("Alarm limits"));
        browser.screenshot("bedside-limits-1280");
        assertTrue(browser.text("dialog table").contains("SpO2 high (off)"), browser.text("dialog table"));
        assertTrue(browser.text("dialog table").contains("FiCO2 high (off)"), browser.text("dialog table"));
        var without =
                "return [...document.querySelectorAll('dialog tr')].filter(r => r.textContent.includes('(off)') &&"
                        + " r.querySelector('.standing')).length;";
        assertEquals("0", String.valueOf(browser.script(without)));
        assertEquals(
                true, browser.script("""
                    const form = document.querySelector('dialog').getBoundingClientRect();
                    const numbers = document.querySelector('#tile-spo2').getBoundingClientRect();
                    return form.right <= numbers.left && form.top >= document.querySelector('.main').offsetTop;\
                    """), "a form" + " must" + " not cover" + " the numbers" + " nor the" + " banner");
        browser.escape();
    }

    /// Neither a dose nor an answer meant for the one child may reach the other.
    @Test
    void formOfAChildWhoIsNoMoreThere_closesAndSaysWhy() {
        bedside();
        browser.press("d");
        browser.type("dialog input[name=drug]", "fentanyl");
        browser.type("dialog input[name=mg]", "30");
        browser.click("dialog button.primary");
        await().until(() -> browser.visible(".question"));
        var bed = clinic.bed("Bed 1");
        var ben = new Patient("815", "Ben T.", 1_500, 17);
        bed.submit(new Input.Admitted(bed.clock().now(), "another screen", ben, CalmBed.FOUR_YEARS));
        await().until(() -> browser.script("return document.querySelector('dialog[open]') === null;")
                .equals(true));
        assertEquals("The form was closed: another child is in this bed.", browser.text("#toast"));
        assertEquals(List.of(), bed.state().drugs());
        browser.press("l");
        await().until(() -> browser.text("dialog h1").equals("Alarm limits"));
        bed.submit(new Input.Discharged(bed.clock().now(), "another screen", ""));
        await().until(() -> browser.text("#toast").equals("The form was closed: the child has been discharged."));
        assertFalse(browser.visible("dialog"));
    }

    /// Readmitting would wipe what is known of a child who sleeps already.
    @Test
    void whatWasEnteredWrongly_isCorrected_andTheChildKeepsItsPast() throws IOException {
        bedside();
        var bed = clinic.bed("Bed 1");
        bed.submit(new Input.DrugGiven(bed.clock().now(), "Ann", "propofol", 36, "IV"));
        await().until(() -> browser.text("#strip").contains("2.2 mg/kg"));
        var admission = bed.state().care().since();
        browser.press("i");
        browser.screenshot("patient-1280");
        browser.click("dialog .correct");
        await().until(() -> browser.text("dialog h1").equals("Correct this child"));
        assertEquals("Mia K.", field("label"));
        assertEquals("4711", field("number"));
        assertEquals("4.38", field("years"));
        assertEquals("16.4", field("weight"));
        browser.screenshot("patient-correct-1280");
        browser.script("document.querySelector('dialog input[name=weight]').value = ''; return true;");
        browser.type("dialog input[name=weight]", "18");
        browser.click("dialog button.primary");
        await().until(() -> browser.text("#who").contains("18 kg"));
        await().until(() -> browser.text("#strip").contains("2 mg/kg"));
        await().until(() -> browser.text("#event-list").contains("orrected: weight 16.4 kg to 18 kg"));
        assertEquals(new Patient("4711", "Mia K.", 1_600, 18), bed.state().patient(), "the age to the day");
        assertEquals(admission, bed.state().care().since());
        assertEquals(1, bed.state().drugs().size());
        assertFalse(browser.visible("dialog"));
    }

    @Test
    void doseEnteredByMistake_isStruckAfterAQuestion_andTheRecordSaysWho() throws IOException {
        bedside();
        var bed = clinic.bed("Bed 1");
        bed.submit(new Input.DrugGiven(bed.clock().now(), "Ann", "midazolam", 1.6, "IV"));
        bed.submit(new Input.DrugGiven(bed.clock().now(), "Ann", "propofol", 34, "IV"));
        await().until(() -> browser.text("#strip").contains("propofol"));
        browser.click("#strip .chip");
        await().until(() -> browser.text("dialog .doses li").contains("propofol"));
        browser.screenshot("drugs-1280");
        browser.click("dialog .doses .strike");
        await().until(() -> browser.text(".question").contains("Strike 34 mg of propofol"));
        browser.screenshot("drug-strike-1280");
        browser.click(".question .yes");
        await().until(() -> bed.state().drugs().size() == 1);
        assertEquals("midazolam", bed.state().drugs().getFirst().drug());
        await().until(() -> !browser.text("#strip").contains("propofol"));
        await().until(() -> browser.text("#event-list").contains("truck: propofol 34 mg IV"));
        assertFalse(browser.visible("dialog"));
    }

    private String field(String name) {
        return String.valueOf(
                browser.script("return document.querySelector('dialog input[name=" + name + "]').value;"));
    }

    @Test
    void absurdWeightAndDose_areAsked_andTheFormStaysForWhoSaysNo() throws IOException {
        bedside();
        browser.press("i");
        browser.click("dialog .another");
        browser.type("dialog input[name=label]", "Ben T.");
        browser.type("dialog input[name=number]", "815");
        browser.type("dialog input[name=years]", "4");
        browser.type("dialog input[name=weight]", "160");
        browser.click("dialog button.primary");
        await().until(() -> browser.text(".question").contains("Is 160 kg right at 4 years?"));
        browser.screenshot("bedside-question-1280");
        browser.click(".question .row button:last-child");
        await().until(() -> !browser.visible(".question"));
        assertEquals("160", browser.script("return document.querySelector('dialog input[name=weight]').value;"));
        assertTrue(browser.text("#who").contains("Mia K."), "nothing was done");
        browser.escape();
        browser.press("d");
        browser.type("dialog input[name=drug]", "fentanyl");
        browser.type("dialog input[name=mg]", "30");
        browser.click("dialog button.primary");
        await().until(() -> browser.text(".question .words").contains("Is 30 mg of fentanyl right?"));
        browser.click(".question .yes");
        await().until(() -> clinic.bed("Bed 1").state().drugs().size() == 1);
        browser.escape();
    }

    @Test
    void discharge_showsWhatIsOpen_andWantsAReason() throws IOException {
        bedside();
        clinic.bed("Bed 1").submit(new Input.PhaseChanged(clinic.ward.clock().now(), "nurse", Phase.RECOVERY_1));
        child.spo2(80);
        await().until(() -> browser.text("#first-text").contains("desaturation"));
        browser.press("i");
        browser.click("dialog .leave");
        await().until(() -> browser.text("dialog .open").contains("lasts"));
        assertTrue(browser.text("dialog .open").contains("The phase is recovery 1, not ready to leave")
                || browser.text("dialog .open").contains("the phase is recovery 1, not ready to leave"));
        browser.screenshot("bedside-discharge-1280");
        browser.script("document.querySelector('dialog .reasons button').click(); return true;");
        browser.click("dialog button.primary");
        await().until(() -> clinic.bed("Bed 1").state().patient() == null);
        await().until(() -> browser.text("#event-list").contains("ischarged: to the recovery room"));
    }

    @Test
    void nameOfWhoIsHere_isAskedOnceAndSignsEverything() throws IOException {
        bedside();
        assertEquals("Who is here? (W)", browser.text("#name"));
        browser.press("w");
        browser.type("dialog input[name=name]", "Ann");
        browser.screenshot("bedside-who-1280");
        browser.click("dialog button.primary");
        await().until(() -> browser.text("#name").equals("Here: Ann"));
        browser.press("d");
        browser.type("dialog input[name=drug]", "propofol");
        assertFalse(browser.visible("dialog input[name=name]"), "asked once");
        browser.type("dialog input[name=mg]", "34");
        browser.click("dialog button.primary");
        await().until(() -> !clinic.bed("Bed 1").state().drugs().isEmpty());
        assertEquals("Ann", clinic.bed("Bed 1").state().drugs().getFirst().by());
    }

    @Test
    void limitThatIsRefused_saysWhyAtItsRow_andTheOldOneComesBack() throws IOException {
        limits();
        setLimit("SPO2_LOW HIGH", "30");
        await().until(() -> browser.visible("dialog .refusal"));
        browser.screenshot("bedside-refused-1280");
        assertTrue(browser.text("dialog .refusal").contains("move severe desaturation first"));
        assertEquals("90", value("SPO2_LOW HIGH"));
        assertEquals("", browser.text("#toast"));
        browser.escape();
    }

    @Test
    void limit_isSteppedSetAndSetBack_withWhoChangedItFromWhat() throws IOException {
        limits();
        browser.script("localStorage.setItem('vigil.name', 'Ann'); return true;");
        browser.script("document.querySelector('[data-limit=\"SPO2_LOW MEDIUM\"]').nextSibling.click(); return true;");
        assertEquals("92.0", limit(Condition.SPO2_LOW, Priority.MEDIUM), "a step alone sets nothing");
        browser.screenshot("limits-open-1280");
        browser.click("dialog .limits .set");
        await().until(() -> limit(Condition.SPO2_LOW, Priority.MEDIUM).equals("93.0"));
        await().until(() -> browser.text("dialog .changed").startsWith("profile: 92"));
        assertTrue(browser.text("dialog .changed").contains("Ann"));
        browser.screenshot("limits-changed-1280");
        browser.click("dialog .restore");
        await().until(() -> limit(Condition.SPO2_LOW, Priority.MEDIUM).equals("92.0"));
        await().until(() -> !browser.visible("dialog .changed"));
        browser.escape();
    }

    @Test
    void limitsDialog_keepsItsButtonsInView_andNothingIsCovered() {
        limits();
        assertEquals(true, browser.script("""
            const form = document.querySelector('dialog').getBoundingClientRect();
            const close = document.querySelector('dialog .row .primary').getBoundingClientRect();
            const body = document.querySelector('dialog .scrolling');
            const numbers = document.querySelector('#tile-spo2').getBoundingClientRect();
            return close.bottom <= form.bottom && form.bottom <= innerHeight && body.scrollHeight > body.clientHeight
                && form.right <= numbers.left && body.scrollWidth <= body.clientWidth;\
            """));
        browser.escape();
    }

    @Test
    void baselineTaken_isShown_andWhatItWouldChangeIsSeenBeforeItIsDone() throws IOException {
        limits();
        browser.script("document.querySelectorAll('dialog .row button')[0].click(); return true;");
        await().until(() -> browser.text("dialog .about").contains("Baseline by bedside"));
        assertTrue(browser.text("dialog .scrolling").contains("baseline 98"), "blood pressure");
        assertTrue(browser.text("dialog .scrolling").contains("no baseline: for"), "SpO2 for too short");
        browser.script("document.querySelectorAll('dialog .row button')[1].click(); return true;");
        await().until(() -> browser.text("dialog h1").equals("Limits from the baseline"));
        assertTrue(browser.text("dialog .scrolling").contains("temperature high"));
        assertEquals("38.5", limit(Condition.TEMPERATURE_HIGH, Priority.LOW), "seeing changes nothing");
        browser.screenshot("limits-preview-1280");
        browser.click("dialog .row .primary");
        await().until(() -> limit(Condition.TEMPERATURE_HIGH, Priority.LOW).equals("37.3"));
        await().until(() -> browser.text("dialog h1").equals("Alarm limits"));
        browser.escape();
    }

    private void limits() {
        bedside();
        browser.press("l");
        await().until(() -> browser.text("dialog h1").equals("Alarm limits"));
    }

    private static void setLimit(String which, String value) {
        browser.script("const field = document.querySelector('[data-limit=\"" + which + "\"]'); field.value = " + value
                + "; field.dispatchEvent(new Event('input', {bubbles: true}));"
                + " field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})); return true;");
    }

    private static String value(String which) {
        return String.valueOf(browser.script("return document.querySelector('[data-limit=\"" + which + "\"]').value;"));
    }

    private String limit(Condition condition, Priority tier) {
        var ladder = clinic.bed("Bed 1").state().profile().ladder(condition);
        var rung = ladder == null ? null : ladder.rung(tier);
        return rung == null ? "" : String.valueOf(rung.limit());
    }
}
