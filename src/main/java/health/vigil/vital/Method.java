package health.vigil.vital;

/// How a value was come by. It matters most for respiration: a rate estimated from the plethysmogram never
/// clears a no-breath alarm (requirements R5 and H18).
public enum Method {
    /// The device's own measurement, method unstated by it.
    DEVICE,
    /// Counted from exhaled carbon dioxide.
    CO2,
    /// Chest impedance.
    IMPEDANCE,
    /// Estimated from the plethysmogram: advisory.
    PLETH,
    /// Typed in by a person.
    MANUAL;

    /// True if the value was measured rather than estimated.
    public boolean measured() {
        return this != PLETH;
    }
}
