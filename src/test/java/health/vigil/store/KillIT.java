package health.vigil.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.BedState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that writes is killed in the middle, again and again on the same file: what it had vouched for is there.
class KillIT {
    private static final int KILLS = 3;
    private static final long VOUCHED_BEFORE_KILL = 3_000;

    @TempDir
    Path folder;

    @Test
    void killedWhileWriting_losesNothingVouchedFor() throws Exception {
        var file = folder.resolve("vigil.db");
        long from = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            var vouched = writeAndKill(file, from);
            try (var opened = new Opened(file)) {
                assertEquals(2L * kill, opened.store.epoch());
                assertEquals(
                        1,
                        opened.journal.outbox().pending().stream()
                                .filter(l -> l.key().equals("page"))
                                .count());
                var all = opened.all();
                assertTrue(all.size() > vouched, all.size() + " inputs, " + vouched + " vouched for");
                for (int n = 0; n < all.size(); n++) assertEquals(Opened.spo2(n), all.get(n));
                var recovered = opened.journal.recover(Opened.BED);
                assertNotNull(recovered.snapshot());
                var tail = recovered.tail();
                assertEquals(all.subList(all.size() - tail.size(), all.size()), tail);
                assertTrue(tail.size() <= 600, "snapshots come every hundred inputs");
                from = all.size();
            }
        }
    }

    private long writeAndKill(Path file, long from) throws IOException, InterruptedException {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString(),
                        Long.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = child.inputReader()) {
            var vouched = vouched(lines, from + VOUCHED_BEFORE_KILL);
            assertThrows(StoreException.class, () -> Store.open(StoreSettings.of(file)), "the child holds the file");
            // By its handle: the process object would also close the pipe that still holds its last words.
            child.toHandle().destroyForcibly();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) vouched = number(line, vouched);
            return vouched;
        } finally {
            child.destroyForcibly();
            assertTrue(child.waitFor(10, TimeUnit.SECONDS));
        }
    }

    private static long vouched(BufferedReader lines, long enough) throws IOException {
        var vouched = -1L;
        while (vouched < enough) {
            var line = lines.readLine();
            assertNotNull(line, "the child ended by itself after " + vouched);
            vouched = number(line, vouched);
        }
        return vouched;
    }

    /// The kill may cut the last line short: only whole ones count.
    private static long number(String line, long before) {
        return line.endsWith(".") && line.startsWith("ok ")
                ? Long.parseLong(line.substring(3, line.length() - 1))
                : before;
    }

    /// The process that is killed: inputs without end, each number told when it is vouched for.
    static final class Writer {
        private Writer() {}

        public static void main(String... args) throws InterruptedException {
            var opened = new Opened(Path.of(args[0]));
            opened.journal.outbox().add("page", "snpp", "wake up", 1);
            for (long n = Long.parseLong(args[1]); ; n++) {
                opened.append(Opened.BED, Opened.spo2(n));
                var number = n;
                opened.journal.committed(() -> System.out.println("ok " + number + "."));
                if (n % 100 == 0) opened.journal.snapshot(Opened.BED, BedState.EMPTY);
                if (n % 500 == 0) opened.settle();
            }
        }
    }
}
