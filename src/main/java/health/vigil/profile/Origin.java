package health.vigil.profile;

import org.jspecify.annotations.Nullable;

/// Where the figures of a limit come from.
///
/// @param tier which rung, null for all of the condition
/// @param words a publication, a maker's manual, or `proposal`
public record Origin(Condition condition, @Nullable Priority tier, String words) {
    boolean of(Condition asked, Priority priority) {
        return condition == asked && (tier == null || tier == priority);
    }
}
