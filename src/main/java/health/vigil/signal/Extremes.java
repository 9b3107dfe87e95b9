package health.vigil.signal;

import java.util.Arrays;

/// The lowest and highest of the samples of the last 20 seconds, kept by half seconds: memory does not depend on the
/// sampling rate.
final class Extremes {
    /// Long enough for the two breaths of a child who takes six a minute (signals.md section 3).
    static final long SPAN_NANOS = 20_000_000_000L;

    private static final long SLOT_NANOS = 500_000_000L;
    private static final int SLOTS = (int) (SPAN_NANOS / SLOT_NANOS);

    private final int[] lows = new int[SLOTS];
    private final int[] highs = new int[SLOTS];
    private long slot = Long.MIN_VALUE;
    private int low;
    private int high;

    Extremes() {
        clear();
    }

    void clear() {
        Arrays.fill(lows, Integer.MAX_VALUE);
        Arrays.fill(highs, Integer.MIN_VALUE);
        slot = Long.MIN_VALUE;
        low = Integer.MAX_VALUE;
        high = Integer.MIN_VALUE;
    }

    /// A sample earlier than the latest one counts as taken with it: arrival times may overlap a little.
    void add(int sample, long nanos) {
        var next = Math.floorDiv(nanos, SLOT_NANOS);
        if (next > slot) turn(next);
        var index = Math.floorMod(slot, SLOTS);
        lows[index] = Math.min(lows[index], sample);
        highs[index] = Math.max(highs[index], sample);
        low = Math.min(low, sample);
        high = Math.max(high, sample);
    }

    private void turn(long next) {
        var first = slot == Long.MIN_VALUE ? next : Math.max(slot + 1, next - SLOTS + 1);
        for (var empty = first; empty <= next; empty++) {
            lows[Math.floorMod(empty, SLOTS)] = Integer.MAX_VALUE;
            highs[Math.floorMod(empty, SLOTS)] = Integer.MIN_VALUE;
        }
        slot = next;
        low = Arrays.stream(lows).min().orElseThrow();
        high = Arrays.stream(highs).max().orElseThrow();
    }

    int low() {
        return low;
    }

    int swing() {
        return high - low;
    }
}
