package health.vigil.simulator.story;

import health.vigil.simulator.device.Oximeters;

/// Which devices stand at a bed.
///
/// @param clip protocol of the oximeter, one of {@link Oximeters#PROTOCOLS}
public record Equipment(String clip) {
    /// What the shipped stories are told with.
    public static final Equipment USUAL = new Equipment(Oximeters.USUAL);

    public Equipment {
        if (!Oximeters.PROTOCOLS.contains(clip))
            throw new IllegalArgumentException(
                    "no simulated oximeter speaks " + clip + "; one of " + String.join(", ", Oximeters.PROTOCOLS));
    }
}
