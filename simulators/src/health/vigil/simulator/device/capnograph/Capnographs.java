package health.vigil.simulator.device.capnograph;

import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import java.util.List;

/// The simulated capnographs by the protocol they speak.
public final class Capnographs {
    /// What a bed has unless another is asked for.
    public static final String USUAL = "capnostream";

    /// Every protocol that {@link #speaking} takes.
    public static final List<String> PROTOCOLS = List.of(USUAL, "capnostream-9600", "capnostat", "phasein");

    private Capnographs() {}

    /// @throws IllegalArgumentException naming what is known, if the protocol is not
    public static Capnograph speaking(String protocol, Child child, Chance chance) {
        return switch (protocol) {
            case USUAL, "capnostream-9600" -> new Capnostream20(protocol, child, chance);
            case "capnostat" -> new Capnostat5(child, chance);
            case "phasein" -> new Irma(child, chance);
            default ->
                throw new IllegalArgumentException(
                        "no simulated capnograph speaks '" + protocol + "'; one of " + String.join(", ", PROTOCOLS));
        };
    }
}
