package health.vigil.fuzz;

import health.vigil.decode.device.Drivers;
import java.util.ArrayList;
import java.util.List;

/// One decoder under fuzzed inputs.
interface Trial {
    String MLLP = "hl7-mllp";
    String MESSAGE = "hl7-message";

    /// @throws Exception or an error if the decoder breaks one of its promises
    void run(byte[] input) throws Exception;

    /// A good input, where the search begins.
    byte[] seed();

    /// Every decoder by its name: the serial drivers, and HL7 with and without its framing.
    static List<String> names() {
        var names = new ArrayList<>(Drivers.NAMES);
        names.add(MLLP);
        names.add(MESSAGE);
        return names;
    }

    static Trial of(String name) {
        return switch (name) {
            case MLLP -> new MllpTrial();
            case MESSAGE -> new MessageTrial();
            default -> new DriverTrial(name);
        };
    }
}
