package health.vigil.simulator;

import health.vigil.decode.monitor.intellivue.IntellivueDeframer;
import health.vigil.decode.monitor.intellivue.IntellivueFrames;
import health.vigil.vital.Moment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The Ethernet side of a simulated IntelliVue monitor, on the loopback interface: what the monitor says in the frames
/// of its serial line goes out a datagram each, to the host that spoke last.
public final class UdpPort implements Port {
    private static final int MOST_BYTES = 2_048;
    private static final Moment NO_TIME = new Moment(0, 0, 0);
    private static final byte[] NOTHING = {};

    private final DatagramChannel channel;
    private final IntellivueDeframer said = new IntellivueDeframer();
    private final ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
    private @Nullable SocketAddress host;
    private byte[] waiting = NOTHING;
    private boolean in = true;

    private UdpPort(DatagramChannel channel) {
        this.channel = channel;
    }

    /// On any free port.
    public static UdpPort open() throws IOException {
        var channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new UdpPort(channel);
    }

    @Override
    public String address() {
        return "udp://127.0.0.1:" + channel.socket().getLocalPort();
    }

    @Override
    public int read(byte[] into) throws IOException {
        if (waiting.length == 0) waiting = datagram();
        var length = Math.min(into.length, waiting.length);
        System.arraycopy(waiting, 0, into, 0, length);
        waiting = Arrays.copyOfRange(waiting, length, waiting.length);
        return length;
    }

    private byte[] datagram() throws IOException {
        buffer.clear();
        var from = channel.receive(buffer);
        if (from == null || !in) return NOTHING;
        host = from;
        return IntellivueFrames.frame(Arrays.copyOf(buffer.array(), buffer.position()));
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        for (var each : bytes) {
            var message = said.accept(each, NO_TIME);
            if (message.isPresent()) send(message.get().bytes());
        }
    }

    private void send(byte[] message) throws IOException {
        if (in && host != null) channel.send(ByteBuffer.wrap(message), host);
    }

    @Override
    public void plugged(boolean plugged) {
        in = plugged;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
