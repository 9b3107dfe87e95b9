package health.vigil.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The software cable behaves like the real one, seen through plain files.
class PtyIT {
    private static final int SOON = 2_000;

    @TempDir
    Path folder;

    @Test
    void everyByteValue_passesUnchangedInBothDirections() throws Exception {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) all[i] = (byte) i;
        try (var pty = Pty.open();
                var in = new FileInputStream(pty.device());
                var out = new FileOutputStream(pty.device())) {
            assertEquals(all.length, pty.write(all));
            assertArrayEquals(all, in.readNBytes(all.length));
            out.write(all);
            assertArrayEquals(all, readExactly(pty, all.length));
        }
    }

    @Test
    void nothingSent_readReturnsZeroAfterItsTime() throws Exception {
        try (var pty = Pty.open()) {
            assertEquals(0, pty.read(new byte[16], 30));
            assertEquals(0, pty.read(new byte[16], 0));
        }
    }

    @Test
    void nobodyListens_writeDropsWhatDoesNotFitAndReturns() throws Exception {
        try (var pty = Pty.open()) {
            var much = new byte[1 << 20];
            assertTrue(pty.write(much) < much.length);
            assertTrue(pty.write(much, 30) < much.length, "full also after waiting");
        }
    }

    @Test
    void portClosedByTheService_isSilenceAndNoError() throws Exception {
        try (var pty = Pty.open()) {
            new FileInputStream(pty.device()).close();
            assertEquals(0, pty.read(new byte[16], 10));
            assertEquals(3, pty.write((byte) 1, (byte) 2, (byte) 3));
        }
    }

    @Test
    void unplugged_readerOfThePortIsFreedAndTheStablePathIsGone() throws Exception {
        var link = folder.resolve("clip");
        try (var pty = Pty.open(link);
                var in = new FileInputStream(link.toFile())) {
            var reader = CompletableFuture.supplyAsync(() -> readOrMinusOne(in));
            pty.unplug();
            assertEquals(-1, reader.get(SOON, TimeUnit.MILLISECONDS));
            assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
            assertFalse(pty.plugged());
            assertEquals(0, pty.write((byte) 1));
            assertEquals(0, pty.read(new byte[1], 5));
            assertThrows(IllegalStateException.class, pty::device);
        }
    }

    @Test
    void replugged_sameStablePathReachesTheNewPair() throws Exception {
        var link = folder.resolve("clip");
        try (var pty = Pty.open(link)) {
            pty.unplug();
            pty.replug();
            pty.replug();
            assertEquals(link, pty.path());
            assertEquals(Path.of(pty.device()), Files.readSymbolicLink(link));
            try (var in = new FileInputStream(link.toFile())) {
                pty.write((byte) 0x5A);
                assertEquals(0x5A, in.read());
            }
        }
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void twoHundredPairs_comeAndGoWithoutLeavingDescriptors() throws Exception {
        for (int i = 0; i < 3; i++) Pty.open().close();
        var before = descriptors();
        for (int i = 0; i < 200; i++) Pty.open().close();
        assertTrue(descriptors() <= before + 5, "descriptors before " + before + ", after " + descriptors());
    }

    @Test
    void otherSystem_isRefusedWithTheWayOut() {
        var refused = assertThrows(UnsupportedOperationException.class, () -> Pty.requireLinux("Mac OS X"));
        assertTrue(refused.getMessage().contains("run the simulators on Linux"), refused.getMessage());
    }

    private static long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static int readOrMinusOne(FileInputStream in) {
        try {
            return in.read();
        } catch (IOException e) {
            return -1;
        }
    }

    private static byte[] readExactly(Pty pty, int length) throws IOException {
        var all = new byte[length];
        var have = 0;
        while (have < length) {
            var piece = new byte[length - have];
            var got = pty.read(piece, SOON);
            assertTrue(got > 0, "only " + have + " bytes: " + Arrays.toString(all));
            System.arraycopy(piece, 0, all, have, got);
            have += got;
        }
        return all;
    }
}
