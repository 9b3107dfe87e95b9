package health.vigil.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.bed.SystemClock;
import health.vigil.metrics.Metrics;
import health.vigil.simulator.SimulatedBed;
import health.vigil.simulator.StoryRunner;
import health.vigil.simulator.device.Oximeters;
import health.vigil.simulator.story.Equipment;
import health.vigil.simulator.story.StoryReader;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every simulated oximeter through a pseudo-terminal and the real serial library, its commands included.
class OximetersIT {
    private static final double SPEED = 8;

    @TempDir
    private Path folder;

    private final FeedRecord bed = new FeedRecord("bed 1");

    static List<String> protocols() {
        return Oximeters.PROTOCOLS;
    }

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void oximeterOnAPort_isReadAsItsProtocol(String protocol) throws Exception {
        var clock = new SystemClock(1, SPEED);
        var plan = new SimulatedBed.Plan("sim", StoryReader.find("marrow"), 1, new Equipment(protocol));
        var sim = SimulatedBed.open(plan, folder, 0, null, event -> {});
        var settings = new SerialSettings(
                new SourceId("clip"), folder.resolve("sim-clip").toString(), protocol, false);
        try (var runner = new StoryRunner(clock, List.of(sim.seat()));
                var source = new SerialSource(settings, bed, clock, new Metrics())) {
            runner.start();
            source.start();
            await().until(() -> measured(Vital.SPO2) && measured(Vital.PULSE_RATE));
        }
    }

    private boolean measured(Vital vital) {
        return bed.readings.stream().anyMatch(r -> r instanceof Reading.Measured m && m.vital() == vital);
    }
}
