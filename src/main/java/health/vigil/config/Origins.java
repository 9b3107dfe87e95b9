package health.vigil.config;

import health.vigil.profile.Condition;
import health.vigil.profile.Origin;
import health.vigil.profile.Priority;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `source` of every line that has one.
final class Origins {
    private final List<Origin> all = new ArrayList<>();

    /// @param tier null for all of the condition
    void read(Section of, Condition condition, @Nullable Priority tier) {
        var words = of.text("source", "");
        if (!words.isBlank()) all.add(new Origin(condition, tier, words));
    }

    List<Origin> all() {
        return all;
    }
}
