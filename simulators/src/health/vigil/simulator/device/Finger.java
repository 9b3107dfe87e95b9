package health.vigil.simulator.device;

import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Oximeter.Probe;

/// What any oximeter sees of the finger: the numbers while it has them, those its display still holds, the pulse.
final class Finger {
    /// Perfusion below which a pulse counts as weak.
    static final double WEAK_BELOW = 0.6;

    private static final long HELD_NANOS = 10_000_000_000L; // as Nonin's displays hold a value
    private static final double FLOOR = 0.08; // of full scale: the pleth's baseline
    private static final double SWING = 0.78; // leaves room for the swing of the breath

    private final Child child;
    private final Arm arm;
    private final Averages averages = new Averages();
    private Probe probe = Probe.ON;
    private double perfusion = 1;
    private boolean lowBattery;
    private boolean beat;
    private boolean everKnown;
    private int heldSpo2;
    private int heldPulse;
    private long heldAt;
    private long now;

    Finger(Child child, Arm arm) {
        this.child = child;
        this.arm = arm;
    }

    void step(long time) {
        now = time;
        beat = averages.step(time, child, flow());
        if (!known()) return;
        everKnown = true;
        heldSpo2 = averages.spo2();
        heldPulse = averages.pulse();
        heldAt = time;
    }

    void probe(Probe where) {
        if (where != Probe.ON) averages.forget();
        probe = where;
    }

    Probe probe() {
        return probe;
    }

    void perfusion(double share) {
        perfusion = share;
    }

    void lowBattery(boolean low) {
        lowBattery = low;
    }

    boolean lowBattery() {
        return lowBattery;
    }

    /// True in the step in which a beat was seen.
    boolean beat() {
        return beat;
    }

    /// Share of a good pulse that arrives.
    double flow() {
        return probe == Probe.ON ? perfusion * arm.flow(child) : 0;
    }

    boolean weak() {
        return flow() < WEAK_BELOW;
    }

    boolean known() {
        return probe == Probe.ON && averages.known();
    }

    int spo2() {
        return averages.spo2();
    }

    int pulse() {
        return averages.pulse();
    }

    /// True while a display shows its last numbers, although there are none.
    boolean holds() {
        return !known() && everKnown && now - heldAt < HELD_NANOS;
    }

    int heldSpo2() {
        return heldSpo2;
    }

    int heldPulse() {
        return heldPulse;
    }

    /// The plethysmogram, 0 to 1.
    double pleth() {
        return probe == Probe.ON ? Math.clamp(FLOOR + SWING * child.pleth() * flow(), 0, 1) : 0;
    }
}
