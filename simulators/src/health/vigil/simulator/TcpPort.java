package health.vigil.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to a server, made again whenever it is lost.
public final class TcpPort implements Port {
    private static final Logger LOG = LoggerFactory.getLogger(TcpPort.class);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MOST_UNSENT = 1 << 16;

    private final String host;
    private final int port;
    private ByteBuffer unsent = ByteBuffer.allocate(0);
    private @Nullable SocketChannel channel;
    private boolean in = true;
    private boolean connected;
    private boolean renewed;
    private boolean told;
    private long retryAt = System.nanoTime();

    public TcpPort(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public String address() {
        return host + ":" + port;
    }

    @Override
    public int read(byte[] into) throws IOException {
        if (!ready() || channel == null) return 0;
        try {
            flush(channel);
            int got = channel.read(ByteBuffer.wrap(into));
            if (got < 0) drop("closed by the other side");
            return Math.max(0, got);
        } catch (IOException e) {
            drop(String.valueOf(e.getMessage()));
            return 0;
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (!ready() || channel == null || unsent.remaining() + bytes.length > MOST_UNSENT) return;
        var all = ByteBuffer.allocate(unsent.remaining() + bytes.length);
        unsent = all.put(unsent).put(bytes).flip();
        try {
            flush(channel);
        } catch (IOException e) {
            drop(String.valueOf(e.getMessage()));
        }
    }

    private void flush(SocketChannel open) throws IOException {
        if (unsent.hasRemaining()) open.write(unsent);
    }

    private boolean ready() throws IOException {
        if (!in || connected) return in;
        if (channel == null && System.nanoTime() - retryAt < 0) return false;
        try {
            if (channel == null) channel = begin();
            if (!channel.isConnectionPending() || channel.finishConnect()) connected();
        } catch (IOException e) {
            drop(String.valueOf(e.getMessage()));
        }
        return connected;
    }

    private SocketChannel begin() throws IOException {
        var fresh = SocketChannel.open();
        fresh.configureBlocking(false);
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        fresh.connect(new InetSocketAddress(host, port));
        return fresh;
    }

    private void connected() {
        connected = true;
        renewed = true;
        told = false;
        LOG.info("port={} connected", address());
    }

    private void drop(String why) throws IOException {
        if (!told) LOG.warn("port={} not connected: {}; trying again", address(), why);
        told = true;
        close();
        retryAt = System.nanoTime() + RETRY_NANOS;
    }

    @Override
    public boolean renewed() {
        var was = renewed;
        renewed = false;
        return was;
    }

    @Override
    public void plugged(boolean plugged) throws IOException {
        if (in && !plugged) close();
        in = plugged;
    }

    @Override
    public void close() throws IOException {
        connected = false;
        unsent = ByteBuffer.allocate(0);
        if (channel != null) channel.close();
        channel = null;
    }
}
