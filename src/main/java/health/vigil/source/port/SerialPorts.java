package health.vigil.source.port;

import health.vigil.decode.Line;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The serial ports of this machine.
public final class SerialPorts {
    /// A port somebody could use.
    ///
    /// @param path best name for a configuration: the one that stays with the adapter, where there is one
    /// @param device the node behind it, `/dev/ttyUSB0`
    /// @param description what the system or the adapter says of itself; may be empty
    public record Found(String path, String device, String description) {}

    private SerialPorts() {}

    /// Opens a port.
    ///
    /// @param path as configured, or the address of a monitor that is read over Ethernet, `udp://HOST`; links are
    ///     followed anew each time, so that an adapter is found wherever it is plugged in
    /// @param waitMillis how long at most one read waits
    /// @param holder who wants it, for the message to whoever wants it, too
    public static Port open(String path, Line line, int waitMillis, String holder) throws PortException {
        return IntellivueLan.is(path)
                ? IntellivueLan.open(path, waitMillis)
                : JSerialCommPort.open(path, line, waitMillis, holder);
    }

    /// What two configured ports have in common if they are the same one, however written: an address in full. Links to
    /// one device are told apart here; where they lead is seen when the service looks around.
    public static String canonical(String path) {
        return IntellivueLan.is(path) ? IntellivueLan.canonical(path) : path;
    }

    /// True if there is a node of the file system to look for, and no address.
    public static boolean isNode(String path) {
        return !IntellivueLan.is(path);
    }

    /// Every port there is: first those with a name that stays, then the others.
    public static List<Found> all() throws PortException {
        var described = JSerialCommPort.described();
        var named = new HashSet<String>();
        var all = new ArrayList<Found>();
        PortNames.stable(PortNames.STABLE).forEach((link, device) -> {
            named.add(device);
            all.add(new Found(link, device, described.getOrDefault(device, "")));
        });
        described.forEach((device, description) -> {
            if (!named.contains(device)) all.add(new Found(device, device, description));
        });
        return all;
    }

    /// The port of a name, whether it is there or not.
    ///
    /// @param path as somebody typed it; one of a file is made absolute, so that it means the same everywhere
    public static Found named(String path) {
        var whole = Files.exists(Path.of(path)) ? Path.of(path).toAbsolutePath().toString() : path;
        return new Found(whole, device(whole), "");
    }

    private static String device(String path) {
        if (!path.startsWith(File.separator)) return path;
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException notThere) {
            return path;
        }
    }
}
