package health.vigil.config;

import health.vigil.source.SerialSettings;
import health.vigil.vital.BedId;
import java.util.List;

/// One bed as configured.
///
/// @param bed its name, as on screens
/// @param serial its serial devices, best first: the first that delivers a vital speaks for it
public record BedSettings(BedId bed, List<SerialSettings> serial) {
    public BedSettings {
        serial = List.copyOf(serial);
    }
}
