package health.vigil.alarm;

import health.vigil.vital.Reading;

/// The check that keeps running when the engine itself cannot evaluate an input (design decision 4): two numbers no
/// child should have, no state, no profile, nothing that could fail.
public final class MinimalCheck {
    /// Severe desaturation at every age (clinical.md 2.7).
    private static final double SPO2_PERCENT = 85;

    /// Nobody of any age breathes slower unharmed (clinical.md 2.7, lowest high-priority limit).
    private static final double RESPIRATIONS_PER_MINUTE = 9;

    private MinimalCheck() {}

    /// What is dangerously wrong with a reading, in words; empty if nothing is.
    public static String trouble(Reading reading) {
        if (!(reading instanceof Reading.Measured m)) return "";
        return switch (m.vital()) {
            case SPO2 -> below(m, SPO2_PERCENT);
            case RESPIRATION_RATE -> m.method().measured() ? below(m, RESPIRATIONS_PER_MINUTE) : "";
            case PULSE_RATE, HEART_RATE, ETCO2, FICO2, TEMPERATURE, PERFUSION_INDEX -> "";
            case NIBP_SYSTOLIC, NIBP_DIASTOLIC, NIBP_MEAN -> "";
        };
    }

    private static String below(Reading.Measured m, double limit) {
        if (m.value() >= limit) return "";
        return m.vital().label() + " " + m.vital().format(m.value()) + " < "
                + m.vital().format(limit);
    }
}
