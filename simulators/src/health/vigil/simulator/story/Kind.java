package health.vigil.simulator.story;

import health.vigil.simulator.device.Oximeters;
import health.vigil.simulator.device.capnograph.Capnographs;
import health.vigil.simulator.device.cuff.Cuffs;
import health.vigil.simulator.device.monitor.Monitors;
import java.util.List;
import java.util.Locale;

/// The kinds of device at a bed.
public enum Kind {
    CLIP(Oximeters.USUAL, Oximeters.PROTOCOLS),
    CUFF(Cuffs.USUAL, Cuffs.PROTOCOLS),
    CAPNOGRAPH(Capnographs.USUAL, Capnographs.PROTOCOLS),
    MONITOR(Monitors.USUAL, Monitors.PROTOCOLS);

    private final String usual;

    @SuppressWarnings("ImmutableEnumChecker") // a list that never changes
    private final List<String> protocols;

    Kind(String usual, List<String> protocols) {
        this.usual = usual;
        this.protocols = protocols;
    }

    /// As stories, ports and options name it: `clip`.
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the shipped stories are told with.
    public String usual() {
        return usual;
    }

    /// Every protocol that a simulated device of this kind speaks.
    public List<String> protocols() {
        return protocols;
    }
}
