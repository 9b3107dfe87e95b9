package health.vigil.simulator.device.cuff;

import health.vigil.simulator.device.Device;
import health.vigil.simulator.device.Fault;
import java.util.Set;

/// A simulated cuff, whatever it speaks: it is filled only when told to.
public interface Cuff extends Device {
    @Override
    default String name() {
        return "cuff";
    }

    /// Where it is pumped.
    Inflation inflation();

    /// The next determination ends with this error, numbered as the SunTech module numbers them; 0 for none.
    default void failNext(int error) {
        inflation().failNext(error);
    }

    @Override
    default Set<Fault> faults() {
        return Inflation.faults();
    }

    @Override
    default void suffer(Fault now) {
        inflation().suffer(now);
    }
}
