package health.vigil.alarm;

import health.vigil.profile.Authority;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
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

    /// True if the condition's alarms may be paused and turned off: what the profile lists, and faults of equipment
    /// that nobody need answer at once.
    public boolean mayInactivate(Condition condition) {
        return condition.technical() ? condition.technicalPriority() != Priority.HIGH : authority.mayBeOff(condition);
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
