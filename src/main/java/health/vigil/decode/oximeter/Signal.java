package health.vigil.decode.oximeter;

import health.vigil.vital.Quality;
import health.vigil.vital.Reading.Gap.Reason;
import org.jspecify.annotations.Nullable;

/// What the flags of a device say of its digits. Flags beat digits: numbers beside "sensor off" are held ones.
///
/// @param off why the digits do not count; null if they do
/// @param quality of digits that count
public record Signal(@Nullable Reason off, Quality quality) {
    public static final Signal GOOD = new Signal(null, Quality.GOOD);

    /// Digits that do not count.
    public static Signal off(Reason reason) {
        return new Signal(reason, Quality.GOOD);
    }

    /// Digits that count, at that quality.
    public static Signal of(Quality quality) {
        return new Signal(null, quality);
    }
}
