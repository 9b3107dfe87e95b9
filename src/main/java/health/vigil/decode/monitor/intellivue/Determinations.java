package health.vigil.decode.monitor.intellivue;

import health.vigil.decode.hl7.MdcTerm;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which of an IntelliVue's pressures are new. The monitor repeats its latest determination every second; its time
/// stamp tells it from the next, or its numbers where there is none. The one that stands there at the beginning is
/// shown only if the monitor says how old it is.
final class Determinations {
    /// Of when and of what the latest determination is.
    private record Determination(long stamp, List<Integer> numbers) {
        static Determination of(NumericObject object) {
            if (object.stamp() != 0) return new Determination(object.stamp(), List.of());
            return new Determination(
                    0,
                    object.numerics().stream().map(Numeric::mantissaAndExponent).toList());
        }
    }

    private final Measurements.Teller teller;
    private final Set<Vital> standing = EnumSet.noneOf(Vital.class);
    private @Nullable Determination latest;

    Determinations(Measurements.Teller teller) {
        this.teller = teller;
    }

    void opened() {
        standing.clear();
        latest = null;
    }

    static boolean holds(NumericObject object) {
        return object.numerics().stream()
                .map(Numeric::term)
                .anyMatch(term -> term != null && term.vital().cadence() == Vital.Cadence.EPISODIC);
    }

    /// @param time of the monitor's clock as it said this
    void heard(NumericObject object, long time, Moment at, Consumer<Reading> readings) {
        var fresh = fresh(object, time);
        var age = Math.toIntExact(Math.min(
                Integer.MAX_VALUE,
                MonitorTime.millisBetween(object.stamp(), time).orElse(0)));
        for (var numeric : object.numerics()) {
            var term = numeric.term();
            if (term != null) tell(numeric, term, fresh, age, at, readings);
        }
    }

    private boolean fresh(NumericObject object, long time) {
        if (object.numerics().stream().allMatch(numeric -> numeric.missing() != null)) return false;
        var now = Determination.of(object);
        var first = latest == null;
        var same = now.equals(latest);
        latest = now;
        return first ? MonitorTime.millisBetween(object.stamp(), time).isPresent() : !same;
    }

    private void tell(Numeric numeric, MdcTerm term, boolean fresh, int age, Moment at, Consumer<Reading> readings) {
        var missing = numeric.missing() != null;
        var was = standing.contains(term.vital());
        if (missing ? !was && !fresh : !fresh) return;
        if (missing) standing.remove(term.vital());
        else standing.add(term.vital());
        readings.accept(teller.reading(numeric, term, age, at));
    }
}
