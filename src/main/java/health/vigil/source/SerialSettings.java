package health.vigil.source;

import health.vigil.decode.capnograph.Gases;
import health.vigil.decode.device.Drivers;
import health.vigil.source.capture.CaptureSettings;
import health.vigil.vital.SourceId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One serial device as configured.
///
/// @param port where it is plugged in: best a name that stays with the adapter, `/dev/serial/by-id/...`; or the address
///     of an IntelliVue monitor in the network, `udp://HOST`
/// @param protocol name of its wire format, one of {@link Drivers#NAMES}
/// @param control whether commands that act on the patient may be sent to it (serial-protocols.md rule 10)
/// @param capture where what passes over the line is kept; null for nowhere
/// @param gases what a capnograph that asks for it is told of the air
public record SerialSettings(
        SourceId source,
        String port,
        String protocol,
        boolean control,
        @Nullable CaptureSettings capture,
        Gases gases) implements DeviceSettings {
    private static final int LONGEST_PORT = 255;
    /// The one that is also spoken over Ethernet.
    private static final String ETHERNET_PROTOCOL = "philips-intellivue";

    private static final Pattern CHANGING_NAME = Pattern.compile("/dev/tty(USB|ACM)\\d+");

    public SerialSettings {
        if (port.isBlank() || port.length() > LONGEST_PORT || port.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("port '" + port + "' must be a path such as /dev/serial/by-id/usb-...,"
                    + " of at most " + LONGEST_PORT + " characters");
        if (!Drivers.NAMES.contains(protocol))
            throw new IllegalArgumentException("protocol '" + protocol + "' of " + source + " is not known; one of "
                    + String.join(", ", Drivers.NAMES));
        if (port.startsWith("udp:") && !protocol.equals(ETHERNET_PROTOCOL))
            throw new IllegalArgumentException("port '" + port + "' of " + source + " is an address: protocol '"
                    + protocol + "' is read at a serial port; only " + ETHERNET_PROTOCOL + " is read over Ethernet");
    }

    /// In room air at the sea.
    public SerialSettings(
            SourceId source, String port, String protocol, boolean control, @Nullable CaptureSettings capture) {
        this(source, port, protocol, control, capture, Gases.USUAL);
    }

    /// Without a capture.
    public SerialSettings(SourceId source, String port, String protocol, boolean control) {
        this(source, port, protocol, control, null);
    }

    /// What is unwise about these settings though not wrong, with the way out; empty if nothing is.
    public String advice() {
        return CHANGING_NAME.matcher(port).matches()
                ? port + " is given to whichever adapter is plugged in next, perhaps another bed's; use its name under"
                        + " /dev/serial/by-id"
                : "";
    }
}
