package health.vigil.alarm.state;

/// Who looks after a bed, as somebody said at the central screen. It belongs to the bed and goes with the child:
/// whoever
/// leaves takes it along, so that the next one's alarms never go to a nurse who has gone home.
///
/// @param nurse a name for people; empty for nobody in particular
/// @param pager the configured path that is told first; empty for all of the first level
/// @param by who said so
public record Assignment(String nurse, String pager, String by) {
    /// Nobody in particular: everybody is told as configured.
    public static final Assignment NONE = new Assignment("", "", "");

    /// True if nothing is said.
    public boolean empty() {
        return nurse.isEmpty() && pager.isEmpty();
    }
}
