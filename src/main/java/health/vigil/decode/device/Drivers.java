package health.vigil.decode.device;

import health.vigil.decode.Driver;
import health.vigil.decode.capnograph.CapnostreamDriver;
import health.vigil.decode.cuff.SunTechDriver;
import health.vigil.decode.oximeter.NoninDriver;
import health.vigil.decode.oximeter.NoninFrames;
import java.util.List;

/// The serial wire formats by their names in configuration.
public final class Drivers {
    /// Every name that {@link #named} takes.
    public static final List<String> NAMES =
            List.of("nonin-df2", "nonin-df7", "suntech", "capnostream", "capnostream-9600");

    private Drivers() {}

    /// A new driver.
    ///
    /// @param control true if the operator allows orders to the device; what makes it talk is sent anyway
    /// @throws IllegalArgumentException naming what is known, if the name is not
    public static Driver named(String name, boolean control) {
        return switch (name) {
            case "nonin-df2" -> new NoninDriver(NoninFrames.Format.DF2, true);
            case "nonin-df7" -> new NoninDriver(NoninFrames.Format.DF7, true);
            case "suntech" -> new SunTechDriver(control);
            case "capnostream" -> new CapnostreamDriver(CapnostreamDriver.USUAL_BAUD);
            case "capnostream-9600" -> new CapnostreamDriver(CapnostreamDriver.SLOW_BAUD);
            default ->
                throw new IllegalArgumentException(
                        "driver '" + name + "' is not known; one of " + String.join(", ", NAMES));
        };
    }
}
