package health.vigil.alarm.state;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.util.function.Supplier;

/// A condition found to be present now, for {@link Annunciation} to make an alarm of.
///
/// @param since bed time at which it began
/// @param value offending value, NaN where there is none
/// @param extreme worst value since it began
/// @param explanation asked only when an alarm begins or changes its rung
public record Finding(
        Condition condition,
        String subject,
        Priority priority,
        boolean latching,
        long since,
        double value,
        double extreme,
        double limit,
        String source,
        Supplier<Explanation> explanation) {

    /// A technical condition as its rule has it.
    public static Finding technical(TechnicalRule rule, String subject, long since, String words) {
        return new Finding(
                rule.condition(),
                subject,
                rule.priority(),
                rule.latching(),
                since,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                subject,
                () -> Explanation.of(words));
    }
}
