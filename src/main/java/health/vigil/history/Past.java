package health.vigil.history;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.store.Entry;
import health.vigil.store.Event;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a bed's journal tells of the time before this start of the service, for its trend. The states of that time
/// are not made again: of several sources of a vital the best ranked that spoke in a step is taken for what was shown.
/// Used by one thread.
final class Past {
    private record Taken(long step, int rank) {}

    private final List<SourceId> ranking;
    private final long startWallMillis;
    private final long startBedMillis;
    private final List<Mark> marks = new ArrayList<>();
    private final Map<Vital, Taken> taken = new EnumMap<>(Vital.class);
    private Trend numbers = new Trend();

    /// @param started the bed as it was when the service had started
    Past(BedState started) {
        this.ranking = started.links().stream().map(link -> link.source()).toList();
        this.startWallMillis = started.time().wallMillis();
        this.startBedMillis = started.time().now() / Moment.NANOS_PER_MILLI;
    }

    /// Wall clock before which nothing is of interest.
    long sinceWallMillis() {
        return startWallMillis - (long) Trend.STEPS * Trend.STEP_MILLIS;
    }

    /// Bed time at which it ends and the present begins.
    long untilBedMillis() {
        return startBedMillis;
    }

    Trend numbers() {
        return numbers;
    }

    List<Mark> marks() {
        return marks;
    }

    void read(Entry entry) {
        for (var event : entry.events()) read(event);
    }

    private void read(Event event) {
        var input = event.input();
        if (input instanceof Input.Admitted || input instanceof Input.Discharged) empty();
        var at = bedMillis(input.at());
        mark(Mark.of(input, at));
        for (var output : event.outputs()) {
            if (output instanceof Output.DrugStruck struck) unmark(struck.dose());
            mark(Mark.of(output, at));
        }
        if (input instanceof Input.Received received && received.reading() instanceof Reading.Measured measured)
            number(received.source(), measured, at);
    }

    private void empty() {
        numbers = new Trend();
        marks.clear();
        taken.clear();
    }

    /// Bed time goes on over an outage by what the wall clock says.
    private long bedMillis(Moment at) {
        return Math.max(0, startBedMillis - (startWallMillis - at.wallMillis()));
    }

    private void unmark(BedState.DrugDose dose) {
        Mark.strike(marks, dose, bedMillis(dose.at()));
    }

    private void mark(@Nullable Mark mark) {
        if (mark != null) marks.add(mark);
    }

    private void number(SourceId source, Reading.Measured measured, long at) {
        var rank = ranking.indexOf(source);
        if (rank < 0) return;
        var vital = measured.vital();
        var step = Trend.step(at);
        var before = taken.get(vital);
        if (before != null && before.step() == step && before.rank() < rank) return;
        if (before == null || before.step() != step || before.rank() > rank) numbers.forget(vital, at);
        taken.put(vital, new Taken(step, rank));
        numbers.add(vital, at, measured.value());
    }
}
