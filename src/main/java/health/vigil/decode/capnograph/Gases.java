package health.vigil.decode.capnograph;

/// What a Capnostat or LoFlo must know of the air it measures in. The balance gas is air and there is no agent: what
/// else the protocol can be told of them is not in any source we have.
///
/// @param barometricMmHg pressure of the air at the bed, 400 to 850 mmHg: from 5000 m up to 900 m below the sea
/// @param oxygenPercent oxygen in what the child breathes, 21 to 100
public record Gases(int barometricMmHg, int oxygenPercent) {
    public static final int LEAST_MMHG = 400;
    public static final int MOST_MMHG = 850;
    public static final int LEAST_OXYGEN = 21;
    public static final int MOST_OXYGEN = 100;

    /// Room air at the sea.
    public static final Gases USUAL = new Gases(760, LEAST_OXYGEN);

    private static final double PERCENT = 100;

    public Gases {
        if (barometricMmHg < LEAST_MMHG || barometricMmHg > MOST_MMHG)
            throw new IllegalArgumentException("barometricMmHg " + barometricMmHg + " is outside " + LEAST_MMHG + " to "
                    + MOST_MMHG + "; give the pressure at the bed, not the one reckoned to sea level");
        if (oxygenPercent < LEAST_OXYGEN || oxygenPercent > MOST_OXYGEN)
            throw new IllegalArgumentException("oxygenPercent " + oxygenPercent + " is outside " + LEAST_OXYGEN + " to "
                    + MOST_OXYGEN + "; room air has 21");
    }

    /// What one percent of gas is at this pressure.
    double mmHgPerPercent() {
        return barometricMmHg / PERCENT;
    }
}
