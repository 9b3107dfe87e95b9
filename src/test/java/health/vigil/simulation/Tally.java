package health.vigil.simulation;

import java.util.Arrays;
import java.util.stream.LongStream;

/// How often what a promise is about came to pass. A promise about nothing that ever happens promises nothing.
final class Tally {
    /// What a promise is about.
    enum Situation {
        /// An alarm stands, and its number is not measured.
        ALARM_WITHOUT_ITS_NUMBER,
        /// An alarm of a measured number stands beside an estimate that is all right.
        ALARM_BESIDE_A_GOOD_ESTIMATE,
        /// An alarm of a pressure stands beside an older one that is all right.
        ALARM_BESIDE_AN_OLDER_PRESSURE,
        /// An alarm of a number that nobody measures was acknowledged after its loss was told.
        LOST_ALARM_LET_GO,
        /// A number that was measured has been missing for half a minute of what was left of its patience.
        NUMBER_LONG_MISSING,
        /// The same of one that came back in between.
        NUMBER_COMES_AND_GOES,
        /// The same while the service stood still or its line was opened again and again.
        NUMBER_MISSING_THROUGH_INTERRUPTIONS,
        /// No breath for half a minute since enough were seen.
        NO_BREATH,
        /// The same, and the device could not see any.
        NO_BREATH_AND_BLIND,
        /// An alarm of the child came up under silence for a device.
        CHILD_UNDER_SILENCE_FOR_A_DEVICE,
        /// The cuff was started by the clock.
        CUFF_STARTED_BY_THE_CLOCK,
        /// The cuff was started again in a series.
        CUFF_STARTED_IN_A_SERIES,
        /// Somebody set a limit that nothing can break.
        LIMIT_OUT_OF_REACH
    }

    private static final int SITUATIONS = Situation.values().length;

    private final long[] counts = new long[SITUATIONS];
    private final boolean[][] now;

    /// @param places how many things each may be true of at a time
    Tally(int places) {
        now = new boolean[SITUATIONS][places];
    }

    /// It came to pass once.
    void came(Situation situation) {
        counts[situation.ordinal()]++;
    }

    /// It is or is not so at a place; what goes on counts once.
    void is(Situation situation, int place, boolean so) {
        var row = now[situation.ordinal()];
        if (so && !row[place]) came(situation);
        row[place] = so;
    }

    /// In the order of {@link Situation}.
    java.util.List<Long> counts() {
        return LongStream.of(Arrays.copyOf(counts, SITUATIONS)).boxed().toList();
    }
}
