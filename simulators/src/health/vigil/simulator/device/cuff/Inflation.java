package health.vigil.simulator.device.cuff;

import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.simulator.device.Fault;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A cuff on the arm: pumped up, bled until the pressures are found, emptied; 25 to 40 s in all. Errors have the
/// numbers
/// of the SunTech module.
public final class Inflation {
    /// Artifact, erratic signal.
    public static final int ERRATIC = 2;

    public static final int BLOCKED = 85;
    public static final int ABORTED = 86;

    /// The cuff leaks or is loose.
    public static final int LEAK = 87;

    private static final long STEP_NANOS = 100_000_000;
    private static final double STEP_SECONDS = STEP_NANOS / 1e9;
    private static final double PUMP_MMHG_PER_SECOND = 25;
    private static final double BLEED_MMHG_PER_SECOND = 3;
    private static final double DUMP_MMHG_PER_SECOND = 90;
    private static final double ABOVE_SYSTOLIC_MMHG = 15; // the pump goes on until the pulse is gone
    private static final double BELOW_DIASTOLIC_MMHG = 10;
    private static final double LEAK_TOP_MMHG = 55;

    /// Where a determination stands.
    private enum Stage {
        REST,
        PUMPING,
        BLEEDING,
        DUMPING
    }

    private final Child child;
    private final Arm arm;
    private Stage stage = Stage.REST;
    private Fault fault = Fault.NONE;
    private double pressure;
    private double target;
    private int failNext;
    private int failing;
    private int error;
    private long steppedTo;
    private Arm.@Nullable Pressure latest;

    Inflation(Child child, Arm arm) {
        this.child = child;
        this.arm = arm;
    }

    /// What can be wrong with a cuff: loose, moved, its hose blocked, its numbers stuck.
    static Set<Fault> faults() {
        return EnumSet.of(Fault.STUCK, Fault.SENSOR_OFF, Fault.MOTION, Fault.BLOCKED);
    }

    void suffer(Fault now) {
        fault = now;
    }

    void failNext(int number) {
        failNext = number;
    }

    /// @param firstMmHg what it is pumped to at least
    /// @return false if it is under way already
    boolean start(double firstMmHg) {
        if (stage != Stage.REST) return false;
        stage = Stage.PUMPING;
        target = Math.max(firstMmHg, child.systolicMmHg() + ABOVE_SYSTOLIC_MMHG);
        failing = failNext;
        failNext = 0;
        return true;
    }

    /// @return false if nothing was under way
    boolean abort() {
        if (!measures()) return false;
        error = ABORTED;
        stage = Stage.DUMPING;
        return true;
    }

    /// A determination is under way.
    boolean measures() {
        return stage == Stage.PUMPING || stage == Stage.BLEEDING;
    }

    int mmHg() {
        return (int) Math.round(pressure);
    }

    /// How the latest determination ended; 0 for well.
    int error() {
        return error;
    }

    /// The latest pressures found.
    Arm.@Nullable Pressure latest() {
        return latest;
    }

    /// @return true if a determination came to its end, well or not
    boolean step(long now) {
        var ended = false;
        while (steppedTo + STEP_NANOS <= now) {
            steppedTo += STEP_NANOS;
            ended |= move();
        }
        return ended;
    }

    private boolean move() {
        var ended = false;
        switch (stage) {
            case REST -> {}
            case PUMPING -> pump();
            case BLEEDING -> ended = bleed();
            case DUMPING -> dump();
        }
        arm.cuffMmHg(pressure);
        return ended;
    }

    private void pump() {
        pressure += PUMP_MMHG_PER_SECOND * STEP_SECONDS;
        boolean leaks = failure() == LEAK && pressure >= LEAK_TOP_MMHG;
        if (pressure >= target || leaks) stage = Stage.BLEEDING;
    }

    private int failure() {
        return switch (fault) {
            case SENSOR_OFF -> LEAK;
            case MOTION -> ERRATIC;
            case BLOCKED -> BLOCKED;
            default -> failing;
        };
    }

    private boolean bleed() {
        pressure -= BLEED_MMHG_PER_SECOND * STEP_SECONDS;
        if (pressure > child.diastolicMmHg() - BELOW_DIASTOLIC_MMHG) return false;
        error = failure();
        stage = Stage.DUMPING;
        if (error == 0) measured();
        return true;
    }

    /// One that is stuck finds what it found before.
    private void measured() {
        var before = latest;
        var found = fault == Fault.STUCK && before != null
                ? new Arm.Pressure(steppedTo, before.systolic(), before.diastolic(), before.mean(), before.pulse())
                : found();
        latest = found;
        arm.measured(found);
    }

    private Arm.Pressure found() {
        return new Arm.Pressure(
                steppedTo,
                (int) Math.round(child.systolicMmHg()),
                (int) Math.round(child.diastolicMmHg()),
                (int) Math.round(child.meanMmHg()),
                (int) Math.round(child.pulsePerMin()));
    }

    private void dump() {
        pressure = Math.max(0, pressure - DUMP_MMHG_PER_SECOND * STEP_SECONDS);
        if (pressure == 0) stage = Stage.REST;
    }
}
