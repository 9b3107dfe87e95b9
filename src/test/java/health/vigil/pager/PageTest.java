package health.vigil.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void jsonRoundTrip_keepsEverythingButTheEpoch() {
        var page = Pages.page();
        var back = Page.of(page.json().encode());
        assertEquals(page.json().encode(), back.json().encode());
        assertEquals(page.incident(), back.incident());
        assertEquals(-1, back.at().epoch());
    }

    @Test
    void json_isAsDocumented() {
        var json = Pages.page().json();
        assertEquals(
                "[version, key, event, bed, alarm, group, condition, code, priority, since, at, text, link, by]",
                json.fieldNames().toString());
        assertEquals("2026-03-01T10:42:07Z", json.getString("since"));
        assertEquals(196672, json.getInteger("code"));
        assertEquals("PHYSIOLOGICAL", json.getString("group"));
    }

    @Test
    void otherText_isRefused() {
        assertThrows(RuntimeException.class, () -> Page.of("{}"));
        assertThrows(RuntimeException.class, () -> Page.of("not json"));
    }

    @Test
    void highCall_isUrgent() {
        assertTrue(Pages.page().urgent());
    }

    @Test
    void news_isNotACallForHelp() {
        assertTrue(Page.Event.ENDED.followUp());
        assertFalse(Page.Event.REPEATED.followUp());
    }
}
