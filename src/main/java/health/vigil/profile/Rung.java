package health.vigil.profile;

/// One step of a condition's ladder.
///
/// @param limit in the vital's unit; seconds for {@link Condition#APNEA}
/// @param latching true if the alarm stays after the violation until a person acknowledges it
public record Rung(Priority priority, double limit, Wait delay, boolean latching) {}
