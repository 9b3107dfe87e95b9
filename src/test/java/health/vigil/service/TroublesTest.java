package health.vigil.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.profile.Condition;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private final Troubles troubles = new Troubles();

    @Test
    void part_isWellUntilItComplains_andAgainAfterItIsMended() {
        var journal = troubles.of(Condition.STORE_FAILED, "journal");
        assertEquals("", troubles.words("journal"));
        journal.accept("the disk is full");
        assertEquals("the disk is full", troubles.words("journal"));
        journal.accept("");
        assertEquals("", troubles.words("journal"));
    }

    @Test
    void onePart_mayHaveTwoTroubles() {
        troubles.tell(Condition.DISK_FILLING, "disk", "86 %");
        troubles.tell(Condition.DISK_FULL, "disk", "");
        assertEquals("86 %", troubles.words("disk"));
        troubles.tell(Condition.DISK_FULL, "disk", "96 %");
        troubles.tell(Condition.DISK_FILLING, "disk", "");
        assertEquals("96 %", troubles.words("disk"));
    }

    @Test
    void oneParts_troubleIsNotAnothers() {
        troubles.tell(Condition.MONITOR_FAULT, "web", "port in use");
        assertEquals("", troubles.words("journal"));
        assertEquals("port in use", troubles.words("web"));
    }
}
