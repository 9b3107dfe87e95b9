package health.vigil.pager;

import java.util.OptionalLong;

/// When a failed page is tried again: 1, 2, 4 ... at most 30 s apart, a fifth earlier or later so that many pages do
/// not knock together, for ten minutes and fifteen tries at most. Pure: the scatter comes from key and attempt.
final class Retry {
    static final int MAX_ATTEMPTS = 15;
    static final long MAX_AGE_MILLIS = 600_000;
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 30_000;
    private static final int MAX_DOUBLINGS = 5;
    private static final int SCATTER_PERCENT = 20;

    private Retry() {}

    /// Milliseconds to wait before the next try; empty if the page is to be given up.
    ///
    /// @param attempts failed so far, at least 1
    static OptionalLong afterMillis(String key, int attempts, long ageMillis) {
        if (attempts >= MAX_ATTEMPTS || ageMillis >= MAX_AGE_MILLIS) return OptionalLong.empty();
        var pause = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempts - 1, MAX_DOUBLINGS));
        return OptionalLong.of(pause + pause * scatter(key, attempts) / 100);
    }

    private static int scatter(String key, int attempts) {
        return Math.floorMod((key + attempts).hashCode(), 2 * SCATTER_PERCENT + 1) - SCATTER_PERCENT;
    }
}
