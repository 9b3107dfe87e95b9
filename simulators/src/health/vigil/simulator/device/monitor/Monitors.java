package health.vigil.simulator.device.monitor;

import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.simulator.device.Device;
import java.util.List;

/// The simulated bedside monitors by the protocol they speak.
public final class Monitors {
    /// What a bed has unless another is asked for: HL7 over TCP.
    public static final String USUAL = "hl7";

    /// An IntelliVue on the network instead of its serial line: the same driver, another port.
    public static final String LAN = "philips-intellivue-lan";

    /// Every protocol that {@link #speaking} takes.
    public static final List<String> PROTOCOLS =
            List.of(USUAL, "ivy-450c", "philips-intellivue", "philips-intellivue-19200", LAN);

    private static final double HL7_PERIOD_SECONDS = 5;

    private Monitors() {}

    /// @param writer of HL7 messages
    /// @throws IllegalArgumentException naming what is known, if the protocol is not
    public static Device speaking(String protocol, Pcd01Writer writer, Child child, Arm arm, Chance chance) {
        return switch (protocol) {
            case USUAL -> new Hl7Monitor(writer, child, arm, HL7_PERIOD_SECONDS);
            case "ivy-450c" -> new IvyMonitor(child, arm, chance.split());
            case "philips-intellivue", "philips-intellivue-19200", LAN ->
                new IntellivueMonitor(protocol, writer.patientId(), child, arm, chance.split());
            default ->
                throw new IllegalArgumentException(
                        "no simulated monitor speaks '" + protocol + "'; one of " + String.join(", ", PROTOCOLS));
        };
    }
}
