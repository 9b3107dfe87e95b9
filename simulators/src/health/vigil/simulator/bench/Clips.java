package health.vigil.simulator.bench;

import health.vigil.decode.oximeter.nonin.NoninFrames;
import health.vigil.simulator.Pty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Finger clips that do nothing but send: 75 frames a second each, in pieces of three, as a serial adapter hands
/// them over. One thread writes them all.
final class Clips implements AutoCloseable {
    private static final int PIECE_BYTES = 3 * NoninFrames.FRAME_BYTES;
    private static final long PIECE_NANOS = 40_000_000;

    private final List<Pty> ptys = new ArrayList<>();
    private final byte[] calm;
    private final byte[] severe;
    private final byte[] heard = new byte[64];
    private final Thread thread = Thread.ofPlatform().name("clips").daemon().unstarted(this::run);
    private final AtomicReference<@Nullable CompletableFuture<Long>> asked = new AtomicReference<>();
    private volatile boolean stopped;

    /// @param calm one whole packet of 25 frames, sent again and again
    /// @param severe a packet of the first clip that raises an alarm, sent once when asked for
    Clips(Path folder, int count, byte[] calm, byte[] severe) throws IOException {
        this.calm = calm;
        this.severe = severe;
        for (int i = 0; i < count; i++) ptys.add(Pty.open(folder.resolve("clip-" + (i + 1))));
    }

    void start() {
        thread.start();
    }

    /// Sends one severe packet on the first clip, in place of a calm one.
    ///
    /// @return completes with the nanoseconds of {@link System#nanoTime} just before its first byte was written
    CompletableFuture<Long> askSevere() {
        var when = new CompletableFuture<Long>();
        asked.set(when);
        return when;
    }

    private void run() {
        var next = System.nanoTime();
        for (int at = 0; !stopped; at = at + PIECE_BYTES >= calm.length ? 0 : at + PIECE_BYTES) {
            for (int clip = 0; clip < ptys.size(); clip++) piece(clip, at);
            if (at + PIECE_BYTES >= calm.length) severe();
            next += PIECE_NANOS;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void severe() {
        var when = asked.getAndSet(null);
        if (when == null) return;
        var now = System.nanoTime();
        write(0, severe);
        when.complete(now);
    }

    private void piece(int clip, int at) {
        write(clip, Arrays.copyOfRange(calm, at, Math.min(at + PIECE_BYTES, calm.length)));
    }

    private void write(int clip, byte[] bytes) {
        try {
            ptys.get(clip).read(heard, 0);
            ptys.get(clip).write(bytes);
        } catch (IOException gone) {
            stopped = true;
        }
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        LockSupport.unpark(thread);
        for (var pty : ptys) pty.close();
    }
}
