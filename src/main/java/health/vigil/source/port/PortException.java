package health.vigil.source.port;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/// A serial port that cannot be opened or went away. The message names the port, what is wrong, the operating
/// system's error number and what to do; people read it on the bed's screen.
public final class PortException extends IOException {
    private static final long serialVersionUID = 1;

    /// Linux error numbers (asm-generic/errno-base.h) as opening a serial port gives them.
    private static final int EPERM = 1;

    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int EISDIR = 21;
    private static final int EINVAL = 22;
    private static final int ENOTTY = 25;

    private final boolean busy;
    private final transient Supplier<String> more;

    PortException(String message) {
        this(message, false, () -> "");
    }

    private PortException(String message, boolean busy, Supplier<String> more) {
        super(message);
        this.busy = busy;
        this.more = more;
    }

    /// The message, and what a look around adds to it now: which ports there are instead, who has this one. The message
    /// alone stays the same as long as the trouble does.
    public String detail() {
        return getMessage() + more.get();
    }

    /// True if the device is there and somebody else reads it. Finding out costs more than finding nothing.
    public boolean busy() {
        return busy;
    }

    /// There is nothing under the path.
    static PortException missing(String port) {
        return new PortException(
                "port " + port + ": not there (error " + ENOENT
                        + "); plug the device in, or correct the path; reading starts by itself",
                false,
                () -> instead(PortNames.present()));
    }

    /// Another receiver of this very process reads it.
    ///
    /// @param holder as people call it
    static PortException taken(String port, String holder) {
        return new PortException(
                "port " + port + ": already open in this service for " + holder
                        + "; one device has one reader: give each source a port of its own",
                true,
                () -> "");
    }

    /// Another program reads it without having locked it: each would get half of the bytes.
    static PortException shared(String port, List<String> holders) {
        return new PortException(
                "port " + port + ": also open in " + String.join(", ", holders)
                        + ", which would take away half of the bytes; stop that program",
                true,
                () -> "");
    }

    /// The system refused to open what is there.
    ///
    /// @param group that may use the port, for the remedy
    /// @param holders who has it open, looked up only when asked for
    static PortException opening(String port, int code, String group, Supplier<List<String>> holders) {
        var taken = code == EAGAIN || code == EBUSY;
        return new PortException(
                "port " + port + ": " + reason(code, port, group), taken, () -> taken ? by(holders.get()) : "");
    }

    private static String instead(List<String> ports) {
        return ports.isEmpty()
                ? "; this machine has no serial adapter now"
                : "; there are: " + String.join(", ", ports);
    }

    private static String by(List<String> holders) {
        return holders.isEmpty() ? "" : "; it is " + String.join(", ", holders);
    }

    /// The device went away while it was open.
    static PortException gone(String port, int code) {
        return new PortException("port " + port + ": unplugged or switched off (error " + code
                + "); plug it in again; reading starts by itself");
    }

    /// The path leads to another device than before.
    static PortException moved(String port, String was, String now) {
        return new PortException("port " + port + ": now leads to " + now + " instead of " + was
                + "; that device is read from now on; check which patient it is on");
    }

    /// The device takes no bytes from us.
    static PortException stuck(String port, int waiting) {
        return new PortException("port " + port + ": " + waiting
                + " bytes wait to be sent and the device takes none; unplug the adapter and plug it in again");
    }

    /// No port can be opened at all.
    ///
    /// @param why with the folder that was tried
    static PortException unloadable(String port, String why) {
        return new PortException("port " + port + ": the serial library cannot be loaded (" + why
                + "); start the service with java.io.tmpdir set to a folder that can be written and is not mounted"
                + " noexec");
    }

    private static String reason(int code, String port, String group) {
        var error = " (error " + code + "); ";
        return switch (code) {
            case EPERM, EACCES ->
                "permission denied" + error + "add the user who runs the service to the group " + group
                        + " (sudo usermod -aG " + group + " USER) and start the service again";
            // Who has it in this process is found before; the library answers ENOENT for some it cannot open, too.
            case ENOENT -> "cannot be opened though it is there" + error + "unplug it and plug it in again";
            case EAGAIN, EBUSY -> "in use by another program" + error + "stop that program (fuser -v " + port + ")";
            case ENXIO, ENODEV, EIO -> "no device answers behind it" + error + "unplug it and plug it in again";
            case EISDIR, ENOTTY -> "not a serial port" + error + "correct the path";
            case EINVAL -> "refuses the line settings" + error + "check the protocol and the adapter";
            default -> "cannot be opened" + error + "unplug it and plug it in again, or correct the path";
        };
    }
}
