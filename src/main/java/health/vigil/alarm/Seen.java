package health.vigil.alarm;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmState;
import health.vigil.profile.Priority;

/// An alarm as it stood before the eyes of whoever acknowledges it. It keeps its id when it rises and when it
/// sounds again, so an id alone does not say what was seen.
///
/// @param sounding true if it sounded; false if it was over, or acknowledged
public record Seen(Priority priority, boolean sounding) {
    /// What has happened since that nobody has seen, in words; empty if nothing has. What has fallen or is over
    /// was seen as something graver.
    String since(Alarm now) {
        if (now.priority().compareTo(priority) > 0)
            return "it has become " + now.priority().words() + " since";
        return !sounding && now.state() instanceof AlarmState.Sounding ? "it sounds again since" : "";
    }
}
