package health.vigil.profile;

import java.util.Arrays;
import java.util.List;

/// How far an operator may go at a bed; beyond it the profile itself must be changed (requirement R37, IEC
/// 60601-1-8 6.7 and 6.8).
///
/// @param floors how far limits may be moved; conditions and tiers that are not listed: as far as can be measured
/// @param desaturationGap points by which "severe desaturation" must stay below the gravest "SpO2 low" (R15)
/// @param mayBeOff conditions whose alarms may be paused or switched off
/// @param audioOffAllowed whether all sound may be switched off until further notice
/// @param longestPauseSeconds longest pause of sound or of one condition's alarms (R32)
public record Authority(
        List<Floor> floors,
        double desaturationGap,
        List<Condition> mayBeOff,
        boolean audioOffAllowed,
        int longestPauseSeconds) {
    /// What kills a sedated child within minutes (design decision 12).
    public static final List<Condition> NEVER_OFF =
            List.of(Condition.SPO2_DESATURATION, Condition.SPO2_LOW, Condition.APNEA);

    /// R32: 3 min without further authority.
    public static final int LONGEST_PAUSE_SECONDS = 180;

    /// Where no file decides: no floors, and whatever does not kill within minutes may be off.
    public static final Authority DEFAULT = new Authority(
            List.of(),
            0,
            Arrays.stream(Condition.values())
                    .filter(c -> !c.technical() && !NEVER_OFF.contains(c))
                    .toList(),
            false,
            120);

    /// The furthest an operator may set one limit.
    ///
    /// @param furthest a low limit must not be set below, a high one not above
    public record Floor(Condition condition, Priority tier, double furthest) {}

    public Authority {
        floors = List.copyOf(floors);
        mayBeOff = List.copyOf(mayBeOff);
        if (longestPauseSeconds < 0 || longestPauseSeconds > LONGEST_PAUSE_SECONDS)
            throw new IllegalArgumentException("a pause of " + longestPauseSeconds + " s is outside 0 to 180 s");
        for (var never : NEVER_OFF)
            if (mayBeOff.contains(never))
                throw new IllegalArgumentException(never + " can never be switched off; take it out");
    }

    /// Whether an operator may pause or switch off the alarms of a condition.
    public boolean mayBeOff(Condition condition) {
        return mayBeOff.contains(condition);
    }

    /// Why an operator may not set a limit, empty if he may.
    String refusal(Condition condition, Priority tier, double limit) {
        for (var floor : floors)
            if (floor.condition() == condition && floor.tier() == tier && beyond(condition, limit, floor.furthest())) {
                var range = LimitRange.of(condition);
                var low = condition.side() == Condition.Side.LOW;
                return range.text(limit) + " is " + (low ? "below " : "above ") + range.text(floor.furthest())
                        + ", the furthest this profile allows; choose "
                        + range.text(floor.furthest()) + (low ? " or more" : " or less");
            }
        return "";
    }

    /// A computed limit, no further than the floor.
    double within(Condition condition, Priority tier, double limit) {
        for (var floor : floors)
            if (floor.condition() == condition && floor.tier() == tier && beyond(condition, limit, floor.furthest()))
                return floor.furthest();
        return limit;
    }

    private static boolean beyond(Condition condition, double limit, double furthest) {
        return condition.side() == Condition.Side.LOW ? limit < furthest : limit > furthest;
    }
}
