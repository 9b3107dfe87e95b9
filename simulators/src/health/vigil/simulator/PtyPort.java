package health.vigil.simulator;

import java.io.IOException;
import java.nio.file.Path;

/// A serial line in software, under a stable path.
public final class PtyPort implements Port {
    private final Pty pty;

    private PtyPort(Pty pty) {
        this.pty = pty;
    }

    /// @param link where the path is made; it goes when the port is closed
    public static PtyPort open(Path link) throws IOException {
        return new PtyPort(Pty.open(link));
    }

    @Override
    public String address() {
        return pty.path().toString();
    }

    @Override
    public int read(byte[] into) throws IOException {
        return pty.plugged() ? pty.read(into, 0) : 0;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        pty.write(bytes);
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
