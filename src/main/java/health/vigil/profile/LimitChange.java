package health.vigil.profile;

/// One limit that was moved (requirement R37).
///
/// @param from the limit before, NaN if there was none
/// @param to the limit now, NaN if there is none any more
public record LimitChange(Condition condition, Priority tier, double from, double to) {}
