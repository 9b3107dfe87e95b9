package health.vigil.profile;

import org.jspecify.annotations.Nullable;

/// A limit with which a profile would not watch a child as it seems to.
///
/// @param condition whose ladder
/// @param tier which rung, null for the ladder as a whole
/// @param words value, rule and next step: `90 is below 91, the furthest this profile allows; choose 91 or more`
public record Flaw(Condition condition, @Nullable Priority tier, String words) {}
