package health.vigil.source.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OpenPortsTest {
    private static final String DEVICE = "/dev/ttyUSB0";

    private final OpenPorts ports = new OpenPorts();

    @Test
    void nothingOpen_isNotWaitedFor() {
        assertTrue(ports.awaitNone(0));
    }

    @Test
    void openPort_isWaitedForNoLongerThanAsked_andClosedTwiceIsClosed() {
        var claim = ports.claim(DEVICE, "bed 1, clip");
        assertNotNull(claim);
        assertFalse(ports.awaitNone(1));
        ports.release(claim);
        ports.release(claim);
        assertTrue(ports.awaitNone(0));
    }

    @Test
    void secondReader_isRefusedAndToldWhoHasIt() {
        assertNotNull(ports.claim(DEVICE, "bed 1, clip"));
        assertNull(ports.claim(DEVICE, "bed 2, clip"));
        assertEquals("bed 1, clip", ports.holder(DEVICE));
        assertEquals("", ports.holder("/dev/ttyUSB1"));
    }

    @Test
    void closedTwice_neverFreesTheNextReadersClaim() {
        var first = ports.claim(DEVICE, "bed 1, clip");
        assertNotNull(first);
        ports.release(first);
        assertNotNull(ports.claim(DEVICE, "bed 2, clip"));
        ports.release(first);
        assertEquals("bed 2, clip", ports.holder(DEVICE));
    }
}
