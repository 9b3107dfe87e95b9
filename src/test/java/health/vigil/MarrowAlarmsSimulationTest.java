package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Output;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The story marrow through the real drivers into the engine with the shipped limits: the right alarms, in order, the
/// same each time.
class MarrowAlarmsSimulationTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everySeed_raisesTheRightAlarmsInOrder(long seed) throws Exception {
        var story = new Watched(seed).run();
        var order = List.of(
                "RESPIRATION_LOW LOW",
                "APNEA MEDIUM",
                "APNEA HIGH",
                "SPO2_LOW MEDIUM",
                "SPO2_LOW HIGH",
                "SPO2_DESATURATION HIGH",
                "SENSOR_OFF MEDIUM");
        assertEquals(order, story.stream().filter(order::contains).distinct().toList(), "all: " + story);
    }

    @Test
    void sameSeed_sameOutputs() throws Exception {
        var one = new Watched(5);
        var two = new Watched(5);
        assertEquals(one.run(), two.run());
        assertEquals(one.outputs, two.outputs);
        assertEquals(one.state, two.state);
    }

    /// Before sedation the cuff stops the clip's pulse: that must not alarm about the child.
    @Test
    void beforeTheDrug_nothingPhysiologicalAlarms() throws Exception {
        for (var output : new Watched(1).outputsOf())
            if (output instanceof Output.Raised raised && raised.at().nanosSince(Watched.ORIGIN) < 75e9)
                assertTrue(raised.alarm().condition().technical(), raised.toString());
    }
}
