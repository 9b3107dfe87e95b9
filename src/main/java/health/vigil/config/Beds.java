package health.vigil.config;

import health.vigil.vital.BedId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Beds that one part of a configuration names and another defines.
final class Beds {
    private Beds() {}

    /// The bed of that name; null, and a mistake, if it is not defined. A blank name is somebody else's mistake.
    static @Nullable BedId named(Section row, String key, String name, Set<BedId> defined) {
        if (name.isBlank()) return null;
        for (var bed : defined) if (bed.name().equals(name)) return bed;
        var names = defined.stream().map(BedId::name).sorted().toList();
        var near = Spelling.nearest(name, names);
        row.mistake(
                key,
                "is not among the beds",
                near == null ? "define it under beds, or use one of " + names : "did you mean " + near + "?");
        return null;
    }

    /// A list of beds.
    static List<BedId> named(Section row, String key, Set<BedId> defined) {
        var all = new ArrayList<BedId>();
        for (var name : row.texts(key)) {
            var bed = named(row, key, name, defined);
            if (bed != null) all.add(bed);
        }
        return all;
    }
}
