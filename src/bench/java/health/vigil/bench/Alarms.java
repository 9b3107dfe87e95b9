package health.vigil.bench;

import java.util.Arrays;

/// What a contender found since the last {@link #clear}: which series' alarm began or ended at which second.
final class Alarms {
    private static final int SERIES_BITS = 20;
    private static final long BEGAN = 1;
    private static final long ENDED = 0;

    /// Any odd number with its bits well spread will do; this is 2^64 over the golden ratio.
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] events = new long[1024];
    private int count;

    void began(int series, long second) {
        add(series, second, BEGAN);
    }

    void ended(int series, long second) {
        add(series, second, ENDED);
    }

    private void add(int series, long second, long what) {
        if (count == events.length) events = Arrays.copyOf(events, 2 * count);
        events[count++] = ((second << SERIES_BITS) + series << 1) + what;
    }

    void clear() {
        count = 0;
    }

    /// How many alarms began or ended.
    int count() {
        return count;
    }

    /// Everything there is in a fixed order, whatever the order it was found in.
    long[] sorted() {
        var all = Arrays.copyOf(events, count);
        Arrays.sort(all);
        return all;
    }

    /// A number that differs if anything there differs, whatever the order it was found in.
    ///
    /// @param start what counts as second 0
    long checksum(long start) {
        var sum = (long) count;
        for (int i = 0; i < count; i++) {
            var spread = (events[i] - (start << SERIES_BITS + 1)) * SPREAD;
            sum += spread ^ spread >>> 32;
        }
        return sum;
    }

    /// `series 17 began at second 130`, for a person who must find out what is wrong.
    static String words(long event) {
        var series = (event >> 1) & (1L << SERIES_BITS) - 1;
        return "series " + series + ((event & 1) == BEGAN ? " began" : " ended") + " at second "
                + (event >> SERIES_BITS + 1);
    }
}
