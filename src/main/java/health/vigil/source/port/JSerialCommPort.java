package health.vigil.source.port;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import health.vigil.decode.Line;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A real serial port, and all there is of jSerialComm.
///
/// Listeners are not used: on unplugging they spin or storm, and an exception in one silences a patient. A port
/// object is never opened twice: it resolves the path once, and may reach another bed's device the second time.
final class JSerialCommPort implements Port {
    /// Far more than any host command (a dozen bytes): so much waiting means the adapter is stuck, and the next write
    /// might block the reader.
    private static final int MOST_WAITING_BYTES = 512;
    /// A POSIX serial read counts its patience in tenths of a second (termios VTIME). A shorter wait, which only a
    /// demonstration faster than the day asks for, is made of looking and sleeping.
    private static final int BLOCKING_MILLIS = 100;
    /// Debian's group for serial ports, when the port does not tell its own.
    private static final String USUAL_GROUP = "dialout";

    /// The process may end at once without open ports; with them, they are waited for so long (`Service` closes within
    /// 5 s).
    private static final long GOODBYE_MILLIS = 4_000;

    /// Pseudo-terminals are held by the program at their other end, too, as ours are.
    private static final String PSEUDO_TERMINALS = "/dev/pts/";

    private static final OpenPorts OPEN = new OpenPorts();

    /// Why the library cannot be used; empty if it can.
    private static final String UNUSABLE = loadPrivately();

    private final SerialPort port;
    private final String path;
    private final int waitMillis;
    private final OpenPorts.Claim claim;
    private final String device;

    private JSerialCommPort(SerialPort port, String path, int waitMillis, OpenPorts.Claim claim) {
        this.port = port;
        this.path = path;
        this.waitMillis = waitMillis;
        this.claim = claim;
        this.device = port.getSystemPortPath();
    }

    /// Opens the device the configured path leads to now, throws away what waited there, and makes sure that it is
    /// that device and that nobody else reads it.
    ///
    /// @param waitMillis how long at most one read is to wait
    /// @param holder who wants it, for the message to whoever wants it, too
    static Port open(String path, Line line, int waitMillis, String holder) throws PortException {
        if (!UNUSABLE.isEmpty()) throw PortException.unloadable(path, UNUSABLE);
        var device = target(path);
        var key = device.isEmpty() ? path : device;
        var claim = OPEN.claim(key, holder);
        if (claim == null) throw PortException.taken(path, OPEN.holder(key));
        try {
            return open(path, device, line, waitMillis, claim);
        } catch (PortException | RuntimeException | Error failed) {
            OPEN.release(claim);
            throw failed;
        }
    }

    private static Port open(String path, String before, Line line, int waitMillis, OpenPorts.Claim claim)
            throws PortException {
        var fresh = fresh(path);
        set(fresh, line, waitMillis);
        if (!fresh.openPort(0)) throw refused(path, fresh.getLastErrorCode());
        var open = new JSerialCommPort(fresh, path, waitMillis, claim);
        try {
            if (!before.isEmpty() && !before.equals(open.device)) throw PortException.moved(path, before, open.device);
            open.requireAlone();
        } catch (PortException refused) {
            open.close();
            throw refused;
        }
        fresh.flushIOBuffers();
        return open;
    }

    /// The ports the library finds, with what it knows of them. Pseudo-terminals are not among them.
    static Map<String, String> described() throws PortException {
        if (!UNUSABLE.isEmpty()) throw PortException.unloadable("list", UNUSABLE);
        var found = new TreeMap<String, String>();
        for (var port : SerialPort.getCommPorts()) found.put(port.getSystemPortPath(), port.getPortDescription());
        return found;
    }

    /// A program that does not know of locks, such as `cat`, can have had it open before us.
    private void requireAlone() throws PortException {
        if (device.startsWith(PSEUDO_TERMINALS)) return;
        var others = Holders.of(device);
        if (!others.isEmpty()) throw PortException.shared(path, others);
    }

    @Override
    public int read(byte[] into) throws PortException {
        var got = port.readBytes(into, into.length);
        if (got < 0) throw PortException.gone(path, port.getLastErrorCode());
        if (got == 0 && waitMillis < BLOCKING_MILLIS) pause();
        return got;
    }

    @Override
    public void write(byte[] bytes) throws PortException {
        var waiting = port.bytesAwaitingWrite();
        if (waiting > MOST_WAITING_BYTES) throw PortException.stuck(path, waiting);
        if (port.writeBytes(bytes, bytes.length) < 0) throw PortException.gone(path, port.getLastErrorCode());
    }

    @Override
    public void verify() throws PortException {
        var now = target(path);
        if (!now.isEmpty() && !now.equals(device)) throw PortException.moved(path, device, now);
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public void close() {
        port.closePort();
        OPEN.release(claim);
    }

    private static PortException refused(String path, int code) {
        try {
            var device = target(path);
            return PortException.opening(
                    path, code, group(path), () -> device.isEmpty() ? List.of() : Holders.of(device));
        } catch (PortException vanished) {
            return vanished;
        }
    }

    private static SerialPort fresh(String path) throws PortException {
        try {
            return SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw PortException.missing(path);
        }
    }

    private static void set(SerialPort port, Line line, int waitMillis) {
        var parity = switch (line.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
        };
        var stop = line.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
        port.setComPortParameters(line.baud(), line.dataBits(), stop, parity);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        var waits = waitMillis >= BLOCKING_MILLIS;
        port.setComPortTimeouts(
                waits ? SerialPort.TIMEOUT_READ_SEMI_BLOCKING : SerialPort.TIMEOUT_NONBLOCKING,
                waits ? waitMillis : 0,
                0);
    }

    /// The node behind a path; empty where ports are no files (`COM3`).
    private static String target(String port) throws PortException {
        if (!port.startsWith(File.separator)) return "";
        try {
            return Path.of(port).toRealPath().toString();
        } catch (IOException e) {
            throw PortException.missing(port);
        }
    }

    private static String group(String port) {
        try {
            return Files.readAttributes(Path.of(port), PosixFileAttributes.class)
                    .group()
                    .getName();
        } catch (IOException | UnsupportedOperationException e) {
            return USUAL_GROUP;
        }
    }

    private void pause() throws PortException {
        try {
            Thread.sleep(waitMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortException("port " + path + ": its reader was interrupted");
        }
    }

    /// The library unpacks its native part below java.io.tmpdir under a name anybody can foresee, and loads what is
    /// there already. In a folder of our own nobody else can have put anything.
    private static String loadPrivately() {
        var usual = System.getProperty("java.io.tmpdir");
        try {
            var own = Files.createTempDirectory("vigil-serial");
            System.setProperty("java.io.tmpdir", own.toString());
            SerialPort.getVersion();
            delete(own);
            // At the process's end the library closes every port by itself; a lost line would be alarmed and recorded.
            SerialPort.addShutdownHook(new Thread(() -> OPEN.awaitNone(GOODBYE_MILLIS), "serial-goodbye"));
            return "";
        } catch (IOException | LinkageError e) {
            return usual + ": " + e;
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
    }

    /// On Linux a loaded library needs its file no longer; elsewhere the file goes when the service ends.
    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList())
                if (!file.toFile().delete()) file.toFile().deleteOnExit();
        }
    }
}
