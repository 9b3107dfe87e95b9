package health.vigil.simulator.story;

import health.vigil.simulator.child.Body;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.simulator.device.Capnostream20;
import health.vigil.simulator.device.Hl7Monitor;
import health.vigil.simulator.device.Oximeter;
import health.vigil.simulator.device.Oximeters;
import health.vigil.simulator.device.Pcd01Writer;
import health.vigil.simulator.device.SunTechCuff;
import health.vigil.simulator.device.Wire;
import java.util.List;

/// One bed: the child in it and the four devices on the child. Moves in steps of {@link Child#STEP_NANOS}; the same
/// seed and acts give the same bytes. One thread.
public final class Bedside {
    private static final double MONITOR_PERIOD_SECONDS = 5;

    private final Child child;
    private final Arm arm = new Arm();
    private final Oximeter clip;
    private final SunTechCuff cuff;
    private final Capnostream20 capnograph;
    private final Hl7Monitor monitor;
    private final List<Wire> wires;
    private long now;

    /// @param writer of the monitor's messages
    public Bedside(Body body, long seed, Pcd01Writer writer) {
        this(body, seed, writer, Equipment.USUAL);
    }

    /// A bed with devices of one's choice.
    public Bedside(Body body, long seed, Pcd01Writer writer, Equipment equipment) {
        var chance = new Chance(seed);
        child = new Child(body, chance.bits());
        clip = Oximeters.speaking(equipment.clip(), child, arm, chance.split());
        cuff = new SunTechCuff(child, arm);
        capnograph = new Capnostream20(child, chance.split());
        monitor = new Hl7Monitor(writer, child, arm, MONITOR_PERIOD_SECONDS);
        wires = List.of(
                new Wire(clip, chance.split()),
                new Wire(cuff, chance.split()),
                new Wire(capnograph, chance.split()),
                new Wire(monitor, chance.split()));
    }

    public void step() {
        now += Child.STEP_NANOS;
        child.step();
        for (var wire : wires) wire.step(now);
    }

    /// Story time, in nanoseconds since it began.
    public long now() {
        return now;
    }

    public Child child() {
        return child;
    }

    public Arm arm() {
        return arm;
    }

    public Oximeter clip() {
        return clip;
    }

    public SunTechCuff cuff() {
        return cuff;
    }

    public Capnostream20 capnograph() {
        return capnograph;
    }

    public Hl7Monitor monitor() {
        return monitor;
    }

    /// Clip, cuff, capnograph, monitor.
    public List<Wire> wires() {
        return wires;
    }

    /// @throws IllegalArgumentException for a device that is not there
    public Wire wire(String device) {
        for (var wire : wires) if (wire.device().name().equals(device)) return wire;
        throw new IllegalArgumentException("no device " + device + " at this bed");
    }
}
