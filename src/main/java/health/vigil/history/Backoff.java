package health.vigil.history;

import java.util.concurrent.ThreadLocalRandom;

/// Ever longer waits between attempts, each spread at random so that many services do not come back in step.
final class Backoff {
    private static final long FIRST_MILLIS = 500;

    /// Half a minute: a server that is back is noticed soon, and one that is away costs nothing.
    private static final long LONGEST_MILLIS = 30_000;

    private long base = FIRST_MILLIS;

    /// @return between half of and the whole of the present wait, which doubles
    long nextMillis() {
        var wait = ThreadLocalRandom.current().nextLong(base / 2, base + 1);
        base = Math.min(2 * base, LONGEST_MILLIS);
        return wait;
    }

    void reset() {
        base = FIRST_MILLIS;
    }
}
