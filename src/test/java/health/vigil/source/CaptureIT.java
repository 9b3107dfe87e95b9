package health.vigil.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.bed.SystemClock;
import health.vigil.decode.device.Drivers;
import health.vigil.metrics.Metrics;
import health.vigil.simulator.Pty;
import health.vigil.simulator.SimulatedBed;
import health.vigil.simulator.StoryRunner;
import health.vigil.simulator.story.StoryReader;
import health.vigil.source.capture.CaptureReader;
import health.vigil.source.capture.CaptureSettings;
import health.vigil.source.capture.Playback;
import health.vigil.source.capture.Restamped;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent;
import health.vigil.vital.SourceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a capture keeps of a real line, and what it gives back.
class CaptureIT {
    private static final SourceId NAME = new SourceId("device");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final FeedRecord bed = new FeedRecord("bed 1");
    private final Metrics metrics = new Metrics();
    /// A determination of a cuff takes half a minute of its own time.
    private final SystemClock clock = new SystemClock(1, 10);

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
    }

    @ParameterizedTest
    @CsvSource({"clip, nonin-df7", "capnograph, capnostream", "cuff, suntech"})
    void simulatedDevice_itsCaptureDecodesToTheSameReadings_andReplaysAsASource(String device, String protocol)
            throws Exception {
        captureOf(device, protocol);
        var then = List.copyOf(bed.readings);
        assertEquals(then, decoded());
        assertEquals(protocol, CaptureReader.header(capture()).driver());

        var again = new FeedRecord("bed 2");
        var speed = 2.0;
        try (var replay =
                new ReplaySource(new ReplaySettings(NAME, capture(), protocol, true, speed), again, clock, metrics)) {
            replay.start();
            await().atMost(PATIENCE).until(() -> ended(again));
        }
        assertEquals(then.size(), again.readings.size());
        var first = then.getFirst().at();
        var begun = again.readings.getFirst().at();
        for (int i = 0; i < then.size(); i++) {
            var now = again.readings.get(i);
            assertEquals(Restamped.at(now.at(), then.get(i), speed), now);
            var expected = Math.round(then.get(i).at().nanosSince(first) / speed);
            assertTrue(Math.abs(now.at().nanosSince(begun) - expected) <= 2, i + ": " + now.at());
        }
    }

    private static boolean ended(FeedRecord feed) {
        return !feed.links.isEmpty() && feed.links.getLast().detail().contains("replayed to its end");
    }

    private void captureOf(String device, String protocol) throws Exception {
        var story = StoryReader.find("marrow");
        var sim = SimulatedBed.open("sim", story, 1, folder, 0, null, event -> {});
        try (var runner = new StoryRunner(clock, List.of(sim.seat()));
                var source = source(folder.resolve("sim-" + device), protocol, true)) {
            runner.start();
            source.start();
            await().until(bed::up);
            if (device.equals("cuff")) {
                assertTrue(source.order(NAME, CuffOrder.START_PEDIATRIC));
                await().atMost(PATIENCE).until(this::cuffDone);
            } else await().atMost(PATIENCE).until(() -> bed.readings.size() > 100);
        }
    }

    private boolean cuffDone() {
        return bed.readings.stream()
                .anyMatch(r -> r instanceof DeviceEvent event && event.kind() == DeviceEvent.Kind.CUFF_DONE);
    }

    @Test
    void pulledAndPluggedInAgain_bothSessionsAreKept_andTheLinkGoesDownInTheReplayToo() throws Exception {
        try (var clip = Pty.open(folder.resolve("clip"));
                var source = source(clip.path(), "nonin-df2", false)) {
            source.start();
            await().until(bed::up);
            clip.unplug();
            await().until(() -> !bed.up());
            clip.replug();
            await().until(bed::up);
        }
        var again = new FeedRecord("bed 2");
        try (var replay =
                new ReplaySource(new ReplaySettings(NAME, capture(), "nonin-df2", false, 60), again, clock, metrics)) {
            replay.start();
            await().atMost(PATIENCE).until(() -> ended(again));
        }
        assertEquals(
                List.of(true, false, true, false, false),
                again.links.stream().map(FeedRecord.Linked::up).toList());
        assertTrue(again.links.get(1).detail().contains("(error "), again.links.toString());
    }

    @Test
    void captureThatCannotBeWritten_neverKeepsTheDeviceFromBeingRead() throws Exception {
        Files.writeString(capture(), "something else\n");
        try (var clip = Pty.open(folder.resolve("clip"));
                var source = source(clip.path(), "nonin-df2", false)) {
            var told = new ArrayList<String>();
            source.onCaptureEnded(told::add);
            source.start();
            await().until(bed::up);
            assertEquals(1, told.size());
            assertTrue(told.getFirst().contains("is there and no capture"), told.toString());
        }
        assertEquals("something else\n", Files.readString(capture()));
    }

    @Test
    void captureGoneAtTheStart_linkSaysWhy() throws Exception {
        try (var replay =
                new ReplaySource(new ReplaySettings(NAME, capture(), "suntech", false, 1), bed, clock, metrics)) {
            replay.start();
            await().until(() -> !bed.links.isEmpty());
        }
        assertTrue(bed.links.getFirst().detail().contains("NoSuchFileException"), bed.links.toString());
    }

    private Path capture() {
        return folder.resolve("device.capture");
    }

    private SerialSource source(Path port, String protocol, boolean control) {
        var capture = new CaptureSettings(capture(), 10);
        return new SerialSource(
                new SerialSettings(NAME, port.toString(), protocol, control, capture), bed, clock, metrics);
    }

    private List<Reading> decoded() throws Exception {
        var header = CaptureReader.header(capture());
        var readings = new ArrayList<Reading>();
        var playback = new Playback(Drivers.named(header.driver(), header.control()), readings::add);
        try (var reader = CaptureReader.open(capture())) {
            for (var line = reader.next(); line != null; line = reader.next()) playback.play(line);
        }
        return readings;
    }
}
