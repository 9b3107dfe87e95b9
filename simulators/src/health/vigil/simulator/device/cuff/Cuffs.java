package health.vigil.simulator.device.cuff;

import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import java.util.List;

/// The simulated cuffs by the protocol they speak.
public final class Cuffs {
    /// What a bed has unless another is asked for.
    public static final String USUAL = "suntech";

    /// Every protocol that {@link #speaking} takes.
    public static final List<String> PROTOCOLS = List.of(USUAL, "dinamap");

    private Cuffs() {}

    /// @throws IllegalArgumentException naming what is known, if the protocol is not
    public static Cuff speaking(String protocol, Child child, Arm arm) {
        return switch (protocol) {
            case USUAL -> new SunTechCuff(child, arm);
            case "dinamap" -> new DinamapTrolley(child, arm);
            default ->
                throw new IllegalArgumentException(
                        "no simulated cuff speaks '" + protocol + "'; one of " + String.join(", ", PROTOCOLS));
        };
    }
}
