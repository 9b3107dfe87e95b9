package health.vigil.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.pager.Links.Link;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Link LINK = new Link(Pages.BED, "1", "Bed1/1/5", "ward", "HIGH Bed1", 1_000, false, "");

    private final Links links = new Links();

    @Test
    void token_is128RandomBits() {
        var token = links.issue(LINK);
        assertTrue(token.matches("[0-9a-f]{32}"), token);
        assertNotEquals(token, links.issue(LINK));
    }

    @Test
    void link_worksOnce() {
        var token = links.issue(LINK);
        assertEquals(LINK, links.spend(token, 0));
        assertNull(links.spend(token, 0));
        assertEquals(LINK.spent(), links.find(token, 0));
    }

    @Test
    void expiredOrUnknown_isNoLink() {
        var token = links.issue(LINK);
        assertNotNull(links.find(token, 999));
        assertNull(links.find(token, 1_000));
        assertNull(links.spend(token, 1_000));
        assertNull(links.spend("00000000000000000000000000000000", 0));
        assertNull(links.find("", 0));
    }

    @Test
    void endOfTheAlarm_isRemembered() {
        var token = links.issue(LINK);
        links.close("Bed1/1/5", "Over since 10:50:00");
        links.close("Bed1/2/5", "another");
        assertEquals("Over since 10:50:00", links.find(token, 0).closing());
    }

    @Test
    void onlyTokens_areRestored() {
        links.restore("../../etc", LINK);
        assertNull(links.find("../../etc", 0));
        links.restore("00112233445566778899aabbccddeeff", LINK);
        assertNotNull(links.find("00112233445566778899aabbccddeeff", 0));
    }

    @Test
    void oldestLink_goesWhenThereAreTooMany() {
        var first = links.issue(LINK);
        for (int i = 0; i < Links.MAX_LINKS; i++) links.issue(LINK);
        assertNull(links.find(first, 0));
    }
}
