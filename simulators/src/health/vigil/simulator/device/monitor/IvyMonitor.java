package health.vigil.simulator.device.monitor;

import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.simulator.device.Device;
import health.vigil.simulator.device.Fault;
import java.util.Set;
import java.util.function.Consumer;

/// An Ivy 450C that talks ANSAR-B: a message a second with the waves and numbers of that second, unasked, and nothing
/// that it obeys (serial-protocols.md 5.5).
public final class IvyMonitor implements Device {
    private static final long SECOND = 1_000_000_000L;
    private static final int STEPS_PER_SECOND = (int) (SECOND / Child.STEP_NANOS);

    private final Sensors sensors;
    private final IvyWaves waves;
    private long steps;

    public IvyMonitor(Child child, Arm arm, Chance chance) {
        sensors = new Sensors(child, arm, chance);
        waves = new IvyWaves(child);
    }

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public String protocol() {
        return "ivy-450c";
    }

    @Override
    public Set<Fault> faults() {
        return Sensors.faults();
    }

    @Override
    public void suffer(Fault now) {
        sensors.suffer(now);
    }

    @Override
    public void step(long now, Consumer<byte[]> says) {
        sensors.step(now);
        waves.step(sensors.finger());
        if (++steps % STEPS_PER_SECOND == 0) says.accept(IvyWriter.message(waves, sensors));
    }

    @Override
    public void hear(byte[] bytes, int length, long now) {
        // It only talks.
    }
}
