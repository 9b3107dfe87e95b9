package health.vigil.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.bed.SystemClock;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.story.Equipment;
import health.vigil.simulator.story.Kind;
import health.vigil.simulator.story.StoryReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Orders to running simulators, with two beds: what is said to each, and what becomes of it on the ports.
class FaultOrdersIT {
    private static final double SPEED = 20;

    @TempDir
    private Path folder;

    private final List<SimulatedBed> beds = new ArrayList<>();
    private StoryRunner runner;
    private FaultOrders orders;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
        var equipment = Equipment.USUAL.with(Kind.CAPNOGRAPH, "capnostat").with(Kind.CUFF);
        for (var name : List.of("Sim-1", "Sim-2")) {
            var plan = new SimulatedBed.Plan(name, StoryReader.find("marrow"), 1, equipment);
            beds.add(SimulatedBed.open(plan, folder, 0, null, event -> {}));
        }
        runner = new StoryRunner(
                new SystemClock(1, SPEED), beds.stream().map(SimulatedBed::seat).toList());
        orders = new FaultOrders(beds, runner);
        runner.start();
    }

    @AfterEach
    void close() throws Exception {
        if (runner != null) runner.close();
    }

    @Test
    void pulledClip_isGoneForAsLongAsItWasSaid_atThatBedOnly() {
        assertEquals("Sim-2 clip pulled for 20.0 s", orders.obey("sim-2 clip pulled 20"));
        await().until(() -> !Files.exists(folder.resolve("Sim-2-clip")));
        assertTrue(Files.exists(folder.resolve("Sim-1-clip")));
        await().until(() -> Files.exists(folder.resolve("Sim-2-clip")));
    }

    @Test
    void none_endsAFaultBeforeItsTime() {
        orders.obey("capnograph pulled 3600");
        await().until(() -> !Files.exists(folder.resolve("Sim-1-capnograph")));
        assertEquals("Sim-1 capnograph none", orders.obey("capnograph none"));
        await().until(() -> Files.exists(folder.resolve("Sim-1-capnograph")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        clip                | 'clip': an order is [BED] DEVICE FAULT [SECONDS], or help
        clip pulled 1 2     | 'clip pulled 1 2': an order is [BED] DEVICE FAULT [SECONDS], or help
        cuff pulled         | 'cuff' is no device of Sim-1: clip, capnograph, monitor
        clip pulled soon    | 'soon' is no number of seconds from 0 to 3600
        clip pulled -1      | '-1' is no number of seconds from 0 to 3600
        """)
    void mistake_isAnsweredWithTheRule(String order, String answer) {
        assertEquals(answer, orders.obey(order));
    }

    @Test
    void faultThatADeviceCannotHave_isRefusedWithThoseItCan() {
        var answer = orders.obey("clip zeroing");
        assertTrue(answer.startsWith("'zeroing' cannot happen to clip: none, pulled, silent, garbage"), answer);
        assertFalse(answer.endsWith("zeroing"));
    }

    @Test
    void help_namesEveryDeviceOfEveryBed_andEveryFaultOfOneOfThem() {
        var help = orders.obey("help");
        assertEquals(1 + 2 * 3, help.lines().count());
        for (var fault : Fault.values()) assertTrue(help.contains(fault.words()), fault.words());
    }
}
