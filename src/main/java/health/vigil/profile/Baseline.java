package health.vigil.profile;

import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What was normal for this child before the first drug (requirement R10).
///
/// @param at bed time at which it was taken, nanoseconds; -1 while there is none
/// @param by who took it; empty while there is none
/// @param values one per {@link Vital} in its order, in its unit; NaN where none could be taken
/// @param missing one per vital: why none could be taken, empty where one was
public record Baseline(long at, String by, List<Double> values, List<String> missing) {
    public static final Baseline NONE = new Baseline(
            -1,
            "",
            Collections.nCopies(Vital.values().length, Double.NaN),
            Collections.nCopies(Vital.values().length, ""));

    public Baseline {
        values = List.copyOf(values);
        missing = List.copyOf(missing);
    }

    /// NaN when there is none.
    public double of(Vital vital) {
        return values.get(vital.ordinal());
    }

    public boolean taken() {
        return at >= 0;
    }

    /// For people: `SpO2 98, PR 112; not measured: HR, Temp; older than 10 min: NIBP sys`.
    public String words() {
        var parts = new ArrayList<String>();
        var there = labels("");
        if (!there.isEmpty()) parts.add(there);
        for (var why : missing.stream().distinct().toList()) if (!why.isEmpty()) parts.add(why + ": " + labels(why));
        return String.join("; ", parts);
    }

    /// The vitals that are missing for a reason; with an empty one those that are there, with their values.
    private String labels(String why) {
        var labels = new ArrayList<String>();
        for (var vital : Vital.values()) {
            if (!missing.get(vital.ordinal()).equals(why)) continue;
            if (!why.isEmpty()) labels.add(vital.label());
            else if (!Double.isNaN(of(vital))) labels.add(vital.label() + " " + vital.format(of(vital)));
        }
        return String.join(", ", labels);
    }
}
