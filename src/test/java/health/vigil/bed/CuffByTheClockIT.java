package health.vigil.bed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import health.vigil.simulator.SimulatedBed;
import health.vigil.simulator.StoryRunner;
import health.vigil.simulator.story.StoryReader;
import health.vigil.source.SerialSettings;
import health.vigil.source.SerialSource;
import health.vigil.vital.BedId;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Limb;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading.DeviceEvent;
import health.vigil.vital.SourceId;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bed, the serial library, a pseudo-terminal and a simulated SunTech module: readings that no person starts.
class CuffByTheClockIT {
    private static final double SPEED = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final BedId BED = new BedId("sim");
    private static final SourceId CUFF = new SourceId("cuff");
    private static final Profile LIMITS = new Profile("test", "", "all", "", List.of(), 0);

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final SystemClock clock = new SystemClock(1, SPEED);
    private final List<Output.CuffOrdered> orders = Collections.synchronizedList(new ArrayList<>());
    private final List<DeviceEvent> done = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// What happens at a bed.
    private interface Story {
        void happens(Bed bed) throws Exception;
    }

    private void at(boolean control, Story story) throws Exception {
        var ward = new Ward(vertx, clock, new MemoryJournal(), new Metrics());
        var bed = ward.add(BED, List.of(new SourceSpec(CUFF, 0, 1000, Limb.UNKNOWN, control)));
        ward.addSink((id, input, after, outputs) -> hear(input, outputs));
        var sim = SimulatedBed.open("sim", StoryReader.find("marrow"), 1, folder, 0, null, event -> {});
        var settings = new SerialSettings(CUFF, folder.resolve("sim-cuff").toString(), "suntech", control);
        try (var runner = new StoryRunner(clock, List.of(sim.seat()));
                var source = new SerialSource(settings, bed, clock, new Metrics())) {
            bed.addCommand(source);
            ward.start(LIMITS, "test");
            runner.start();
            source.start();
            bed.submit(new Input.Admitted(clock.now(), "nurse", new Patient("", "", 1_500, 16), LIMITS));
            bed.submit(new Input.CuffScheduled(clock.now(), "nurse", 1));
            story.happens(bed);
        }
        ward.stop();
    }

    private void hear(Input input, List<Output> outputs) {
        for (var output : outputs) if (output instanceof Output.CuffOrdered ordered) orders.add(ordered);
        if (input instanceof Input.Received in
                && in.reading() instanceof DeviceEvent e
                && e.kind() == DeviceEvent.Kind.CUFF_DONE) done.add(e);
    }

    @Test
    void cuffWithControl_measuresByTheClock_thenInASeries_untilItIsStopped() throws Exception {
        at(true, bed -> {
            await().atMost(PATIENCE).until(() -> done.size() == 2);
            assertTrue(orders.get(1).at().nanosSince(orders.get(0).at()) >= 59 * Moment.NANOS_PER_SECOND);
            assertTrue(orders.get(1).at().nanosSince(done.get(0).at()) >= 29 * Moment.NANOS_PER_SECOND);
            bed.submit(new Input.CuffSeriesRequested(clock.now(), "nurse"));
            await().atMost(PATIENCE).until(() -> done.size() == 4);
            assertTrue(orders.get(3).at().nanosSince(done.get(2).at()) < 15 * Moment.NANOS_PER_SECOND);
            assertTrue(orders.stream().allMatch(o -> o.order() == CuffOrder.START_PEDIATRIC), orders.toString());
            await().atMost(PATIENCE).until(() -> bed.state().cuff().inflating());
            bed.submit(new Input.CuffRequested(clock.now(), "nurse", CuffOrder.ABORT));
            await().atMost(PATIENCE).until(() -> !bed.state().cuff().inflating());
            assertEquals("stopped", bed.state().cuff().failure());
        });
    }

    @Test
    void cuffWithoutControl_isSentNothing() throws Exception {
        at(false, bed -> {
            await().atMost(PATIENCE).until(() -> bed.state().cuff().source() != null);
            var began = bed.state().time().now();
            await().atMost(PATIENCE).until(() -> bed.state().time().now() - began > 180 * Moment.NANOS_PER_SECOND);
            assertEquals(List.of(), orders);
            assertEquals(List.of(), done);
        });
    }
}
