package health.vigil.simulator.child;

/// The heart: rate, pressures, and each beat as it reaches the finger.
final class Heart {
    private static final double SETTLE_SECONDS = 7;
    private static final double PAIN_SHARE = 0.3;
    private static final double AROUSAL_SHARE = 0.08;
    private static final double HYPOXIC_ONSET = 0.90; // saturation below which the pulse quickens
    private static final double HYPOXIC_QUICKENING = 2.0; // share per unit of saturation lost
    private static final double FAILING_ONSET = 0.75; // and below which a child's heart slows
    private static final double FAILING_SLOWING = 3.2;
    private static final double SLOWEST_PER_MIN = 25;
    private static final double BREATH_SWING = 0.03;
    private static final double UNEVENNESS = 0.012;
    private static final double PRESSURE_PER_PAIN = 0.18;
    private static final double NOTCH_AT = 0.42;

    private final Body body;
    private final Chance chance;
    private double perMin;
    private double pressureShare = 1;
    private double phase;
    private double uneven = 1;
    private int beats;
    private double interval;
    private double sinceBeat;

    Heart(Body body, Chance chance) {
        this.body = body;
        this.chance = chance;
        perMin = body.beatsPerMin();
    }

    void step(double seconds, double drugRate, double drugPressure, double pain, double arousal, double saturation) {
        double share = 1 + drugRate + PAIN_SHARE * pain + AROUSAL_SHARE * arousal + hypoxic(saturation);
        double target = Math.max(SLOWEST_PER_MIN, body.beatsPerMin() * share);
        perMin += (target - perMin) * Math.min(1, seconds / SETTLE_SECONDS);
        double pressure = 1 + drugPressure + PRESSURE_PER_PAIN * pain;
        pressureShare += (pressure - pressureShare) * Math.min(1, seconds / SETTLE_SECONDS);
    }

    private static double hypoxic(double saturation) {
        double quicker = HYPOXIC_QUICKENING * Math.clamp(HYPOXIC_ONSET - saturation, 0, HYPOXIC_ONSET - FAILING_ONSET);
        return quicker - FAILING_SLOWING * Math.max(0, FAILING_ONSET - saturation);
    }

    /// @param chest how far the chest is from rest: the rate swings with it
    void beat(double seconds, double chest) {
        sinceBeat += seconds;
        phase += seconds * perMin / 60 * uneven * (1 + BREATH_SWING * chest);
        if (phase < 1) return;
        phase -= 1;
        beats++;
        interval = sinceBeat;
        sinceBeat = 0;
        uneven = 1 + UNEVENNESS * chance.normal();
    }

    double perMin() {
        return perMin;
    }

    int beats() {
        return beats;
    }

    /// Seconds between the latest two beats; 0 before.
    double interval() {
        return interval;
    }

    double systolicMmHg() {
        return body.systolicMmHg() * pressureShare;
    }

    double diastolicMmHg() {
        return body.diastolicMmHg() * pressureShare;
    }

    double meanMmHg() {
        return diastolicMmHg() + (systolicMmHg() - diastolicMmHg()) * 0.4; // measured at children's arms
    }

    /// The shape of a pulse at the finger, 0 to 1: a quick rise, a notch, a slow fall.
    double pulse() {
        double main = bump(0.18, 0.09);
        double second = 0.38 * bump(NOTCH_AT + 0.08, 0.12);
        return Math.min(1, main + second + 0.12 * (1 - phase));
    }

    private double bump(double at, double width) {
        double off = (phase - at) / width;
        return StrictMath.exp(-off * off / 2);
    }
}
