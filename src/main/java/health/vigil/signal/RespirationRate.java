package health.vigil.signal;

import health.vigil.vital.Moment;
import java.util.ArrayDeque;
import java.util.OptionalDouble;

/// Breaths a minute over the last 32 seconds: the mean interval between breaths, or the time since the latest one if
/// that is longer, so that slowing and stopping show while they happen. Known from the third breath on; 0 after 32 s
/// without one.
final class RespirationRate {
    /// The window of the published comparisons (signals.md section 3).
    static final long WINDOW_NANOS = 32 * Moment.NANOS_PER_SECOND;

    private static final double NANOS_PER_MINUTE = 60e9;
    private static final int FEWEST_BREATHS = 3;

    /// Ends of breaths in the window, at most 80: the detector finds no more than 150 a minute.
    private final ArrayDeque<Long> ends = new ArrayDeque<>();

    private boolean known;

    void breath(long nanos) {
        ends.addLast(nanos);
        known |= ends.size() >= FEWEST_BREATHS;
    }

    /// Samples are missing: what was before says nothing of now.
    ///
    /// @return true if there was a rate
    boolean forget() {
        var was = known;
        ends.clear();
        known = false;
        return was;
    }

    OptionalDouble perMinute(long nanos) {
        while (!ends.isEmpty() && nanos - ends.getFirst() > WINDOW_NANOS) ends.removeFirst();
        if (!known) return OptionalDouble.empty();
        return OptionalDouble.of(ends.isEmpty() ? 0 : NANOS_PER_MINUTE / interval(nanos));
    }

    private double interval(long nanos) {
        var open = nanos - ends.getLast();
        if (ends.size() == 1) return Math.max(open, WINDOW_NANOS - open);
        return Math.max(open, (ends.getLast() - ends.getFirst()) / (ends.size() - 1.0));
    }
}
