package health.vigil.bed;

import health.vigil.alarm.Input;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The only hand-off between the world's threads and a bed's loop: bounded, in order of arrival.
///
/// When it is full it sheds what can be shed (design decision 6): first the older half of the waveforms, where the
/// moments of the rest show the hole; then numerics, of which the lowest, the highest and the latest of each vital
/// and source stay. Operator and device events are never shed.
final class Inbox {
    /// About 20 s of a bed with every device talking, should its loop stand still that long.
    static final int CAPACITY = 4096;

    private ArrayDeque<Input> queue = new ArrayDeque<>();
    private int full = CAPACITY;
    private boolean drainAsked;
    private long shed;

    /// Adds an input.
    ///
    /// @return true if the caller must ask the loop to drain
    synchronized boolean add(Input input) {
        queue.add(input);
        if (queue.size() > full) makeRoom();
        if (drainAsked) return false;
        drainAsked = true;
        return true;
    }

    /// Takes everything there is, oldest first.
    synchronized List<Input> take() {
        drainAsked = false;
        var all = new ArrayList<>(queue);
        queue.clear();
        full = CAPACITY;
        return all;
    }

    /// How many inputs were shed since the last call.
    synchronized long takeShed() {
        var count = shed;
        shed = 0;
        return count;
    }

    synchronized int size() {
        return queue.size();
    }

    private void makeRoom() {
        var before = queue.size();
        queue = withoutOldWaves(queue);
        if (queue.size() > CAPACITY / 2) queue = withMergedNumerics(queue);
        shed += before - queue.size();
        full = Math.max(CAPACITY, 2 * queue.size());
    }

    private static ArrayDeque<Input> withoutOldWaves(ArrayDeque<Input> full) {
        var drop = full.stream().filter(Inbox::isWave).count() / 2;
        var kept = new ArrayDeque<Input>(full.size());
        for (var input : full) {
            if (drop > 0 && isWave(input)) drop--;
            else kept.add(input);
        }
        return kept;
    }

    private static boolean isWave(Input input) {
        return input instanceof Input.Received r && r.reading() instanceof Reading.Waveform;
    }

    private record Series(SourceId source, Vital vital) {}

    private record Extremes(Input lowest, Input highest, Input latest) {
        boolean keeps(Input input) {
            return input.equals(lowest) || input.equals(highest) || input.equals(latest);
        }
    }

    private static ArrayDeque<Input> withMergedNumerics(ArrayDeque<Input> full) {
        Map<Series, Extremes> extremes = new HashMap<>();
        for (var input : full)
            if (number(input) instanceof Reading.Measured m)
                extremes.merge(
                        seriesOf(input, m), new Extremes(input, input, input), (a, b) -> wider(a, input, m.value()));
        var kept = new ArrayDeque<Input>(full.size());
        for (var input : full) {
            var m = number(input);
            if (m == null) kept.add(input);
            else if (extremes.getOrDefault(seriesOf(input, m), new Extremes(input, input, input))
                    .keeps(input)) kept.add(input);
        }
        return kept;
    }

    private static Series seriesOf(Input input, Reading.Measured m) {
        return new Series(((Input.Received) input).source(), m.vital());
    }

    private static Extremes wider(Extremes so, Input input, double value) {
        return new Extremes(
                value < valueOf(so.lowest()) ? input : so.lowest(),
                value > valueOf(so.highest()) ? input : so.highest(),
                input);
    }

    private static double valueOf(Input input) {
        var m = number(input);
        return m == null ? Double.NaN : m.value();
    }

    private static Reading.@org.jspecify.annotations.Nullable Measured number(Input input) {
        return input instanceof Input.Received r && r.reading() instanceof Reading.Measured m ? m : null;
    }
}
