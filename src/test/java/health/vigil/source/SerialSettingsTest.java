package health.vigil.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.SourceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialSettingsTest {
    private static final SourceId CLIP = new SourceId("clip");

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "/dev/tty\u0000S0", "/dev/tty\n"})
    void impossiblePort_isRefusedWithAnExample(String port) {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> new SerialSettings(CLIP, port, "nonin-df2", false));
        assertTrue(refused.getMessage().contains("/dev/serial/by-id/"), refused.getMessage());
    }

    @Test
    void unknownProtocol_isRefusedWithThoseThatAre() {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> new SerialSettings(CLIP, "/dev/ttyS0", "nonin", false));
        assertTrue(
                refused.getMessage().contains("protocol 'nonin' of clip is not known; one of nonin-df2, "),
                refused.getMessage());
    }

    @Test
    void address_isForTheMonitorThatSpeaksEthernet_andForNoOther() {
        assertEquals("", new SerialSettings(CLIP, "udp://10.0.0.7", "philips-intellivue", false).advice());
        var refused = assertThrows(
                IllegalArgumentException.class, () -> new SerialSettings(CLIP, "udp://10.0.0.7", "nonin-df2", false));
        assertTrue(refused.getMessage().contains("'nonin-df2' is read at a serial port"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/ttyUSB0", "/dev/ttyACM12"})
    void nameThatWanders_isAdvisedAgainst(String port) {
        var advice = new SerialSettings(CLIP, port, "nonin-df2", false).advice();
        assertTrue(advice.contains("use its name under /dev/serial/by-id"), advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/serial/by-id/usb-FTDI_1234-if00-port0", "/dev/ttyS0", "COM3"})
    void nameThatStays_needsNoAdvice(String port) {
        assertEquals("", new SerialSettings(CLIP, port, "nonin-df2", false).advice());
    }
}
