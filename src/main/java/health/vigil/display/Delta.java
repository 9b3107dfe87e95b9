package health.vigil.display;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// What a client has not been told yet: remembers every part it was sent.
final class Delta {
    private final Map<String, Object> sent = new HashMap<>();
    private static final Object NONE = new Object();

    /// The parts that differ from what was sent before; from now on they count as sent.
    JsonObject fresh(Map<String, Object> parts) {
        var fresh = new JsonObject();
        parts.forEach((key, value) -> {
            if (Objects.equals(sent.get(key), value)) return;
            sent.put(key, value);
            fresh.put(key, NONE.equals(value) ? null : value);
        });
        return fresh;
    }

    /// Some parts are void at the client: they are sent anew, however they are.
    void forget(Predicate<String> key) {
        sent.keySet().removeIf(key);
    }

    /// The value that stands for "nothing" in parts.
    static Object none() {
        return NONE;
    }
}
