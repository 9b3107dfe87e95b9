package health.vigil.replay;

import health.vigil.vital.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of a file of numbers while it is read, and their times.
final class Rows {
    /// The step of a file that has no two times.
    private static final long LONE_STEP = Moment.NANOS_PER_SECOND;

    private final List<double[]> values = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private double latest;

    void add(double seconds, double[] row) {
        nanos.add(Math.round(seconds * Moment.NANOS_PER_SECOND));
        values.add(row);
        if (seconds > latest) latest = seconds;
    }

    int count() {
        return values.size();
    }

    /// Seconds of the latest row.
    double latest() {
        return latest;
    }

    double value(int row, int column) {
        return values.get(row)[column];
    }

    /// The rows' times in nanoseconds. Where several rows bear one time (a recorder that wrote whole seconds or minutes
    /// only), they are spread evenly until the next time; a note says so.
    long[] spread(List<String> notes) {
        var times = nanos.stream().mapToLong(Long::longValue).toArray();
        var most = 1;
        var step = LONE_STEP;
        for (int from = 0, to; from < times.length; from = to) {
            to = from + 1;
            while (to < times.length && times[to] == times[from]) to++;
            if (to < times.length) step = Math.max(1, (times[to] - times[from]) / (to - from));
            for (int i = to - 1; i > from; i--) times[i] = times[from] + step * (i - from);
            most = Math.max(most, to - from);
        }
        if (most > 1) notes.add("up to " + most + " rows bear one time; spread evenly until the next");
        return times;
    }

    /// The median step between rows.
    static long usualStep(long[] times) {
        if (times.length < 2) return LONE_STEP;
        var steps = new long[times.length - 1];
        for (int i = 0; i < steps.length; i++) steps[i] = times[i + 1] - times[i];
        Arrays.sort(steps);
        return Math.max(1, steps[steps.length / 2]);
    }
}
