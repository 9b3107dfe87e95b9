package health.vigil.alarm;

/// A violation that waits out its delay.
///
/// @param rung index in the condition's ladder
/// @param since bed time at which the violation began
/// @param counted bed time up to which the sum is counted
/// @param sum point seconds of {@link Wait.DepthWeighted}, 0 for other waits
/// @param value the latest offending value, which holds until the next reading
/// @param violating whether that value is still beyond the limit
public record Pending(
        Condition condition, int rung, long since, long counted, double sum, double value, boolean violating) {}
