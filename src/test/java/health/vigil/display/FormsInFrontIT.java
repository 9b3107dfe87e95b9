package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a person fills in never hides what the monitor has to say.
class FormsInFrontIT extends AtTheBedside {
    /// Keys of the forms that can be open.
    private static final List<String> FORMS = List.of("l", "d", "t", "i", "f", "b", "v", "w", "s", "?");

    @Test
    void lostConnection_isSaidOverAnOpenForm() throws IOException {
        bedside();
        browser.press("l");
        await().until(() -> browser.visible("dialog table"));
        Screen.await(clinic.server.stop());
        await().until(() -> browser.visible("#overlay"));
        assertTrue(inFront("#overlay-title", "#overlay"), "the form covers it");
        browser.screenshot("lost-over-a-form");
    }

    @Test
    void onThePhone_formsLeaveTheAlarmAndTheSaturationInView() throws IOException {
        browser.size(390, 844);
        bedside();
        child.spo2(80);
        await().until(() -> browser.text("#first-text").contains("desaturation"));
        child.breaths(9);
        child.pulse(160);
        await().until(() -> browser.text("#others").contains("ulse high"));
        for (var key : FORMS) {
            browser.press(key);
            await(key).until(() -> browser.visible("dialog[open]"));
            for (var seen : List.of("#first-text", "#tile-spo2 .value", "#tile-pulse .value"))
                assertTrue(inFront(seen, seen), "the form of " + key + " covers " + seen);
            browser.screenshot("phone-form-" + (key.equals("?") ? "help" : key));
            browser.script("document.querySelector('dialog[open]').close(); return 0;");
        }
    }

    /// Whether what is seen at the middle of one element belongs to another.
    private static boolean inFront(String place, String of) {
        return browser.script("""
            const box = document.querySelector('%s').getBoundingClientRect();
            const top = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            const form = top.findIndex(e => e.closest('dialog'));
            const seen = top.findIndex(e => e.closest('%s'));
            const inert = document.querySelector('dialog[open]');
            const cover = inert?.getBoundingClientRect();
            if (seen >= 0) return form < 0 || seen < form;
            const y = box.y + box.height / 2;
            return !cover || y < cover.top || y > cover.bottom;\
            """.formatted(place, of)).equals(true);
    }
}
