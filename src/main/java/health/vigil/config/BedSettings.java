package health.vigil.config;

import health.vigil.source.DeviceSettings;
import health.vigil.vital.BedId;
import health.vigil.vital.Limb;
import health.vigil.vital.SourceId;
import java.util.List;
import java.util.Map;

/// One bed as configured.
///
/// @param bed its name, as on screens
/// @param serial its serial devices and replays, best first: the first that delivers a vital speaks for it
/// @param limbs where their sensors sit
public record BedSettings(BedId bed, List<DeviceSettings> serial, Map<SourceId, Limb> limbs) {
    public BedSettings {
        serial = List.copyOf(serial);
        limbs = Map.copyOf(limbs);
    }

    /// Where a source's sensor sits.
    public Limb limb(SourceId source) {
        return limbs.getOrDefault(source, Limb.UNKNOWN);
    }
}
