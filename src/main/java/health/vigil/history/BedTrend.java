package health.vigil.history;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trend of the child who lies in one bed, and what happened meanwhile. On the bed's loop only.
final class BedTrend {
    /// Marks kept; a child with more alarms than this in eight hours has them in the record.
    private static final int MAX_MARKS = 500;

    /// A number is looked at once a second, as often as devices send one.
    private static final long LOOK_NANOS = Moment.NANOS_PER_SECOND;

    private final Deque<Mark> marks = new ArrayDeque<>();
    private Trend numbers = new Trend();
    private long looked = -LOOK_NANOS;
    private boolean emptied;

    Trend numbers() {
        return numbers;
    }

    Deque<Mark> marks() {
        return marks;
    }

    void heard(Input input, BedState after, List<Output> outputs) {
        if (input instanceof Input.Admitted || input instanceof Input.Discharged) empty();
        var now = after.time().now() / Moment.NANOS_PER_MILLI;
        mark(Mark.of(input, after.time().of(input.at()) / Moment.NANOS_PER_MILLI));
        for (var output : outputs) {
            if (output instanceof Output.DrugStruck struck) unmark(struck.dose());
            mark(Mark.of(output, now));
        }
        if (input instanceof Input.Received received && received.reading() instanceof Reading.Measured measured)
            once(measured, now);
        if (input instanceof Input.Ticked tick && after.time().now() - looked >= LOOK_NANOS)
            look(tick.at(), after, now);
    }

    private void empty() {
        numbers = new Trend();
        marks.clear();
        emptied = true;
    }

    private void unmark(BedState.DrugDose dose) {
        Mark.strike(marks, dose, dose.given() / Moment.NANOS_PER_MILLI);
    }

    private void mark(@Nullable Mark mark) {
        if (mark == null) return;
        marks.addLast(mark);
        if (marks.size() > MAX_MARKS) marks.removeFirst();
    }

    /// What is measured now and then belongs to its own moment only.
    private void once(Reading.Measured measured, long now) {
        if (measured.vital().cadence() == Vital.Cadence.EPISODIC)
            numbers.add(measured.vital(), Math.max(0, now - measured.ageMillis()), measured.value());
    }

    private void look(Moment at, BedState state, long now) {
        looked = state.time().now();
        numbers.reach(now);
        for (var vital : Vital.values()) {
            if (vital.cadence() == Vital.Cadence.EPISODIC) continue;
            var shown = state.shown(vital, at);
            if (shown.present() && !shown.stale()) numbers.add(vital, now, shown.value());
        }
    }

    /// Takes over what the journal told of the time before the service started, unless another child lies here now.
    void fill(Past past) {
        if (emptied) return;
        numbers.reach(past.untilBedMillis());
        numbers.fill(past.numbers());
        past.marks().reversed().forEach(marks::addFirst);
        while (marks.size() > MAX_MARKS) marks.removeFirst();
    }
}
