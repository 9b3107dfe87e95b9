package health.vigil.simulator.child;

/// How much of one drug is where in the child.
final class DrugLevel {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double STEEPNESS = 3; // Hill coefficient, usual for propofol
    private static final double NOTHING = 1e-9;

    private final Drug drug;
    private double central; // mg per kg, as are second and third
    private double second;
    private double third;
    private double effectSite; // mg/L
    private double infusedPerMinute; // mg per kg

    DrugLevel(Drug drug) {
        this.drug = drug;
    }

    Drug drug() {
        return drug;
    }

    void bolus(double mgPerKg) {
        central += mgPerKg;
    }

    void infuse(double mgPerKgPerHour) {
        infusedPerMinute = mgPerKgPerHour / SECONDS_PER_MINUTE;
    }

    void step(double seconds) {
        double minutes = seconds / SECONDS_PER_MINUTE;
        double toSecond = (drug.toSecond * central - drug.fromSecond * second) * minutes;
        double toThird = (drug.toThird * central - drug.fromThird * third) * minutes;
        central += infusedPerMinute * minutes - drug.out * central * minutes - toSecond - toThird;
        second += toSecond;
        third += toThird;
        effectSite += drug.toEffect * (milligramsPerLitre() - effectSite) * minutes;
    }

    /// Concentration in the blood.
    double milligramsPerLitre() {
        return central / drug.centralLitrePerKg;
    }

    double effectSite() {
        return effectSite;
    }

    /// 0 nothing to 1 full.
    double effect() {
        if (effectSite < NOTHING) return 0;
        double relative = StrictMath.pow(effectSite / drug.halfSedation, STEEPNESS);
        return relative / (1 + relative);
    }
}
