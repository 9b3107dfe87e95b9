package health.vigil.simulator.device.capnograph;

import health.vigil.simulator.device.Device;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.Nose;
import java.util.Set;

/// A simulated capnograph, whatever it speaks.
public interface Capnograph extends Device {
    @Override
    default String name() {
        return "capnograph";
    }

    /// Where its sampling line or airway adapter is.
    Nose nose();

    default void samplingLine(Nose.SamplingLine now) {
        nose().line(now);
    }

    @Override
    default Set<Fault> faults() {
        return Nose.faults();
    }

    @Override
    default void suffer(Fault now) {
        nose().suffer(now);
    }
}
