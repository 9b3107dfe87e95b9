package health.vigil.simulator.device;

import java.util.Set;

/// A simulated pulse oximeter, whatever it speaks.
public interface Oximeter extends Device {
    /// Where the sensor is.
    enum Probe {
        ON,
        OFF,
        UNPLUGGED
    }

    @Override
    default String name() {
        return "clip";
    }

    /// The finger it is on.
    Finger finger();

    default void probe(Probe now) {
        finger().probe(now);
    }

    /// @param share of a good pulse, 0 to 1
    default void perfusion(double share) {
        finger().perfusion(share);
    }

    /// Some say nothing of their battery.
    default void lowBattery(boolean low) {
        finger().lowBattery(low);
    }

    @Override
    default Set<Fault> faults() {
        return Finger.faults();
    }

    @Override
    default void suffer(Fault now) {
        finger().suffer(now);
    }
}
