package health.vigil.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/// A serial line in software, under a stable path. It can mind the speed: while the service has set another than the
/// device's, both hear noise, as on a real line.
public final class PtyPort implements Port {
    private static final int ANY_SPEED = 0;

    private final Pty pty;
    private final int baud;
    private final Random noise = new Random(1);

    private PtyPort(Pty pty, int baud) {
        this.pty = pty;
        this.baud = baud;
    }

    /// A line that is clear at any speed.
    ///
    /// @param link where the path is made; it goes when the port is closed
    public static PtyPort open(Path link) throws IOException {
        return new PtyPort(Pty.open(link), ANY_SPEED);
    }

    /// @param baud the device's speed in bits a second
    public static PtyPort open(Path link, int baud) throws IOException {
        return new PtyPort(Pty.open(link), baud);
    }

    @Override
    public String address() {
        return pty.path().toString();
    }

    @Override
    public int read(byte[] into) throws IOException {
        if (!pty.plugged()) return 0;
        var got = pty.read(into, 0);
        if (got > 0 && !clear()) noise.nextBytes(into);
        return got;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (clear()) {
            pty.write(bytes);
            return;
        }
        var garbled = new byte[bytes.length];
        noise.nextBytes(garbled);
        pty.write(garbled);
    }

    private boolean clear() throws IOException {
        return baud == ANY_SPEED || baud == pty.hostBaud();
    }

    @Override
    public void plugged(boolean in) throws IOException {
        if (in == pty.plugged()) return;
        if (in) pty.replug();
        else pty.unplug();
    }

    @Override
    public void close() throws IOException {
        pty.close();
    }
}
