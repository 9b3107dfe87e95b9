package health.vigil.source;

import health.vigil.decode.device.Drivers;
import health.vigil.vital.SourceId;
import java.nio.file.Path;

/// A capture that is read as if its device were there.
///
/// @param protocol that decodes it: as a rule that of its header
/// @param control as in its header: a driver that was allowed orders then understands their answers now; nothing is
///     sent to anybody
/// @param speed how much faster than then it is read; alarm delays go on by the service's clock
public record ReplaySettings(SourceId source, Path file, String protocol, boolean control, double speed)
        implements DeviceSettings {
    public static final double SLOWEST = 0.1;
    public static final double FASTEST = 60;

    public ReplaySettings {
        if (!Drivers.NAMES.contains(protocol))
            throw new IllegalArgumentException("protocol '" + protocol + "' of " + source + " is not known; one of "
                    + String.join(", ", Drivers.NAMES));
        if (!(speed >= SLOWEST && speed <= FASTEST))
            throw new IllegalArgumentException("speed " + speed + " is outside " + SLOWEST + " to " + FASTEST);
    }
}
