package health.vigil.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Several measurements of one thing.
record Spread(double least, double median, double most) {
    static <T> Spread of(List<T> all, ToDoubleFunction<T> what) {
        var sorted = all.stream().mapToDouble(what).sorted().toArray();
        int last = sorted.length - 1;
        return new Spread(sorted[0], (sorted[last / 2] + sorted[(last + 1) / 2]) / 2, sorted[last]);
    }
}
