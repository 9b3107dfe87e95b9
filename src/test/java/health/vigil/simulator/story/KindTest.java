package health.vigil.simulator.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.decode.device.Drivers;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KindTest {
    @Test
    void everyProtocolOfADriver_isSpokenByASimulatedDevice() {
        var silent = new TreeSet<>(Drivers.NAMES);
        Arrays.stream(Kind.values()).flatMap(kind -> kind.protocols().stream()).forEach(silent::remove);
        assertEquals("[]", silent.toString());
    }
}
