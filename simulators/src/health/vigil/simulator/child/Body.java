package health.vigil.simulator.child;

/// Age and weight, and what is normal for them.
///
/// @param ageYears 0 to 18
/// @param weightKg 2 to 120
public record Body(double ageYears, double weightKg) {
    public static final double OLDEST_YEARS = 18;
    public static final double LIGHTEST_KG = 2;
    public static final double HEAVIEST_KG = 120;

    // Medians at the middle of each age band: Fleming 2011, clinical.md 2.1.
    private static final Curve BREATHS = new Curve(
            0.125, 43, 0.375, 41, 0.75, 38, 1.25, 35, 1.75, 31, 2.5, 28, 3.5, 25, 5, 23, 7, 21, 10, 19, 16.5, 16);
    private static final Curve BEATS = new Curve(
            0.125, 143, 0.375, 140, 0.75, 131, 1.25, 123, 1.75, 116, 2.5, 110, 3.5, 104, 5, 98, 7, 91, 10, 84, 13.5, 78,
            16.5, 73);
    // Middle of the PALS ranges, clinical.md 2.2.
    private static final Curve SYSTOLIC = new Curve(0.04, 75, 0.5, 88, 1.5, 94, 4, 97, 8, 106, 13.5, 116, 17, 118);
    private static final Curve DIASTOLIC = new Curve(0.04, 44, 0.5, 47, 1.5, 53, 4, 58, 8, 66, 13.5, 72, 17, 74);
    // Gas in the lungs at rest under anaesthesia, mL/kg. Fitted so that the fully oxygenated child reaches 90 % after
    // 96, 160 and 382 s of apnoea (Patel 1994, clinical.md 5); the fit is held by ChildTest.
    private static final Curve LUNG_GAS = new Curve(0.8, 10.1, 3.5, 15.2, 14, 28.5);
    private static final double OXYGEN_USE_ML_PER_MIN = 10; // times kg^0.75: Brody's rule
    private static final double METABOLIC_EXPONENT = 0.75;

    public Body {
        if (!(ageYears >= 0 && ageYears <= OLDEST_YEARS))
            throw new IllegalArgumentException("age " + ageYears + " years is outside 0 to 18");
        if (!(weightKg >= LIGHTEST_KG && weightKg <= HEAVIEST_KG))
            throw new IllegalArgumentException("weight " + weightKg + " kg is outside 2 to 120");
    }

    double breathsPerMin() {
        return BREATHS.at(ageYears);
    }

    double beatsPerMin() {
        return BEATS.at(ageYears);
    }

    double systolicMmHg() {
        return SYSTOLIC.at(ageYears);
    }

    double diastolicMmHg() {
        return DIASTOLIC.at(ageYears);
    }

    double lungGasMl() {
        return LUNG_GAS.at(ageYears) * weightKg;
    }

    double oxygenUseMlPerMin() {
        return OXYGEN_USE_ML_PER_MIN * StrictMath.pow(weightKg, METABOLIC_EXPONENT);
    }
}
