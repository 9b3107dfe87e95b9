package health.vigil.alarm;

import health.vigil.profile.Condition;
import health.vigil.profile.Wait;
/// A violation that waits out its delay, and after that the memory that it did.
///
/// @param rung index in the condition's ladder
/// @param since bed time at which the violation began
/// @param counted bed time up to which the sum is counted
/// @param sum point seconds of {@link Wait.DepthWeighted}
/// @param value the latest value, which holds until the next reading
/// @param extreme the worst value since it began
/// @param violating whether the latest value is beyond the limit

public record Pending(
        Condition condition,
        int rung,
        long since,
        long counted,
        double sum,
        double value,
        double extreme,
        boolean violating) {}
