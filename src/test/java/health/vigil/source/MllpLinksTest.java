package health.vigil.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.profile.Condition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Links and troubles as transcripts: what happens, tick by tick, and what the bed is told.
class MllpLinksTest {
    private static final int GRACE = 3;

    private final MllpFixture.MemoryJournal journal = new MllpFixture.MemoryJournal();
    private final MllpFixture.MemoryFeed bed = new MllpFixture.MemoryFeed(MllpFixture.BED_1, journal);
    private final MllpLinks links = new MllpLinks(MllpFixture.SOURCE, Map.of(MllpFixture.BED_1, bed), GRACE);
    private final SourceTrouble trouble = new SourceTrouble(bed, Condition.FEED_UNBOUND, "hl7", GRACE);

    @AfterEach
    void close() {
        journal.close();
    }

    private void ticks(int n) {
        for (var i = 0; i < n; i++) {
            links.tick();
            trouble.tick();
        }
    }

    @Test
    void link_isDownAfterTheGrace_notBefore() {
        links.served(MllpFixture.BED_1, "a", "host");
        links.closed("a");
        ticks(GRACE);
        assertEquals(List.of("up connected from host"), bed.links);
        ticks(1);
        assertEquals(List.of("up connected from host", "down connection closed by the sender"), bed.links);
        ticks(10);
        assertEquals(2, bed.links.size());
    }

    @Test
    void otherConnection_keepsTheLinkUp_fromBeforeAndFromAfter() {
        links.served(MllpFixture.BED_1, "a", "host");
        links.served(MllpFixture.BED_1, "b", "host");
        links.closed("a");
        ticks(100);
        links.closed("b");
        ticks(GRACE - 1);
        links.served(MllpFixture.BED_1, "c", "host");
        ticks(100);
        assertEquals(1, bed.links.size());
    }

    @Test
    void connectionThatServedNobody_isNoLink() {
        links.closed("x");
        ticks(100);
        assertEquals(List.of(), bed.links);
    }

    @Test
    void trouble_isReportedOnce_andIsOverWhenQuiet() {
        trouble.happened("one");
        ticks(GRACE);
        trouble.happened("two");
        ticks(GRACE);
        assertEquals(List.of("FEED_UNBOUND hl7: one"), bed.reports);
        ticks(1);
        assertEquals(List.of("FEED_UNBOUND hl7: one", "FEED_UNBOUND hl7: "), bed.reports);
        trouble.over();
        trouble.happened("three");
        assertEquals("FEED_UNBOUND hl7: three", bed.reports.getLast());
        assertEquals(3, bed.reports.size());
    }
}
