package health.vigil.simulator.story;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which devices stand at a bed: of each kind any number, by the protocols they speak.
///
/// @param protocols of each kind those of {@link Kind#protocols}, in the order of the devices
public record Equipment(Map<Kind, List<String>> protocols) {
    /// What a user writes where there is to be no device.
    public static final String NONE = "none";

    /// More of one kind are at no bed.
    public static final int MOST_OF_A_KIND = 9;

    /// What the shipped stories are told with.
    public static final Equipment USUAL = new Equipment(new EnumMap<>(Kind.class));

    /// @throws IllegalArgumentException naming the rule
    public Equipment {
        var all = new EnumMap<Kind, List<String>>(Kind.class);
        for (var kind : Kind.values())
            all.put(kind, checked(kind, protocols.getOrDefault(kind, List.of(kind.usual()))));
        protocols = all;
    }

    private static List<String> checked(Kind kind, List<String> given) {
        if (given.equals(List.of(NONE))) return List.of();
        if (given.size() > MOST_OF_A_KIND)
            throw new IllegalArgumentException(
                    "--" + kind.words() + ": " + given.size() + " are more than " + MOST_OF_A_KIND);
        for (var protocol : given)
            if (!kind.protocols().contains(protocol))
                throw new IllegalArgumentException("--" + kind.words() + ": no simulated " + kind.words() + " speaks '"
                        + protocol + "'; " + NONE + " alone, or of " + String.join(", ", kind.protocols()));
        return List.copyOf(given);
    }

    /// These devices of a kind instead of those there are.
    public Equipment with(Kind kind, String... instead) {
        var changed = new EnumMap<Kind, List<String>>(protocols);
        changed.put(kind, instead.length == 0 ? List.of(NONE) : List.of(instead));
        return new Equipment(changed);
    }

    /// The protocols of a kind.
    public List<String> of(Kind kind) {
        return protocols.getOrDefault(kind, List.of());
    }
}
