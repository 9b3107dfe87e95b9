package health.vigil.bench;

/// One way to watch all beds: an alarm begins when a series has been beyond its limits, without interruption, for
/// {@link #DELAY_SECONDS}, and lasts until it has been inside them for {@link #CLEAR_SECONDS}.
///
/// Both are differences of the readings' own times: a violation first read at 100 s begins an alarm with the
/// reading of 110 s, if that one is still beyond.
interface Contender {
    int DELAY_SECONDS = 10;
    int CLEAR_SECONDS = 5;

    /// Takes one reading of every series.
    ///
    /// @param second data time, one more at each call
    /// @param values one per series
    void second(long second, float[] values);
}
