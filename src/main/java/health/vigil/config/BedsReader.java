package health.vigil.config;

import health.vigil.bed.Ward;
import health.vigil.source.DeviceSettings;
import health.vigil.vital.BedId;
import health.vigil.vital.Limb;
import health.vigil.vital.SourceId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The `beds` of a configuration, with what must be unique across them.
final class BedsReader {
    /// One process was never tried with more.
    private static final int MOST_BEDS = 1_000;

    private final Section top;
    private final Set<BedId> beds = new HashSet<>();
    private final DeviceReader devices;

    /// @param folder makes paths of what the file says
    BedsReader(Section top, Function<String, Path> folder) {
        this.top = top;
        this.devices = new DeviceReader(folder);
    }

    List<BedSettings> beds() {
        var all = new ArrayList<BedSettings>();
        for (var row : top.sections("beds")) {
            var bed = bed(row);
            if (bed != null) all.add(bed);
        }
        if (all.isEmpty()) top.mistake("beds", "has no bed", "add one: `- name: Bed 1`");
        if (all.size() > MOST_BEDS)
            top.mistake("beds", "has more than " + MOST_BEDS + " beds", "start a second service");
        return all;
    }

    private @Nullable BedSettings bed(Section row) {
        var name = row.required("name", "name the bed as its screen shall: Bed 1");
        var id = name.isBlank() ? null : row.checked("name", () -> new BedId(name));
        if (id != null && id.equals(Ward.HOUSE)) row.mistake("name", "is the service's own", "choose another");
        if (id != null && !beds.add(id)) row.mistake("name", "is used twice", "each bed needs a name of its own");
        var serial = new ArrayList<DeviceSettings>();
        var limbs = new HashMap<SourceId, Limb>();
        for (var source : row.sections("sources")) {
            var settings = devices.device(source);
            var limb = source.choice("limb", Limb.class, Limb.UNKNOWN);
            if (settings == null) continue;
            serial.add(settings);
            limbs.put(settings.source(), limb);
        }
        return id == null ? null : new BedSettings(id, serial, limbs);
    }
}
