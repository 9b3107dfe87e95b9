package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where the bedside page believes to stand, and that it is one and the same screen, in a real browser.
class StandIT extends AtTheBedside {
    private static final String WORDS = "not the screen at the bed";

    private List<String> roles() {
        return clinic.hub.status().stream()
                .map(JsonObject.class::cast)
                .map(screen -> screen.getString("role"))
                .toList();
    }

    private void stands(String role) {
        await().until(() -> browser.text("#tile-spo2 .value").equals("98"));
        await().until(() -> roles().equals(List.of(role)));
        await().until(() -> browser.text("#elsewhere").equals(role.equals("CDAS") ? "" : WORDS));
    }

    private String stored(String store, String key) {
        return String.valueOf(browser.script("return " + store + ".getItem('" + key + "');"));
    }

    private String name() {
        return new JsonObject(stored("localStorage", "vigil.screen.Bed 1")).getString("name");
    }

    @Test
    void pageOpenedAtABed_standsThere() {
        bedside();
        stands("CDAS");
        assertFalse(browser.visible("#elsewhere"));
    }

    @Test
    void pageOpenedFromTheOverview_doesNot_andSaysSo() throws IOException {
        browser.script("sessionStorage.clear();");
        browser.open(clinic.url("/bed/Bed%201?elsewhere"));
        stands("DIS");
        browser.screenshot("bedside-elsewhere-1280");
        assertEquals(true, browser.script("return document.getElementById('setup').href.endsWith('&elsewhere');"));
    }

    @Test
    void phone_doesNot() throws IOException {
        browser.size(390, 844);
        bedside();
        stands("DIS");
        browser.script("scrollTo(0, document.body.scrollHeight);");
        browser.screenshot("bedside-elsewhere-390");
    }

    @Test
    void screenAtTheBed_thatLooksAtTheOverviewAndComesBack_standsThereStill() {
        bedside();
        browser.open(clinic.url("/central"));
        await().until(() -> roles().equals(List.of("DIS")));
        browser.open(clinic.url("/bed/Bed%201?elsewhere"));
        stands("CDAS");
    }

    @Test
    void whereItStands_isChosenAtTheScreen_andKept() throws IOException {
        bedside();
        try {
            choose("elsewhere");
            stands("DIS");
            choose("bed");
            stands("CDAS");
            browser.screenshot("bedside-at-the-bed-1280");
        } finally {
            browser.script("localStorage.removeItem('vigil.stands');");
        }
    }

    private static void choose(String where) {
        browser.press("v");
        await().until(() -> browser.text("dialog h1").equals("This screen"));
        browser.script("""
            const stands = document.querySelector('dialog select[name=stands]');
            stands.value = '%s';
            stands.dispatchEvent(new Event('change'));\
            """.formatted(where));
    }

    @Test
    void reload_isTheSameScreen_asIsTheBrowserStartedAnew() {
        bedside();
        var name = name();
        assertTrue(name.matches("[0-9a-f]{24}"), name);
        bedside();
        assertEquals(name, name());
        browser.open(clinic.url("/css/base.css"));
        browser.script("""
            sessionStorage.clear();
            localStorage.setItem('vigil.screen.Bed 1', JSON.stringify({name: '%s', at: Date.now() - 60000}));\
            """.formatted(name));
        bedside();
        assertEquals(name, name());
    }

    @Test
    void tabBesideALivingOne_isAnotherScreen() {
        var living = "0123456789abcdef01234567";
        browser.open(clinic.url("/css/base.css"));
        browser.script("""
            sessionStorage.clear();
            localStorage.setItem('vigil.screen.Bed 1', JSON.stringify({name: '%s', at: Date.now() + 2000}));\
            """.formatted(living));
        bedside();
        var own = stored("sessionStorage", "vigil.screen");
        assertTrue(own.matches("[0-9a-f]{24}"), own);
        assertNotEquals(living, own);
        assertEquals(living, name(), "the living one's name is left to it");
    }
}
