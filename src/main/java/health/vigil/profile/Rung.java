package health.vigil.profile;

/// One step of a condition's ladder.
///
/// @param limit what the condition's {@link Condition.Measure} is held against, in its unit
/// @param delay how long the violation must last before it is an alarm
/// @param latching true if the alarm stays after the violation until a person acknowledges it
/// @param clear what ends the violation
public record Rung(Priority priority, double limit, Wait delay, boolean latching, Clear clear) {
    /// A rung whose violation ends as soon as the limit is kept.
    public Rung(Priority priority, double limit, Wait delay, boolean latching) {
        this(priority, limit, delay, latching, Clear.AT_ONCE);
    }

    /// The value up to which the alarm of this rung goes on.
    public double clearLimit(Condition condition) {
        return condition.side() == Condition.Side.LOW ? limit + clear.by() : limit - clear.by();
    }

    /// The same rung at another limit.
    public Rung at(double other) {
        return new Rung(priority, other, delay, latching, clear);
    }
}
