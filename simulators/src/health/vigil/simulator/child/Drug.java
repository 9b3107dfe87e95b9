package health.vigil.simulator.child;

/// Sedatives, as three compartments with an effect site, and how strongly they act.
///
/// Propofol: Kataria 1994 for children with the effect-site rate of Munoz 2004. Ketamine: rounded textbook values.
/// For simulation only.
public enum Drug {
    PROPOFOL(0.52, 0.0654, 0.1115, 0.0586, 0.05, 0.00317, 0.41, 2.3, 1.0, -0.2, -0.12),
    KETAMINE(0.9, 0.02, 0.35, 0.25, 0.02, 0.01, 0.6, 1.0, 0.12, 0.2, 0.25);

    final double centralLitrePerKg;
    final double out;
    final double toSecond;
    final double fromSecond;
    final double toThird;
    final double fromThird;
    final double toEffect;
    final double halfSedation;
    final double breathing;
    final double pressure;
    final double rate;

    /// Rates are per minute.
    ///
    /// @param halfSedation effect-site concentration in mg/L with half of the full effect
    /// @param breathing how much of the effect depresses breathing, 0 to 1
    /// @param pressure change of the arterial pressure at full effect, as a share
    /// @param rate change of the pulse rate at full effect, as a share
    Drug(
            double centralLitrePerKg,
            double out,
            double toSecond,
            double fromSecond,
            double toThird,
            double fromThird,
            double toEffect,
            double halfSedation,
            double breathing,
            double pressure,
            double rate) {
        this.centralLitrePerKg = centralLitrePerKg;
        this.out = out;
        this.toSecond = toSecond;
        this.fromSecond = fromSecond;
        this.toThird = toThird;
        this.fromThird = fromThird;
        this.toEffect = toEffect;
        this.halfSedation = halfSedation;
        this.breathing = breathing;
        this.pressure = pressure;
        this.rate = rate;
    }
}
