package health.vigil.alarm;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import java.util.List;

/// What an operator may inactivate under a profile (IEC 60601-1-8 6.8: the responsible organization decides).
///
/// @param protects conditions whose alarms can be neither paused nor off
/// @param audioOff whether sound may be turned off until further notice
/// @param longestPauseSeconds the longest pause of sound or of an alarm
public record Permission(List<Condition> protects, boolean audioOff, int longestPauseSeconds) {
    /// Pauses that are offered (requirement R32).
    private static final List<Integer> PAUSE_SECONDS = List.of(30, 60, 120);

    /// What kills a sedated child within minutes is never inactivated (design decision 12).
    private static final List<Condition> ALWAYS =
            List.of(Condition.SPO2_DESATURATION, Condition.SPO2_LOW, Condition.APNEA);

    private static final Permission DEFAULT = new Permission(ALWAYS, false, 120);

    /// What the profile permits.
    public static Permission of(Profile profile) {
        return DEFAULT;
    }

    /// True if the condition's alarms may be paused and turned off.
    public boolean mayInactivate(Condition condition) {
        return !protects.contains(condition)
                && !(condition.technical() && condition.technicalPriority() == Priority.HIGH);
    }

    /// The pauses to choose from, in seconds.
    public List<Integer> pauses() {
        return PAUSE_SECONDS.stream().filter(s -> s <= longestPauseSeconds).toList();
    }
}
