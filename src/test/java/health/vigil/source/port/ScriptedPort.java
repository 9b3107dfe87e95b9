package health.vigil.source.port;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/// A port that delivers what a test laid ready, one piece per read.
public final class ScriptedPort implements Port {
    public final ByteArrayOutputStream written = new ByteArrayOutputStream();
    public int verified;
    private final Queue<byte[]> pieces = new ArrayDeque<>();

    public ScriptedPort delivers(byte... piece) {
        pieces.add(piece);
        return this;
    }

    @Override
    public int read(byte[] into) throws PortException {
        var piece = pieces.poll();
        if (piece == null) throw PortException.gone("scripted", 5);
        System.arraycopy(piece, 0, into, 0, piece.length);
        return piece.length;
    }

    @Override
    public void write(byte[] bytes) {
        written.writeBytes(bytes);
    }

    @Override
    public void verify() {
        verified++;
    }

    @Override
    public String device() {
        return "scripted";
    }

    @Override
    public void close() {}
}
