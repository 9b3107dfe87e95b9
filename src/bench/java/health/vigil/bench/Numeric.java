package health.vigil.bench;

import health.vigil.vital.Vital;
import java.util.stream.Stream;

/// The six numerics of one bed and the two limits of each. Limits and values are whole quarters, which every binary
/// format holds exactly.
///
/// @see Recording
enum Numeric {
    SPO2(Vital.SPO2, 90, 98, 96.5, 1.5, 7),
    PULSE_RATE(Vital.PULSE_RATE, 65, 131, 98, 12, 30),
    HEART_RATE(Vital.HEART_RATE, 65, 131, 98, 12, 30),
    RESPIRATION_RATE(Vital.RESPIRATION_RATE, 14, 29, 22, 4, 6),
    ETCO2(Vital.ETCO2, 30, 50, 40, 6, 12),
    TEMPERATURE(Vital.TEMPERATURE, 35, 40, 37, 0.75, 2);

    private static final Numeric[] ALL = values();

    /// How many there are; one bed's series stand side by side in this order.
    static final int COUNT = ALL.length;

    private static final double QUARTERS = 4;

    final Vital vital;
    final double low;
    final double high;
    private final double usual;
    private final double spread;
    private final double depth;

    /// @param usual middle of what a well child shows
    /// @param spread how far from it a well child strays
    /// @param depth how far beyond a limit the recording goes
    Numeric(Vital vital, double low, double high, double usual, double spread, double depth) {
        this.vital = vital;
        this.low = low;
        this.high = high;
        this.usual = usual;
        this.spread = spread;
        this.depth = depth;
    }

    static Stream<Numeric> all() {
        return Stream.of(ALL);
    }

    /// Which numeric a series is.
    static Numeric of(int series) {
        return ALL[series % COUNT];
    }

    boolean beyond(double value) {
        return value < low || value > high;
    }

    /// A value inside the limits.
    ///
    /// @param chance 0 to 1, where in the usual range
    float inside(double chance) {
        return quarters(usual + (2 * chance - 1) * spread);
    }

    /// A value beyond a limit, which a device can measure.
    ///
    /// @param chance 0 to 1, how far beyond
    float outside(boolean tooHigh, double chance) {
        var by = 1 / QUARTERS + chance * depth;
        var value = quarters(tooHigh ? high + by : low - by);
        return this == SPO2 ? Math.min(value, 100) : value;
    }

    private static float quarters(double value) {
        return (float) (Math.rint(value * QUARTERS) / QUARTERS);
    }
}
