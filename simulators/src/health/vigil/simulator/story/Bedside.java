package health.vigil.simulator.story;

import health.vigil.simulator.child.Body;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.simulator.device.Device;
import health.vigil.simulator.device.Oximeters;
import health.vigil.simulator.device.Wire;
import health.vigil.simulator.device.capnograph.Capnographs;
import health.vigil.simulator.device.cuff.Cuffs;
import health.vigil.simulator.device.monitor.Monitors;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One bed: the child in it and the devices on the child. Moves in steps of {@link Child#STEP_NANOS}; the same seed and
/// acts give the same bytes. One thread.
public final class Bedside {
    private final Child child;
    private final Arm arm = new Arm();
    private final Pcd01Writer writer;
    private final List<Wire> wires = new ArrayList<>();
    private long now;

    /// @param writer of the monitor's messages
    public Bedside(Body body, long seed, Pcd01Writer writer) {
        this(body, seed, writer, Equipment.USUAL);
    }

    /// A bed with devices of one's choice.
    public Bedside(Body body, long seed, Pcd01Writer writer, Equipment equipment) {
        var chance = new Chance(seed);
        this.writer = writer;
        child = new Child(body, chance.bits());
        var names = new ArrayList<String>();
        var devices = new ArrayList<Device>();
        for (var kind : Kind.values())
            for (var protocol : equipment.of(kind)) {
                names.add(nth(kind, equipment.of(kind).size(), names));
                devices.add(device(kind, protocol, chance));
            }
        for (int i = 0; i < devices.size(); i++) wires.add(new Wire(names.get(i), devices.get(i), chance.split()));
    }

    /// `clip`, and `clip-2` for the second of them.
    private static String nth(Kind kind, int most, List<String> taken) {
        for (int i = 1; i <= most; i++) {
            var name = i == 1 ? kind.words() : kind.words() + "-" + i;
            if (!taken.contains(name)) return name;
        }
        throw new IllegalStateException("more than " + most + " of " + kind);
    }

    private Device device(Kind kind, String protocol, Chance chance) {
        return switch (kind) {
            case CLIP -> Oximeters.speaking(protocol, child, arm, chance.split());
            case CUFF -> Cuffs.speaking(protocol, child, arm);
            case CAPNOGRAPH -> Capnographs.speaking(protocol, child, chance.split());
            case MONITOR -> Monitors.speaking(protocol, writer, child, arm, chance);
        };
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

    /// All devices that can be used so.
    public <T extends Device> List<T> all(Class<T> type) {
        return wires.stream()
                .map(Wire::device)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /// Clips, cuffs, capnographs, monitors.
    public List<Wire> wires() {
        return List.copyOf(wires);
    }

    /// The wire of a device, if there is one at this bed.
    public Optional<Wire> wire(String name) {
        return wires.stream().filter(wire -> wire.name().equals(name)).findFirst();
    }
}
