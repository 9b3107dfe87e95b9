package health.vigil.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.bed.SystemClock;
import health.vigil.decode.Driver;
import health.vigil.metrics.Metrics;
import health.vigil.simulator.Pty;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real serial library on a pseudo-terminal: reading, pulling the plug, and every way to be wrong.
class SerialSourceIT {
    private static final SourceId CLIP = new SourceId("clip");
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final Metrics metrics = new Metrics();
    private final SystemClock clock = new SystemClock(1, 1);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final FeedRecord bed = new FeedRecord("bed 1");

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
        Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open.reversed()) each.close();
        Awaitility.reset();
    }

    @Test
    void frames_reachTheBed() throws Exception {
        var clip = plugged("clip");
        source(bed, clip.path());
        await().until(bed::up);
        for (int value = 90; value < 100; value++) clip.write(TinyDriver.frame(value));
        await().until(() -> bed.saturations().size() == 10);
        assertEquals(List.of(90.0, 91.0, 92.0, 93.0, 94.0, 95.0, 96.0, 97.0, 98.0, 99.0), bed.saturations());
        assertEquals(clip.path().toString(), bed.links.getLast().detail());
    }

    @Test
    void nativeLibrary_isNotLoadedFromWhereOthersCanPutOne() throws Exception {
        source(bed, plugged("clip").path());
        await().until(bed::up);
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            var left = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.startsWith("jSerialComm") || f.startsWith("vigil-serial"))
                    .toList();
            assertEquals(List.of(), left);
        }
    }

    @Test
    void garbageBetweenFrames_isCountedAndNothingIsLost() throws Exception {
        var clip = plugged("clip");
        source(bed, clip.path());
        await().until(bed::up);
        clip.write(TinyDriver.frame(97));
        clip.write(new byte[] {1, 2, 3, (byte) 0xA5, 4, 5});
        clip.write(TinyDriver.frame(98));
        await().until(() -> bed.saturations().size() == 2);
        assertTrue(metrics.scrape().contains("vigil_bytes_skipped_total{source=\"clip\"} 6.0"));
        assertTrue(metrics.scrape().contains("vigil_frames_bad_total{source=\"clip\"} 1.0"));
    }

    @Test
    void whatWaitedBeforeOpening_isNeverShown() throws Exception {
        var clip = plugged("clip");
        for (int i = 0; i < 1_000; i++) clip.write(TinyDriver.frame(50));
        source(bed, clip.path());
        await().until(bed::up);
        clip.write(TinyDriver.frame(97));
        await().until(() -> bed.saturations().contains(97.0));
        assertEquals(List.of(97.0), bed.saturations());
    }

    @Test
    void pulled_linkGoesDownWithTheReasonAndTheThreadRests() throws Exception {
        var clip = plugged("clip");
        source(bed, clip.path());
        await().until(bed::up);
        clip.unplug();
        await().atMost(A_SECOND).until(() -> !bed.up());
        assertTrue(bed.links.getLast().detail().contains("unplugged or switched off (error"), bed.links.toString());
        var before = cpuMillis();
        await().during(A_SECOND).until(() -> !bed.up());
        assertTrue(cpuMillis() - before < 300, "busy for " + (cpuMillis() - before) + " ms of a second");
    }

    @Test
    void pluggedInAgain_isReadWithinASecond() throws Exception {
        var clip = plugged("clip");
        source(bed, clip.path());
        await().until(bed::up);
        for (int round = 1; round <= 3; round++) {
            clip.unplug();
            await().atMost(A_SECOND).until(() -> !bed.up());
            clip.replug();
            await().atMost(A_SECOND).until(bed::up);
            double fresh = 90 + round;
            clip.write(TinyDriver.frame(90 + round));
            await().atMost(A_SECOND).until(() -> bed.saturations().contains(fresh));
        }
        assertTrue(metrics.scrape().contains("vigil_port_opened_total{source=\"clip\"} 4.0"));
    }

    /// How long it takes, for whoever reads the output: ten times.
    @Test
    void pluggedInAgain_isOpenSoonAfterTheNodeIsBack() throws Exception {
        var clip = plugged("clip");
        source(bed, clip.path());
        await().until(bed::up);
        var millis = new ArrayList<Long>();
        for (int round = 1; round <= 10; round++) {
            clip.unplug();
            await().atMost(A_SECOND).until(() -> !bed.up());
            // Away for another part of the looking period each time.
            var away = Duration.ofMillis(37L * round);
            await().pollDelay(away).until(() -> true);
            var begin = System.nanoTime();
            clip.replug();
            await().atMost(A_SECOND).until(bed::up);
            millis.add((System.nanoTime() - begin) / 1_000_000);
        }
        millis.sort(null);
        System.out.println("back after the node: median " + millis.get(5) + " ms, longest " + millis.getLast() + " ms");
    }

    @Test
    void portOfThePulledDeviceTakenByAnother_isNotRead() throws Exception {
        var mine = plugged("mine");
        var device = mine.device();
        source(bed, mine.path());
        await().until(bed::up);
        mine.unplug();
        await().until(() -> !bed.up());
        var theirs = another(device);
        mine.replug();
        await().atMost(A_SECOND).until(bed::up);
        theirs.write(TinyDriver.frame(50));
        mine.write(TinyDriver.frame(97));
        await().until(() -> !bed.saturations().isEmpty());
        assertEquals(List.of(97.0), bed.saturations());
    }

    @Test
    void pathMovedToAnotherLiveDevice_isReadFromThatOneAndSaid() throws Exception {
        var first = keep(Pty.open());
        var second = keep(Pty.open());
        var link = folder.resolve("link");
        Files.createSymbolicLink(link, Path.of(first.device()));
        source(bed, link);
        await().until(bed::up);
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of(second.device()));
        await().until(() -> bed.links.size() == 3);
        assertTrue(bed.links.get(1).detail().contains("check which patient"), bed.links.toString());
        first.write(TinyDriver.frame(50));
        second.write(TinyDriver.frame(97));
        await().until(() -> !bed.saturations().isEmpty());
        assertEquals(List.of(97.0), bed.saturations());
    }

    @Test
    void twoBedsTwoPorts_neverMix() throws Exception {
        var one = plugged("one");
        var two = plugged("two");
        var other = new FeedRecord("bed 2");
        source(bed, one.path());
        source(other, two.path());
        await().until(() -> bed.up() && other.up());
        for (int i = 0; i < 200; i++) {
            one.write(TinyDriver.frame(91), 100);
            two.write(TinyDriver.frame(99), 100);
        }
        await().until(() ->
                bed.saturations().size() == 200 && other.saturations().size() == 200);
        assertTrue(bed.saturations().stream().allMatch(v -> v == 91));
        assertTrue(other.saturations().stream().allMatch(v -> v == 99));
    }

    @Test
    void samePortTwice_secondIsRefusedWithTheReason() throws Exception {
        var clip = plugged("clip");
        source(bed, clip.path());
        await().until(bed::up);
        var other = new FeedRecord("bed 2");
        source(other, clip.path());
        await().until(() -> !other.links.isEmpty());
        var refused = other.links.getFirst();
        assertFalse(refused.up());
        assertTrue(
                refused.detail().contains("already open in this service for bed 1, clip; one device has one reader"),
                refused.detail());
        clip.write(TinyDriver.frame(97));
        await().until(() -> bed.saturations().equals(List.of(97.0)));
        assertEquals(List.of(), other.saturations());
    }

    @Test
    void sameDeviceUnderAnotherName_secondIsRefusedToo() throws Exception {
        var clip = plugged("clip");
        source(bed, clip.path());
        await().until(bed::up);
        var other = new FeedRecord("bed 2");
        source(other, Path.of(clip.device()));
        await().until(() -> !other.links.isEmpty());
        assertTrue(other.links.getFirst().detail().contains("for bed 1, clip;"), other.links.toString());
    }

    @Test
    void portOfAnotherProgram_isRefusedWithItsName_andReadWhenThatEnds() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "no flock here");
        var clip = plugged("clip");
        var locking = new ProcessBuilder("flock", "--no-fork", clip.device(), "cat").start();
        try {
            await().until(() -> locked(locking));
            source(bed, clip.path());
            await().until(() -> !bed.links.isEmpty());
            var refused = bed.links.getFirst().detail();
            assertTrue(refused.contains("in use by another program (error 11)"), refused);
            assertTrue(refused.contains("it is cat (process " + locking.pid() + ")"), refused);
        } finally {
            locking.destroy();
        }
        await().until(bed::up);
        clip.write(TinyDriver.frame(97));
        await().until(() -> bed.saturations().equals(List.of(97.0)));
    }

    /// It has become the program it was to run with the lock.
    private static boolean locked(Process process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/comm"))
                .strip()
                .equals("cat");
    }

    @Test
    void missingPort_isSaidOnceAndReadWhenItAppears() throws Exception {
        source(bed, folder.resolve("clip"));
        await().until(() -> !bed.links.isEmpty());
        await().during(A_SECOND).until(() -> bed.links.size() == 1);
        assertTrue(bed.links.getFirst().detail().contains("not there (error 2)"), bed.links.toString());
        plugged("clip");
        await().atMost(A_SECOND).until(bed::up);
    }

    @Test
    void notASerialPort_isSaid() throws Exception {
        source(bed, Files.createFile(folder.resolve("file")));
        await().until(() -> !bed.links.isEmpty());
        assertTrue(bed.links.getFirst().detail().contains("not a serial port (error 25)"), bed.links.toString());
    }

    @Test
    void driverThrows_isCountedAndTheNextFramesAreRead() throws Exception {
        var clip = plugged("clip");
        source(bed, clip.path());
        await().until(bed::up);
        clip.write(TinyDriver.frame(TinyDriver.POISON));
        await().until(() -> !bed.up());
        assertTrue(bed.links.getLast().detail().contains("a fault of the service's own"), bed.links.toString());
        await().until(bed::up);
        clip.write(TinyDriver.frame(97));
        await().until(() -> bed.saturations().equals(List.of(97.0)));
        assertTrue(metrics.scrape().contains("vigil_source_failed_total{source=\"clip\"} 1.0"));
    }

    @Test
    void feedThrows_neverEndsTheThread() throws Exception {
        var clip = plugged("clip");
        var moody = new FeedRecord("bed 1") {
            @Override
            public void offer(SourceId source, Reading reading) {
                super.offer(source, reading);
                if (saturations().size() == 1) throw new IllegalStateException("the bed is in a mood");
            }

            @Override
            public void link(SourceId source, boolean up, String detail) {
                super.link(source, up, detail);
                throw new IllegalStateException("the bed is in a mood");
            }
        };
        source(moody, clip.path());
        await().until(moody::up);
        clip.write(TinyDriver.frame(96));
        await().until(() -> moody.links.size() == 3);
        clip.write(TinyDriver.frame(97));
        await().until(() -> moody.saturations().equals(List.of(96.0, 97.0)));
    }

    @Test
    void order_goesOutOnTheWireOnlyWithControl() throws Exception {
        var cuff = plugged("cuff");
        var controlled = source(bed, cuff.path(), true, TinyDriver::new);
        await().until(bed::up);
        assertTrue(controlled.order(CLIP, CuffOrder.START_PEDIATRIC));
        var heard = new byte[1];
        assertEquals(1, cuff.read(heard, 2_000));
        assertEquals((byte) (0xC0 + CuffOrder.START_PEDIATRIC.ordinal()), heard[0]);

        var other = new FeedRecord("bed 2");
        var readOnly = source(other, plugged("other").path());
        await().until(other::up);
        assertFalse(readOnly.order(CLIP, CuffOrder.START_PEDIATRIC));
    }

    @Test
    void orderForAnother_isLeftToIt() throws Exception {
        var cuff = source(bed, plugged("cuff").path(), true, TinyDriver::new);
        await().until(bed::up);
        assertFalse(cuff.order(new SourceId("another cuff"), CuffOrder.START_PEDIATRIC));
    }

    @Test
    void orderToADeviceThatTakesNone_isLeftToTheNext() throws Exception {
        var clip = source(bed, plugged("clip").path(), true, () -> new TinyDriver().refusingOrders());
        await().until(bed::up);
        assertFalse(clip.order(CLIP, CuffOrder.START_PEDIATRIC));
    }

    @Test
    void fastClock_portIsAskedOftener() throws Exception {
        var cuff = plugged("cuff");
        var fast = new SystemClock(1, 60);
        var source = keep(new SerialSource(
                new SerialSettings(CLIP, cuff.path().toString(), "nonin-df2", true),
                TinyDriver::new,
                bed,
                fast,
                metrics));
        source.start();
        await().until(bed::up);
        for (int i = 0; i < 200; i++) {
            assertTrue(source.order(CLIP, CuffOrder.START_ADULT));
            assertEquals(1, cuff.read(new byte[1], 2_000));
        }
        clipThenReads(cuff);
    }

    @Test
    void closed_portIsFreeAndNothingIsReadAnyMore() throws Exception {
        var clip = plugged("clip");
        var first = source(bed, clip.path());
        await().until(bed::up);
        var before = System.nanoTime();
        first.close();
        first.close();
        assertTrue(System.nanoTime() - before < 1_000_000_000L, "closing took its time");
        var other = new FeedRecord("bed 2");
        source(other, clip.path());
        await().until(other::up);
        clip.write(TinyDriver.frame(97));
        await().until(() -> other.saturations().equals(List.of(97.0)));
        assertEquals(List.of(), bed.saturations());
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                        .filter(t -> t.getName().equals("serial-clip"))
                        .count()
                <= 1);
    }

    private void clipThenReads(Pty clip) throws IOException {
        clip.write(TinyDriver.frame(97));
        await().until(() -> bed.saturations().equals(List.of(97.0)));
    }

    private Pty plugged(String name) throws IOException {
        return keep(Pty.open(folder.resolve(name)));
    }

    /// Opens pairs until one has the name the system had given to `device`; names are reused lowest first.
    private Pty another(String device) throws IOException {
        for (int i = 0; i < 50; i++) {
            var pty = keep(Pty.open());
            if (pty.device().equals(device)) return pty;
        }
        throw new AssertionError(device + " was not given again");
    }

    private SerialSource source(FeedRecord to, Path path) {
        return source(to, path, false, TinyDriver::new);
    }

    private SerialSource source(FeedRecord to, Path path, boolean control, Supplier<Driver> driver) {
        var settings = new SerialSettings(CLIP, path.toString(), "nonin-df2", control);
        var source = keep(new SerialSource(settings, driver, to, clock, metrics));
        source.start();
        return source;
    }

    private <T extends AutoCloseable> T keep(T closeable) {
        open.add(closeable);
        return closeable;
    }

    /// Processor time of every serial thread so far.
    private static long cpuMillis() {
        var threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("serial-"))
                .mapToLong(t -> Math.max(0, threads.getThreadCpuTime(t.threadId())) / 1_000_000)
                .sum();
    }
}
