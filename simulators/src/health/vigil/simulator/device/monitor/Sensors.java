package health.vigil.simulator.device.monitor;

import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.Finger;
import health.vigil.simulator.device.Nose;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is plugged into a monitor of many parameters: electrodes, a finger clip, a sampling line, a thermometer. Of the
/// arm it has the latest determination, whichever cuff made it.
final class Sensors {
    private static final long SAMPLE_PERIOD = 50_000_000; // of carbon dioxide
    private static final int LINE_SAMPLES = 50; // 2.5 s from the nose to the sensor

    /// What the monitor shows; null where it has no number.
    ///
    /// @param heartRate from the electrodes, per minute
    /// @param chestRate from the electrodes, breaths per minute, also those that move no gas
    /// @param breathRate from the gas
    /// @param celsius of the body
    record Numbers(
            int heartRate,
            int chestRate,
            @Nullable Integer spo2,
            @Nullable Integer pulse,
            @Nullable Integer endTidal,
            @Nullable Integer inspired,
            @Nullable Integer breathRate,
            double celsius,
            Arm.@Nullable Pressure pressure) {}

    private final Child child;
    private final Arm arm;
    private final Finger finger;
    private final Nose nose;
    private long samples;
    private Numbers numbers;
    private boolean stuck;

    Sensors(Child child, Arm arm, Chance chance) {
        this.child = child;
        this.arm = arm;
        finger = new Finger(child, arm);
        nose = new Nose(child, chance, LINE_SAMPLES);
        numbers = read();
    }

    /// What can be wrong with any of them.
    static Set<Fault> faults() {
        var faults = Finger.faults();
        faults.addAll(Nose.faults());
        faults.remove(Fault.LOW_BATTERY);
        return faults;
    }

    /// A child that pulls the clip off pulls the line out too.
    void suffer(Fault now) {
        stuck = now == Fault.STUCK;
        finger.suffer(now);
        nose.suffer(now);
    }

    void step(long now) {
        finger.step(now);
        for (; samples * SAMPLE_PERIOD <= now; samples++) nose.sample(samples * SAMPLE_PERIOD);
        if (!stuck) numbers = read();
    }

    private Numbers read() {
        var gas = nose.known();
        return new Numbers(
                (int) Math.round(child.pulsePerMin()),
                (int) Math.round(child.effortsPerMin()),
                finger.known() ? finger.spo2() : null,
                finger.known() ? finger.pulse() : null,
                gas ? nose.endTidal() : null,
                gas ? nose.inspired() : null,
                gas ? nose.rate() : null,
                child.celsius(),
                arm.latest());
    }

    Numbers numbers() {
        return numbers;
    }

    Finger finger() {
        return finger;
    }

    Nose nose() {
        return nose;
    }
}
