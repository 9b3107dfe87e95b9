package health.vigil.simulator.child;

/// Oxygen and carbon dioxide in lungs, blood and body: four numbers and what flows between them.
///
/// Oxygen: lung gas and venous blood, joined by the circulation. Carbon dioxide: lung gas with what exchanges quickly,
/// and the body. Volumes in mL, flows in mL per minute, pressures in mmHg. Textbook physiology (West; Nunn), one
/// alveolus, one shunt.
final class Gas {
    static final double RESTING_CO2_MMHG = 38;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double DRY_MMHG = 713; // 760 less 47 of water vapour
    private static final double WARM = 1.21; // a mL of dry cold gas takes up this much in the lungs
    private static final double BLOOD_PER_KG = 78;
    private static final double OXYGEN_PER_BLOOD = 0.168; // 12.5 g/dL haemoglobin times 1.34 mL/g
    private static final double DISSOLVED_PER_MMHG = 3e-5;
    private static final double FULL_MMHG = 100; // above, haemoglobin takes no more and the rest stays dissolved
    private static final double FLOW_PER_OXYGEN_USE = 25; // cardiac output when blood gives up 4 mL/dL
    private static final double SHUNT = 0.03;
    private static final double RESPIRATORY_QUOTIENT = 0.85;
    private static final double CO2_PER_BLOOD_PER_MMHG = 0.0045;
    private static final double BODY_CO2_PER_KG_PER_MMHG = 0.84; // gives 3 to 5 mmHg per minute of apnoea
    private static final double NITROGEN_SHARE_DRAWN_IN = 0.8; // of gas taken up, an open airway draws in this much
    private static final double LEAST_SHARE = 0.002;

    private final double lungMl;
    private final double bloodMl;
    private final double bodyCo2;
    private final double use;
    private final double made;
    private final double flow;
    private double oxygenShare;
    private double venousContent;
    private double arterialCo2;
    private double bodyCo2Mmhg;

    Gas(Body body) {
        lungMl = body.lungGasMl();
        bloodMl = BLOOD_PER_KG * body.weightKg();
        bodyCo2 = BODY_CO2_PER_KG_PER_MMHG * body.weightKg();
        use = body.oxygenUseMlPerMin();
        made = use * RESPIRATORY_QUOTIENT;
        flow = use * FLOW_PER_OXYGEN_USE;
        oxygenShare = 0.145;
        venousContent = OXYGEN_PER_BLOOD * 0.72;
        arterialCo2 = RESTING_CO2_MMHG;
        bodyCo2Mmhg = RESTING_CO2_MMHG + made / (flow * CO2_PER_BLOOD_PER_MMHG);
    }

    /// Gas that must reach the alveoli each minute to keep the resting carbon dioxide.
    double restingVentilation() {
        return DRY_MMHG * made * WARM / RESTING_CO2_MMHG;
    }

    /// @param ventilation gas reaching the alveoli
    /// @param inspired share of oxygen in what is breathed
    /// @param open whether gas can follow into the lungs without a breath
    void step(double seconds, double ventilation, double inspired, boolean open) {
        double minutes = seconds / SECONDS_PER_MINUTE;
        double uptake = flow * (arterialContent() - venousContent);
        double drawn = open ? uptake * WARM * NITROGEN_SHARE_DRAWN_IN * inspired : 0;
        double fresh = ventilation * (inspired - oxygenShare);
        oxygenShare = Math.max(LEAST_SHARE, oxygenShare + (fresh + drawn - uptake * WARM) * minutes / lungMl);
        venousContent = Math.max(0, venousContent + (uptake - use) * minutes / bloodMl);
        stepCo2(minutes, ventilation);
    }

    private void stepCo2(double minutes, double ventilation) {
        double arriving = flow * CO2_PER_BLOOD_PER_MMHG * (bodyCo2Mmhg - arterialCo2);
        double leaving = ventilation * arterialCo2 / (DRY_MMHG * WARM);
        arterialCo2 += (arriving - leaving) * minutes * DRY_MMHG * WARM / (lungMl * 2); // lungs and their tissue
        bodyCo2Mmhg += (made - arriving) * minutes / bodyCo2;
    }

    private double alveolarOxygen() {
        return oxygenShare * DRY_MMHG;
    }

    private double arterialContent() {
        double best = OXYGEN_PER_BLOOD * saturation(alveolarOxygen()) + DISSOLVED_PER_MMHG * alveolarOxygen();
        return (1 - SHUNT) * best + SHUNT * venousContent;
    }

    /// Share of arterial haemoglobin that carries oxygen, 0 to 1.
    double arterialSaturation() {
        double dissolved = DISSOLVED_PER_MMHG * Math.min(alveolarOxygen(), FULL_MMHG);
        return Math.clamp((arterialContent() - dissolved) / OXYGEN_PER_BLOOD, 0, 1);
    }

    double arterialCo2() {
        return arterialCo2;
    }

    /// The dissociation curve, Severinghaus 1979.
    static double saturation(double mmHg) {
        double cubed = mmHg * mmHg * mmHg + 150 * mmHg;
        return cubed <= 0 ? 0 : 1 / (23_400 / cubed + 1);
    }
}
