package health.vigil.simulator.device;

import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Oximeter.Probe;
import java.util.EnumSet;
import java.util.Set;

/// What any oximeter sees of the finger: the numbers while it has them, those its display still holds, the pulse.
public final class Finger {
    /// Perfusion below which a pulse counts as weak.
    static final double WEAK_BELOW = 0.6;

    private static final double POORLY_PERFUSED = 0.4;
    private static final double MOVED = 0.5; // of full scale, to either side
    private static final double MOVES_PER_SECOND = 1.7; // a restless child's hand
    private static final double RESTS_PER_SECOND = 0.4;
    private static final long HELD_NANOS = 10_000_000_000L; // as Nonin's displays hold a value
    private static final double FLOOR = 0.08; // of full scale: the pleth's baseline
    private static final double SWING = 0.78; // leaves room for the swing of the breath

    private final Child child;
    private final Arm arm;
    private final Averages averages = new Averages();
    private Probe probe = Probe.ON;
    private Fault fault = Fault.NONE;
    private double perfusion = 1;
    private boolean lowBattery;
    private boolean beat;
    private boolean everKnown;
    private int heldSpo2;
    private int heldPulse;
    private long heldAt;
    private long now;

    public Finger(Child child, Arm arm) {
        this.child = child;
        this.arm = arm;
    }

    public void step(long time) {
        now = time;
        beat = averages.step(time, child, flow());
        if (!known()) return;
        everKnown = true;
        heldSpo2 = averages.spo2();
        heldPulse = averages.pulse();
        heldAt = time;
    }

    public void probe(Probe where) {
        if (where != Probe.ON) averages.forget();
        probe = where;
    }

    /// What can be wrong with a finger and its sensor.
    public static Set<Fault> faults() {
        return EnumSet.of(
                Fault.STUCK,
                Fault.SENSOR_OFF,
                Fault.SENSOR_UNPLUGGED,
                Fault.LOW_PERFUSION,
                Fault.MOTION,
                Fault.LOW_BATTERY);
    }

    public void suffer(Fault now) {
        fault = now;
        averages.stuck(now == Fault.STUCK);
        averages.moving(moving());
        if (probe() != Probe.ON) averages.forget();
    }

    public boolean moving() {
        return fault == Fault.MOTION;
    }

    public Probe probe() {
        return switch (fault) {
            case SENSOR_OFF -> Probe.OFF;
            case SENSOR_UNPLUGGED -> Probe.UNPLUGGED;
            default -> probe;
        };
    }

    public void perfusion(double share) {
        perfusion = share;
    }

    public void lowBattery(boolean low) {
        lowBattery = low;
    }

    public boolean lowBattery() {
        return lowBattery || fault == Fault.LOW_BATTERY;
    }

    /// True in the step in which a beat was seen.
    public boolean beat() {
        return beat;
    }

    /// Share of a good pulse that arrives.
    public double flow() {
        var share = fault == Fault.LOW_PERFUSION ? Math.min(perfusion, POORLY_PERFUSED) : perfusion;
        return probe() == Probe.ON ? share * arm.flow(child) : 0;
    }

    public boolean weak() {
        return flow() < WEAK_BELOW;
    }

    public boolean known() {
        return probe() == Probe.ON && averages.known();
    }

    public int spo2() {
        return averages.spo2();
    }

    public int pulse() {
        return averages.pulse();
    }

    /// True while a display shows its last numbers, although there are none.
    public boolean holds() {
        return !known() && everKnown && now - heldAt < HELD_NANOS;
    }

    public int heldSpo2() {
        return heldSpo2;
    }

    public int heldPulse() {
        return heldPulse;
    }

    /// The plethysmogram, 0 to 1.
    public double pleth() {
        return probe() == Probe.ON ? Math.clamp(FLOOR + SWING * wave(), 0, 1) : 0;
    }

    /// The pulse as it arrives, about 0 to 1; what a moving finger makes of it.
    double wave() {
        if (!moving()) return child.pleth() * flow();
        var turns = 2 * StrictMath.PI * now / 1e9;
        return MOVED * (1 + StrictMath.sin(MOVES_PER_SECOND * turns) * StrictMath.cos(RESTS_PER_SECOND * turns));
    }
}
