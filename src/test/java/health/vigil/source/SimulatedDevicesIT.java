package health.vigil.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.bed.SystemClock;
import health.vigil.decode.device.Drivers;
import health.vigil.metrics.Metrics;
import health.vigil.simulator.SimulatedBed;
import health.vigil.simulator.StoryRunner;
import health.vigil.simulator.device.monitor.IntellivueMonitor;
import health.vigil.simulator.device.monitor.Monitors;
import health.vigil.simulator.story.Equipment;
import health.vigil.simulator.story.Kind;
import health.vigil.simulator.story.StoryReader;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every simulated device through a pseudo-terminal at its own speed and the real serial library, its commands
/// included.
class SimulatedDevicesIT {
    private static final double SPEED = 8;
    /// 45 s of the story, and as much again for a machine that has other things to do.
    private static final Duration LONGEST_DETERMINATION = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final FeedRecord bed = new FeedRecord("bed 1");

    /// Every kind and protocol that a serial driver reads.
    static Stream<Arguments> serial() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> kind.protocols().stream()
                        .filter(Drivers.NAMES::contains)
                        .map(protocol -> Arguments.of(kind, protocol)));
    }

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
    }

    @ParameterizedTest
    @MethodSource("serial")
    void deviceOnAPort_isReadAsItsProtocol(Kind kind, String protocol) throws Exception {
        var clock = new SystemClock(1, SPEED);
        var plan = new SimulatedBed.Plan("sim", StoryReader.find("marrow"), 1, Equipment.USUAL.with(kind, protocol));
        var sim = SimulatedBed.open(plan, folder, 0, null, event -> {});
        var port = folder.resolve("sim-" + kind.words()).toString();
        var settings = new SerialSettings(new SourceId("device"), port, protocol, true);
        try (var runner = new StoryRunner(clock, List.of(sim.seat()));
                var source = new SerialSource(settings, bed, clock, new Metrics())) {
            runner.start();
            source.start();
            if (kind == Kind.CUFF) measuresPressure(source);
            else await().until(() -> promised(kind, protocol).allMatch(this::measured));
        }
    }

    /// The same driver over datagrams: numbers, waves, the monitor's alarms, and whose they are.
    @Test
    void monitorOnTheNetwork_isReadAsThatOnItsSerialLine() throws Exception {
        var clock = new SystemClock(1, SPEED);
        var equipment = Equipment.USUAL.with(Kind.MONITOR, Monitors.LAN);
        var sim = SimulatedBed.open(
                new SimulatedBed.Plan("sim", StoryReader.find("marrow"), 1, equipment), folder, 0, null, event -> {});
        var monitor = sim.plugs().stream()
                .filter(plug -> plug.wire().device() instanceof IntellivueMonitor)
                .findFirst()
                .orElseThrow();
        var settings =
                new SerialSettings(new SourceId("device"), monitor.port().address(), "philips-intellivue", false);
        try (var runner = new StoryRunner(clock, List.of(sim.seat()));
                var source = new SerialSource(settings, bed, clock, new Metrics())) {
            runner.start();
            source.start();
            await().until(() -> promised(Kind.MONITOR, "philips-intellivue").allMatch(this::measured));
            await().until(() ->
                    Drivers.sheet("philips-intellivue").gives().waves().stream().allMatch(this::drawn));
            assertTrue(bed.up());
        }
    }

    private boolean drawn(Wave wave) {
        return bed.readings.stream().anyMatch(r -> r instanceof Reading.Waveform w && w.wave() == wave);
    }

    /// What is measured all the time. No capnograph here has an oximeter, no monitor tells the perfusion.
    private static Stream<Vital> promised(Kind kind, String protocol) {
        return Drivers.sheet(protocol).gives().values().stream()
                .filter(vital -> vital.cadence() != Vital.Cadence.EPISODIC)
                .filter(vital -> kind != Kind.CAPNOGRAPH || vital != Vital.SPO2 && vital != Vital.PULSE_RATE)
                .filter(vital -> kind != Kind.MONITOR || vital != Vital.PERFUSION_INDEX);
    }

    /// A Dinamap takes no order before it said in which mode it is.
    private void measuresPressure(SerialSource source) {
        await().until(() -> source.order(new SourceId("device"), CuffOrder.START_PEDIATRIC));
        await().atMost(LONGEST_DETERMINATION)
                .until(() -> bed.readings.stream()
                        .anyMatch(r -> r instanceof DeviceEvent e && e.kind() == DeviceEvent.Kind.CUFF_DONE));
        await().until(() -> measured(Vital.NIBP_MEAN));
        assertTrue(
                bed.refusals().stream().allMatch(String::isEmpty),
                bed.refusals().toString());
    }

    private boolean measured(Vital vital) {
        return bed.readings.stream().anyMatch(r -> r instanceof Reading.Measured m && m.vital() == vital);
    }
}
