package health.vigil;

import health.vigil.decode.oximeter.nonin.NoninFrames;
import health.vigil.simulator.Pty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// A finger clip on a serial line in software that says the same number again and again.
final class ClipFeeder implements AutoCloseable {
    private static final long PACKET_NANOS = 333_000_000;
    private static final int PULSE = 100;

    private final Pty pty;
    private final Thread thread = Thread.ofPlatform().name("clip").daemon().unstarted(this::run);
    private volatile int spo2;
    private volatile boolean stopped;

    ClipFeeder(Path path, int spo2) throws IOException {
        this.pty = Pty.open(path);
        this.spo2 = spo2;
        thread.start();
    }

    void says(int percent) {
        spo2 = percent;
    }

    private void run() {
        var heard = new byte[64];
        var pleth = new int[NoninFrames.FRAMES_PER_PACKET];
        Arrays.setAll(pleth, i -> (int) Math.round(128 + 100 * Math.sin(2 * Math.PI * i / pleth.length)));
        while (!stopped) {
            try {
                pty.read(heard, 0);
                pty.write(NoninFrames.packet(NoninFrames.Format.DF2, 0x80, pleth, NoninFrames.Packet.of(PULSE, spo2)));
            } catch (IOException nobodyReads) {
                // Between two services there is nobody at the other end.
            }
            LockSupport.parkNanos(PACKET_NANOS);
        }
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        pty.close();
    }
}
