package health.vigil.config;

import health.vigil.bed.Ward;
import health.vigil.decode.device.Drivers;
import health.vigil.source.SerialSettings;
import health.vigil.vital.BedId;
import health.vigil.vital.Limb;
import health.vigil.vital.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `beds` of a configuration, with what must be unique across them.
final class BedsReader {
    /// One process was never tried with more.
    private static final int MOST_BEDS = 1_000;

    private final Section top;
    private final Set<BedId> beds = new HashSet<>();
    private final Set<SourceId> sources = new HashSet<>();
    private final Map<String, String> ports = new HashMap<>();

    BedsReader(Section top) {
        this.top = top;
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
        var serial = new ArrayList<SerialSettings>();
        var limbs = new HashMap<SourceId, Limb>();
        for (var source : row.sections("sources")) {
            var settings = serial(source);
            var limb = source.choice("limb", Limb.class, Limb.UNKNOWN);
            if (settings == null) continue;
            serial.add(settings);
            limbs.put(settings.source(), limb);
        }
        return id == null ? null : new BedSettings(id, serial, limbs);
    }

    private @Nullable SerialSettings serial(Section row) {
        var name = row.required("name", "name the device: clip");
        var port = row.required("port", "give the serial port's path: /dev/serial/by-id/...");
        var protocol = row.required("protocol", "one of " + String.join(", ", Drivers.NAMES));
        var control = row.flag("control", false);
        var id = name.isBlank() ? null : row.checked("name", () -> new SourceId(name));
        if (id != null && !sources.add(id))
            row.mistake(
                    "name", "is used twice", "source names appear in logs and metrics: make them unique, as in clip-1");
        known(row, protocol);
        once(row, port);
        return id == null ? null : row.checked("", () -> new SerialSettings(id, port, protocol, control));
    }

    private static void known(Section row, String protocol) {
        if (protocol.isBlank() || Drivers.NAMES.contains(protocol)) return;
        var near = Spelling.nearest(protocol, Drivers.NAMES);
        row.mistake(
                "protocol",
                "is not one of " + String.join(", ", Drivers.NAMES),
                near == null ? "choose one of them" : "did you mean " + near + "?");
    }

    private void once(Section row, String port) {
        if (port.isBlank()) return;
        var first = ports.putIfAbsent(port, row.place("port"));
        if (first != null) row.mistake("port", "is used by " + first + " too", "a port carries one device");
    }
}
