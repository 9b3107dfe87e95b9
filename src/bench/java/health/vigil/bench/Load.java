package health.vigil.bench;

/// How many beds there are, and how many of them are restless.
///
/// @param beds each with the six numerics of {@link Numeric}, once a second
/// @param activePercent beds whose numerics leave their limits again and again
record Load(int beds, int activePercent) {
    /// Readings handed over at once; every load fills it with whole seconds of all beds.
    static final int READINGS = 60_000;

    /// Reads `1000/5`: beds, and percent of them that are active.
    static Load of(String text) {
        var parts = text.split("/", 2);
        return new Load(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    int series() {
        return beds * Numeric.COUNT;
    }

    /// Seconds of all beds in {@link #READINGS}.
    int seconds() {
        return READINGS / series();
    }

    @Override
    public String toString() {
        return beds + "/" + activePercent;
    }
}
