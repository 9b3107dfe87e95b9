package health.vigil.alarm;

import health.vigil.profile.Authority;
import health.vigil.profile.Condition;
import health.vigil.profile.Profile;
import java.util.List;

/// What an operator may inactivate under a profile (IEC 60601-1-8 6.8: the responsible organization decides).
///
/// @param authority what the profile says
public record Permission(Authority authority) {
    /// Pauses that are offered as far as the profile goes (requirement R32).
    private static final List<Integer> PAUSE_SECONDS = List.of(30, 60, 120, 180);

    /// What the profile permits.
    public static Permission of(Profile profile) {
        return new Permission(profile.authority());
    }

    /// Faults of one sensor, device or number at the bed. A disk, a pager or a screen serves more than this bed: its
    /// faults are nobody's to turn off here. Nor is what must be answered at once.
    private static final List<Condition> AT_THE_BED = List.of(
            Condition.SENSOR_OFF,
            Condition.SENSOR_FAULT,
            Condition.SIGNAL_POOR,
            Condition.LOW_PERFUSION,
            Condition.IMPLAUSIBLE,
            Condition.NOT_MONITORED,
            Condition.NO_DATA,
            Condition.OVERDUE,
            Condition.LINK_DOWN,
            Condition.DEVICE_FAULT,
            Condition.BATTERY_LOW,
            Condition.CUFF_FAILED,
            Condition.SOURCES_DISAGREE,
            Condition.DEMO_DATA);

    /// True if the condition's alarms may be paused and turned off: what the profile lists, and faults of one
    /// sensor, device or number at the bed that nobody need answer at once.
    public boolean mayInactivate(Condition condition) {
        if (!condition.technical()) return authority.mayBeOff(condition);
        return AT_THE_BED.contains(condition);
    }

    /// True if sound may be turned off until further notice.
    public boolean audioOff() {
        return authority.audioOffAllowed();
    }

    /// The pauses to choose from, in seconds.
    public List<Integer> pauses() {
        return PAUSE_SECONDS.stream()
                .filter(s -> s <= authority.longestPauseSeconds())
                .toList();
    }
}
