package health.vigil.source.port;

import health.vigil.decode.monitor.intellivue.IntellivueDeframer;
import health.vigil.decode.monitor.intellivue.IntellivueFrames;
import health.vigil.vital.Moment;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// The Ethernet data export of a Philips IntelliVue monitor as if it were its serial line (serial-protocols.md 5.1):
/// a datagram is a message, and is handed on in the frame that the same message has on the serial line, so that one
/// driver, one capture and one replay serve both. What comes from another address is passed over.
///
/// A monitor that is away is no trouble of the port: it is silent, and the driver asks it again and again.
final class IntellivueLan implements Port {
    /// The monitor's port for data export.
    private static final int USUAL_PORT = 24_105;

    private static final Pattern ADDRESS = Pattern.compile("udp://([^:/]+)(?::(\\d{1,5}))?");
    /// Larger than any message of the protocol, and than any packet of an Ethernet.
    private static final int MOST_BYTES = 2_048;

    private static final byte[] NOTHING = {};
    /// Frames are taken apart whose time nobody asks for.
    private static final Moment NO_TIME = new Moment(0, 0, 0);

    private final String path;
    private final InetSocketAddress monitor;
    private final DatagramSocket socket;
    private final IntellivueDeframer said = new IntellivueDeframer();
    private final byte[] buffer = new byte[MOST_BYTES];
    private byte[] waiting = NOTHING;

    private IntellivueLan(String path, InetSocketAddress monitor, DatagramSocket socket) {
        this.path = path;
        this.monitor = monitor;
        this.socket = socket;
    }

    /// True if the configured port is an address and no serial port.
    static boolean is(String path) {
        return path.startsWith("udp:");
    }

    /// The address written out in full, so that two ways of writing one are equal.
    static String canonical(String path) {
        var found = ADDRESS.matcher(path);
        if (!found.matches()) return path;
        var port = found.group(2) == null ? USUAL_PORT : Integer.parseInt(found.group(2));
        return "udp://" + found.group(1).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /// @param path `udp://192.168.1.20` or with another port `udp://192.168.1.20:24105`
    static Port open(String path, int waitMillis) throws PortException {
        var monitor = address(path);
        try {
            var socket = new DatagramSocket();
            socket.setSoTimeout(Math.max(1, waitMillis));
            return new IntellivueLan(path, monitor, socket);
        } catch (IOException refused) {
            throw trouble(path, "cannot be opened", refused);
        }
    }

    private static InetSocketAddress address(String path) throws PortException {
        var found = ADDRESS.matcher(path);
        if (!found.matches())
            throw new PortException("port " + path + ": no address; write udp://HOST or udp://HOST:PORT");
        var port = found.group(2) == null ? USUAL_PORT : Integer.parseInt(found.group(2));
        if (port == 0 || port > 0xFFFF) throw new PortException("port " + path + ": the port must be 1 to 65535");
        try {
            return new InetSocketAddress(InetAddress.getByName(found.group(1)), port);
        } catch (IOException unknown) {
            throw trouble(path, "the monitor's name is not known; give its address", unknown);
        }
    }

    private static PortException trouble(String path, String what, IOException cause) {
        return new PortException("port " + path + ": " + what + " (" + cause.getMessage()
                + "); check the network of this machine; reading starts by itself");
    }

    @Override
    public int read(byte[] into) throws PortException {
        if (waiting.length == 0) waiting = datagram();
        var length = Math.min(into.length, waiting.length);
        System.arraycopy(waiting, 0, into, 0, length);
        waiting = Arrays.copyOfRange(waiting, length, waiting.length);
        return length;
    }

    private byte[] datagram() throws PortException {
        var packet = new DatagramPacket(buffer, buffer.length);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException silence) {
            return NOTHING;
        } catch (IOException closed) {
            throw trouble(path, "the network is gone", closed);
        }
        if (!packet.getAddress().equals(monitor.getAddress())) return NOTHING;
        return IntellivueFrames.frame(Arrays.copyOf(buffer, packet.getLength()));
    }

    @Override
    public void write(byte[] bytes) throws PortException {
        for (var each : bytes) {
            var message = said.accept(each, NO_TIME);
            if (message.isPresent()) send(message.get().bytes());
        }
    }

    private void send(byte[] message) throws PortException {
        try {
            socket.send(new DatagramPacket(message, message.length, monitor));
        } catch (IOException unreachable) {
            throw trouble(path, "the monitor cannot be reached", unreachable);
        }
    }

    /// An address leads nowhere else.
    @Override
    public void verify() {}

    @Override
    public String device() {
        return "udp://" + monitor.getAddress().getHostAddress() + ":" + monitor.getPort();
    }

    @Override
    public void close() {
        socket.close();
    }
}
