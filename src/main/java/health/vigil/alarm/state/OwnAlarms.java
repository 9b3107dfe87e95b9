package health.vigil.alarm.state;

/// What a device itself says of its alarms: shown beside ours, never instead of one.
///
/// @param present what it alarms of, in its words, the gravest first; empty for nothing
/// @param inactive why its alarms are not to be relied upon; empty if they are, or if it does not say
public record OwnAlarms(String present, String inactive) {
    /// Of a device that says nothing of them.
    public static final OwnAlarms NONE = new OwnAlarms("", "");
}
