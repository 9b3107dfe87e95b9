package health.vigil.simulator.device;

import health.vigil.decode.oximeter.nonin.NoninFrames.Format;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The simulated oximeters by the protocol they speak.
public final class Oximeters {
    /// What a bed has unless another is asked for.
    public static final String USUAL = "nonin-df7";

    /// Every protocol that {@link #speaking} takes.
    public static final List<String> PROTOCOLS = Stream.concat(
                    Stream.of("nonin-df2", USUAL, "nonin-df13", "contec-v7", "contec-5byte", "bci-5byte"),
                    Arrays.stream(Voice.values()).map(Voice::protocol))
            .toList();

    private Oximeters() {}

    /// @throws IllegalArgumentException naming what is known, if the protocol is not
    public static Oximeter speaking(String protocol, Child child, Arm arm, Chance chance) {
        return switch (protocol) {
            case "nonin-df2" -> new NoninClip(child, arm, Format.DF2, chance);
            case USUAL -> new NoninClip(child, arm, Format.DF7, chance);
            case "nonin-df13" -> new SpotOximeter(child, arm);
            case "contec-v7", "contec-5byte", "bci-5byte" -> new ContecClip(child, arm, protocol);
            default -> new SlowOximeter(child, arm, voice(protocol));
        };
    }

    private static Voice voice(String protocol) {
        for (var voice : Voice.values()) if (voice.protocol().equals(protocol)) return voice;
        throw new IllegalArgumentException(
                "no simulated oximeter speaks '" + protocol + "'; one of " + String.join(", ", PROTOCOLS));
    }
}
