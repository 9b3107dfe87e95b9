package health.vigil.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OpenPortsTest {
    private final OpenPorts ports = new OpenPorts();
    private final Port port = new ScriptedPort();

    @Test
    void nothingOpen_isNotWaitedFor() {
        assertTrue(ports.awaitNone(0));
    }

    @Test
    void openPort_isWaitedForNoLongerThanAsked_andClosedTwiceIsClosed() {
        ports.add(port);
        assertFalse(ports.awaitNone(1));
        ports.remove(port);
        ports.remove(port);
        assertTrue(ports.awaitNone(0));
    }
}
