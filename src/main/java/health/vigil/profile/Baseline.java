package health.vigil.profile;

import health.vigil.vital.Vital;
import java.util.Collections;
import java.util.List;

/// What was normal for this child before the first drug (requirement R10).
///
/// @param at bed time at which it was taken, nanoseconds; -1 while there is none
/// @param values one per {@link Vital} in its order, in its unit; NaN where none could be taken
public record Baseline(long at, List<Double> values) {
    public static final Baseline NONE = new Baseline(-1, Collections.nCopies(Vital.values().length, Double.NaN));

    public Baseline {
        values = List.copyOf(values);
    }

    /// NaN when there is none.
    public double of(Vital vital) {
        return values.get(vital.ordinal());
    }

    public boolean taken() {
        return at >= 0;
    }
}
