package health.vigil.display;

/// A way to reach somebody, as a screen offers it for a bed.
///
/// @param name as configured, unique
/// @param level 1 is called first, 2 when nobody of level 1 answered, and so on
public record PagerPath(String name, int level) {}
