package health.vigil.simulator.child;

/// The breaths: when they come, how deep they are, how much gas reaches the alveoli, and the carbon dioxide that the
/// sampling line smells.
final class Breathing {
    private static final double DEAD_SPACE_ML_PER_KG = 2.2;
    private static final double SLOWING = 0.65; // share of the rate that a full drug effect takes
    private static final double SHALLOWING = 0.3;
    private static final double APNOEA_EFFECT = 0.82; // beyond this depression no breath comes by itself
    private static final double CO2_GAIN_PER_MMHG = 0.03;
    private static final double FASTEST_BY_CO2 = 1.6;
    private static final double AROUSAL_QUICKENS = 0.35;
    private static final double AROUSAL_DEEPENS = 0.25;
    private static final double UNEVENNESS = 0.05; // standard deviation of a breath's length
    private static final double BAG_BREATHS_PER_MIN = 22;
    private static final double BAG_DEPTH = 1.25;
    private static final double LONGEST_IN_SECONDS = 1.0;
    private static final double LONGEST_OUT_SECONDS = 1.8;
    private static final double IN_SHARE = 0.38;
    private static final double OUT_SHARE = 0.6;
    private static final double DEAD_GAS_SECONDS = 0.08;
    private static final double RISE_SECONDS = 0.11;
    private static final double WASHOUT_SECONDS = 0.05;
    private static final double DRIFT_OFF_SECONDS = 0.8; // between breaths the line draws room air in
    private static final double PLATEAU_SLOPE = 0.06;
    private static final double END_TIDAL_GAP_MMHG = 2;
    private static final double LOST_BY_SHALLOWNESS = 0.5;
    private static final double LEAST_EXHALED_MMHG = 8; // less is no breath: clinical.md 1.4
    private static final double FORGOTTEN_SECONDS = 20;
    private static final double CHECK_SECONDS = 0.25;

    private final Body body;
    private final Chance chance;
    private final double restingTidalMl;
    private final double deadMl;
    private boolean breathing;
    private double sinceStart;
    private double length;
    private double depth;
    private double patency;
    private double held;
    private double airwayCo2;
    private double peakCo2;
    private double endTidalCo2;
    private double sinceExhaled;
    private int efforts;
    private double lastEffortLength;

    Breathing(Body body, double restingVentilation, Chance chance) {
        this.body = body;
        this.chance = chance;
        deadMl = DEAD_SPACE_ML_PER_KG * body.weightKg();
        restingTidalMl = restingVentilation / body.breathsPerMin() + deadMl;
        length = chance.unit();
    }

    /// No breath comes by itself for this long.
    void hold(double seconds) {
        held = Math.max(held, seconds);
    }

    void step(double seconds, double depression, double arousal, double co2, Airway airway) {
        held = Math.max(0, held - seconds);
        sinceStart += seconds;
        if (sinceStart >= length) next(depression, arousal, co2, airway);
        stepCo2(seconds, co2);
        follow(seconds);
    }

    private void next(double depression, double arousal, double co2, Airway airway) {
        sinceStart = 0;
        boolean bagged = airway == Airway.BAG_MASK;
        breathing = bagged || (held <= 0 && depression * (1 - arousal) < APNOEA_EFFECT);
        patency = airway.patency();
        length = !breathing ? CHECK_SECONDS : 60 / rate(bagged, depression, arousal, co2);
        depth = bagged ? BAG_DEPTH : 1 - SHALLOWING * depression + AROUSAL_DEEPENS * arousal;
        if (breathing) efforts++;
        if (breathing) lastEffortLength = length;
    }

    private double rate(boolean bagged, double depression, double arousal, double co2) {
        if (bagged) return BAG_BREATHS_PER_MIN;
        double drive = 1 + CO2_GAIN_PER_MMHG * (co2 - Gas.RESTING_CO2_MMHG) * (1 - depression);
        double uneven = 1 + UNEVENNESS * chance.normal();
        return body.breathsPerMin()
                * (1 - SLOWING * depression)
                * (1 + AROUSAL_QUICKENS * arousal)
                * Math.clamp(drive, 0.7, FASTEST_BY_CO2)
                * uneven;
    }

    private void stepCo2(double seconds, double co2) {
        double in = Math.min(IN_SHARE * length, LONGEST_IN_SECONDS);
        double out = Math.min(OUT_SHARE * length, LONGEST_OUT_SECONDS);
        double exhaled = sinceStart - in - DEAD_GAS_SECONDS;
        boolean flows = breathing && patency > 0;
        if (flows && sinceStart < in) approach(0, seconds / WASHOUT_SECONDS);
        else if (flows && exhaled > 0 && exhaled < out) approach(plateau(co2, exhaled / out), seconds / RISE_SECONDS);
        else if (!flows || exhaled >= out) approach(0, seconds / DRIFT_OFF_SECONDS);
    }

    private double plateau(double co2, double share) {
        double reach = Math.clamp(alveolarMl() / (restingTidalMl - deadMl), 0, 1);
        double seen = 1 - LOST_BY_SHALLOWNESS * (1 - reach);
        return Math.max(0, co2 - END_TIDAL_GAP_MMHG) * seen * (1 - PLATEAU_SLOPE * (1 - share));
    }

    private void follow(double seconds) {
        sinceExhaled = airwayCo2 > LEAST_EXHALED_MMHG ? 0 : sinceExhaled + seconds;
        if (sinceExhaled > FORGOTTEN_SECONDS) endTidalCo2 = 0;
        if (airwayCo2 > LEAST_EXHALED_MMHG) peakCo2 = Math.max(peakCo2, airwayCo2);
        else if (peakCo2 > 0) {
            endTidalCo2 = peakCo2;
            peakCo2 = 0;
        }
    }

    private void approach(double target, double share) {
        airwayCo2 += (target - airwayCo2) * Math.min(1, share);
    }

    private double alveolarMl() {
        return Math.max(0, restingTidalMl * depth * patency - deadMl);
    }

    /// Gas reaching the alveoli at the pace of the present breath, mL per minute.
    double ventilation() {
        return breathing ? alveolarMl() * 60 / length : 0;
    }

    double endTidalCo2() {
        return endTidalCo2;
    }

    double airwayCo2() {
        return airwayCo2;
    }

    /// Movements of the chest so far, whether or not they moved gas.
    int efforts() {
        return efforts;
    }

    /// Length of the latest effort, in seconds; 0 before the first.
    double lastEffortLength() {
        return lastEffortLength;
    }

    /// How far the chest is from its resting place, -1 to 1: breathing shows in the plethysmogram.
    double chest() {
        return breathing ? depth * StrictMath.sin(2 * StrictMath.PI * Math.min(1, sinceStart / length)) : 0;
    }

    boolean breathing() {
        return breathing;
    }
}
