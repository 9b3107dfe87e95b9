package health.vigil.simulator.child;

import java.util.EnumMap;
import java.util.Map;

/// A child who breathes, whose heart beats, and whom drugs, pain, oxygen and hands change.
///
/// Moves in steps of {@link #STEP_NANOS}; the same seed and the same events at the same steps give the same child, bit
/// for bit. One thread.
public final class Child {
    /// One step: fine enough for a 75 Hz plethysmogram.
    public static final long STEP_NANOS = 10_000_000;

    public static final double ROOM_AIR = 0.21;

    private static final double STEP_SECONDS = STEP_NANOS / 1e9;
    private static final int STEPS_PER_CHEMISTRY = 10;
    private static final double CHEMISTRY_SECONDS = STEP_SECONDS * STEPS_PER_CHEMISTRY;
    private static final double FINGER_DELAY_SECONDS = 9; // ear to finger: clinical.md 5
    private static final double AWAKE_AROUSAL = 0.15;
    private static final double AROUSAL_FADES_SECONDS = 12;
    private static final double TEMPERATURE_SETTLES_SECONDS = 240;
    private static final double COOLING_PER_EFFECT = 0.25;
    private static final double NORMAL_CELSIUS = 36.9;

    private final Map<Drug, DrugLevel> drugs = new EnumMap<>(Drug.class);
    private final Gas gas;
    private final Breathing breathing;
    private final Heart heart;
    private final Delay toFinger;
    private Airway airway = Airway.OPEN;
    private double inspired = ROOM_AIR;
    private double arousal;
    private double arousedFor;
    private double pain;
    private double painFor;
    private double celsius = NORMAL_CELSIUS;
    private double celsiusTarget = NORMAL_CELSIUS;
    private double fingerSaturation;
    private long steps;

    public Child(Body body, long seed) {
        var chance = new Chance(seed);
        for (var drug : Drug.values()) drugs.put(drug, new DrugLevel(drug));
        gas = new Gas(body);
        breathing = new Breathing(body, gas.restingVentilation(), chance.split());
        heart = new Heart(body, chance.split());
        fingerSaturation = gas.arterialSaturation();
        toFinger = new Delay((int) (FINGER_DELAY_SECONDS / CHEMISTRY_SECONDS), fingerSaturation);
    }

    /// One step of {@link #STEP_NANOS}.
    public void step() {
        if (steps++ % STEPS_PER_CHEMISTRY == 0) chemistry();
        breathing.step(STEP_SECONDS, depression(), arousal, gas.arterialCo2(), airway);
        heart.beat(STEP_SECONDS, breathing.chest());
    }

    private void chemistry() {
        fade();
        for (var level : drugs.values()) level.step(CHEMISTRY_SECONDS);
        gas.step(CHEMISTRY_SECONDS, breathing.ventilation(), inspired, airway != Airway.OBSTRUCTED);
        heart.step(CHEMISTRY_SECONDS, drugRate(), drugPressure(), pain, arousal, gas.arterialSaturation());
        fingerSaturation = toFinger.pass(gas.arterialSaturation());
        double target = celsiusTarget - COOLING_PER_EFFECT * depression();
        celsius += (target - celsius) * CHEMISTRY_SECONDS / TEMPERATURE_SETTLES_SECONDS;
    }

    private void fade() {
        painFor -= CHEMISTRY_SECONDS;
        if (painFor <= 0) pain *= 1 - CHEMISTRY_SECONDS / AROUSAL_FADES_SECONDS;
        arousedFor -= CHEMISTRY_SECONDS;
        double rest = AWAKE_AROUSAL * (1 - depression());
        if (arousedFor <= 0) arousal += (rest - arousal) * CHEMISTRY_SECONDS / AROUSAL_FADES_SECONDS;
    }

    public void give(Drug drug, double mgPerKg) {
        level(drug).bolus(mgPerKg);
    }

    public void infuse(Drug drug, double mgPerKgPerHour) {
        level(drug).infuse(mgPerKgPerHour);
    }

    private DrugLevel level(Drug drug) {
        var level = drugs.get(drug);
        if (level == null) throw new IllegalStateException("no level of " + drug);
        return level;
    }

    public void airway(Airway now) {
        airway = now;
    }

    /// @param share of oxygen in what the child breathes, 0.21 to 1
    public void oxygen(double share) {
        inspired = share;
    }

    /// Somebody touches, speaks, shakes.
    ///
    /// @param strength 0 to 1
    public void stimulate(double strength, double seconds) {
        arousal = Math.max(arousal, strength);
        arousedFor = seconds;
    }

    /// Pain quickens heart and breath and wakes.
    ///
    /// @param strength 0 to 1
    public void hurt(double strength, double seconds) {
        pain = strength;
        painFor = seconds;
        stimulate(strength, seconds);
    }

    /// No breath comes by itself for this long.
    public void holdBreath(double seconds) {
        breathing.hold(seconds);
    }

    public void temperature(double target) {
        celsiusTarget = target;
    }

    private double depression() {
        double open = 1;
        for (var level : drugs.values()) open *= 1 - level.drug().breathing * level.effect();
        return 1 - open;
    }

    private double drugRate() {
        double sum = 0;
        for (var level : drugs.values()) sum += level.drug().rate * level.effect();
        return sum;
    }

    private double drugPressure() {
        double sum = 0;
        for (var level : drugs.values()) sum += level.drug().pressure * level.effect();
        return sum;
    }

    /// What the finger clip could read without averaging, in percent.
    public double fingerSpo2() {
        return 100 * fingerSaturation;
    }

    /// In the arteries, in percent.
    public double arterialSpo2() {
        return 100 * gas.arterialSaturation();
    }

    public double arterialCo2() {
        return gas.arterialCo2();
    }

    /// At the mouth or nose, now, in mmHg.
    public double airwayCo2() {
        return breathing.airwayCo2();
    }

    /// The highest airway carbon dioxide of the latest exhalation in mmHg; 0 once no breath came for a while.
    public double endTidalCo2() {
        return breathing.endTidalCo2();
    }

    public double pulsePerMin() {
        return heart.perMin();
    }

    public double systolicMmHg() {
        return heart.systolicMmHg();
    }

    public double diastolicMmHg() {
        return heart.diastolicMmHg();
    }

    public double meanMmHg() {
        return heart.meanMmHg();
    }

    public double celsius() {
        return celsius;
    }

    /// Beats so far.
    public int beats() {
        return heart.beats();
    }

    /// Seconds between the latest two beats; 0 before.
    public double beatInterval() {
        return heart.interval();
    }

    /// Chest movements so far, also those that move no gas.
    public int efforts() {
        return breathing.efforts();
    }

    /// True while the chest moves.
    public boolean breathing() {
        return breathing.breathing();
    }

    /// How far the chest is from its resting place, -1 to 1.
    public double chest() {
        return breathing.chest();
    }

    /// Chest movements per minute at the pace of the latest; 0 in apnoea.
    public double effortsPerMin() {
        return breathing.breathing() ? 60 / breathing.lastEffortLength() : 0;
    }

    /// The pulse wave at the finger, about 0 to 1, swinging a little with the breath.
    public double pleth() {
        return heart.pulse() * (1 - 0.08 * breathing.chest()) + 0.04 * breathing.chest();
    }

    /// Share of the sedatives' effect on breathing, 0 to 1.
    public double sedation() {
        return depression();
    }
}
