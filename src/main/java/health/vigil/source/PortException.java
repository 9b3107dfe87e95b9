package health.vigil.source;

import java.io.IOException;

/// A serial port that cannot be opened or went away. The message names the port, what is wrong, the operating
/// system's error number and what to do; people read it on the bed's screen.
final class PortException extends IOException {
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

    PortException(String message) {
        super(message);
    }

    /// There is nothing under the path.
    static PortException missing(String port) {
        return new PortException("port " + port + ": not there (error " + ENOENT
                + "); plug the device in, or correct the path; reading starts by itself");
    }

    /// The system refused to open what is there.
    ///
    /// @param group that may use the port, for the remedy
    static PortException opening(String port, int code, String group) {
        return new PortException("port " + port + ": " + reason(code, port, group));
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
            // Asked again by the process that has it, the serial library answers ENOENT for a node that is there.
            case ENOENT -> "already open in this service" + error + "give each source a port of its own";
            case EAGAIN, EBUSY -> "in use by another program" + error + "stop that program (fuser -v " + port + ")";
            case ENXIO, ENODEV, EIO -> "no device answers behind it" + error + "unplug it and plug it in again";
            case EISDIR, ENOTTY -> "not a serial port" + error + "correct the path";
            case EINVAL -> "refuses the line settings" + error + "check the protocol and the adapter";
            default -> "cannot be opened" + error + "unplug it and plug it in again, or correct the path";
        };
    }
}
