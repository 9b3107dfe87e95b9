package health.vigil.source.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Line;
import health.vigil.decode.Wire;
import health.vigil.decode.monitor.intellivue.IntellivueDriver;
import health.vigil.decode.monitor.intellivue.IntellivueFrames;
import java.io.ByteArrayOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A monitor on the loopback interface, which answers with the bytes of the test.
class IntellivueLanIT {
    private static final int PATIENCE_MILLIS = 5_000;
    /// SpO2 97 in a reply to a single poll, without the frame of a serial line.
    private static final String NUMBERS = "E10000020002004200000007003C0021000000000C160032000100000000FFFFFFFFFFFFFFFF"
            + "0001000600000001001A00000001001400010001000E0950000A4BB80000022000000061";

    private DatagramSocket monitor;
    private Port port;

    @BeforeEach
    void open() throws Exception {
        monitor = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        monitor.setSoTimeout(PATIENCE_MILLIS);
        port = SerialPorts.open("udp://127.0.0.1:" + monitor.getLocalPort(), Line.of(115_200), PATIENCE_MILLIS, "test");
    }

    @AfterEach
    void close() {
        port.close();
        monitor.close();
    }

    private DatagramPacket heard() throws Exception {
        var packet = new DatagramPacket(new byte[2_000], 2_000);
        monitor.receive(packet);
        return packet;
    }

    private static void say(DatagramSocket from, byte[] message, DatagramPacket to) throws Exception {
        from.send(new DatagramPacket(message, message.length, to.getSocketAddress()));
    }

    @Test
    void driverOfTheSerialLine_talksToTheMonitorInDatagrams() throws Exception {
        var wire = new Wire(new IntellivueDriver(IntellivueDriver.USUAL_BAUD));
        port.write(wire.driver.due(wire.now));
        var request = heard();
        assertEquals(238, request.getLength());
        assertEquals(0x0D, request.getData()[0]);
        say(monitor, Wire.bytes(NUMBERS), request);
        var buffer = new byte[1_024];
        var length = port.read(buffer);
        wire.receive(Arrays.copyOf(buffer, length));
        assertEquals(List.of("SPO2 97"), wire.heard());
    }

    @Test
    void datagram_arrivesInTheFrameOfASerialLine_alsoInSmallReads() throws Exception {
        port.write(IntellivueFrames.frame(new byte[] {1}));
        var request = heard();
        assertArrayEquals(new byte[] {1}, Arrays.copyOf(request.getData(), request.getLength()));
        say(monitor, Wire.bytes(NUMBERS), request);
        var frame = IntellivueFrames.frame(Wire.bytes(NUMBERS));
        var got = new ByteArrayOutputStream();
        var buffer = new byte[7];
        while (got.size() < frame.length) got.write(buffer, 0, port.read(buffer));
        assertArrayEquals(frame, got.toByteArray());
    }

    @Test
    void whatComesFromAnotherAddress_isPassedOver() throws Exception {
        port.write(IntellivueFrames.frame(new byte[] {1}));
        var request = heard();
        try (var stranger = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 0))) {
            say(stranger, Wire.bytes(NUMBERS), request);
            assertEquals(0, port.read(new byte[1_024]));
        }
    }

    @Test
    void silence_isNoBytes() throws Exception {
        try (var patient = SerialPorts.open("udp://127.0.0.1", Line.of(115_200), 1, "test")) {
            assertEquals(0, patient.read(new byte[10]));
            assertEquals("udp://127.0.0.1:24105", patient.device());
        }
    }

    @Test
    void closedPort_isTold() {
        port.close();
        var told = assertThrows(PortException.class, () -> port.read(new byte[10]));
        assertTrue(String.valueOf(told.getMessage()).contains("port udp://127.0.0.1:"), told.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp:", "udp://", "udp://a:b", "udp://a/b", "udp://127.0.0.1:0", "udp://127.0.0.1:70000"})
    void addressThatIsNone_isRefused(String path) {
        var told = assertThrows(PortException.class, () -> SerialPorts.open(path, Line.of(9600), 10, "test"));
        assertTrue(String.valueOf(told.getMessage()).startsWith("port " + path + ": "), told.getMessage());
    }
}
