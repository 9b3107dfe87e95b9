package health.vigil.alarm;

import health.vigil.profile.Priority;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;

/// Everything a bed tells the world. Vital signs themselves are read from the state after the step.
public sealed interface Output {
    Moment at();

    /// An alarm began.
    record Raised(Moment at, Alarm alarm) implements Output {}

    /// It got a higher priority; it sounds anew even if it was acknowledged.
    record Escalated(Moment at, Alarm alarm, Priority from) implements Output {}

    /// It got a lower priority.
    record Deescalated(Moment at, Alarm alarm, Priority from) implements Output {}

    /// A person acknowledged it.
    record Acknowledged(Moment at, Alarm alarm, String by) implements Output {}

    /// An acknowledged alarm stayed unresolved and sounds again.
    record Realarmed(Moment at, Alarm alarm) implements Output {}

    /// The condition ended but the alarm stays until acknowledged.
    record Latched(Moment at, Alarm alarm) implements Output {}

    /// The alarm is over: the condition ended, or a latched alarm was acknowledged.
    record Ended(Moment at, Alarm alarm) implements Output {}

    /// A person with a pager took responsibility; nothing is silenced.
    record ResponsibilityTaken(Moment at, Alarm alarm, String by) implements Output {}

    /// Sound is paused for the conditions there were.
    record AudioPaused(Moment at, String by, long forNanos) implements Output {}

    /// Sound is back: the pause ran out, was ended, or a new alarm broke through.
    record AudioResumed(Moment at, String why) implements Output {}

    /// The cuff is to do something.
    record CuffOrdered(Moment at, CuffOrder order) implements Output {}

    /// An operator's wish was not carried out, with the reason.
    record Refused(Moment at, String by, String what, String reason) implements Output {}

    /// The service was away.
    record OutageReported(Moment at, long outageMillis, String why) implements Output {}
}
