package health.vigil.display;

import health.vigil.vital.BedId;
import io.vertx.core.json.JsonArray;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a fault in one bed's parts from taking the other beds with it: what could not be made is left out whole,
/// and the bed is named to the screen as long as it lasts. Tried anew with every change. Of a client's loop.
final class Whole {
    private static final Logger LOG = LoggerFactory.getLogger(Whole.class);

    private final Set<String> broken = new TreeSet<>();

    /// All parts of a bed, or none.
    Map<String, Object> of(BedId bed, Supplier<Map<String, Object>> parts) {
        try {
            var made = parts.get();
            if (broken.remove(bed.name())) LOG.info("bed={} event=screen-parts-well", bed);
            return made;
        } catch (RuntimeException fault) {
            if (broken.add(bed.name())) LOG.error("bed={} event=screen-parts-failed", bed, fault);
            return Map.of();
        }
    }

    /// Names of the beds that cannot be told.
    JsonArray broken() {
        var names = new JsonArray();
        broken.forEach(names::add);
        return names;
    }
}
