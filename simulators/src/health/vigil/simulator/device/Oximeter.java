package health.vigil.simulator.device;

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

    void probe(Probe now);

    /// @param share of a good pulse, 0 to 1
    void perfusion(double share);

    void lowBattery(boolean low);
}
