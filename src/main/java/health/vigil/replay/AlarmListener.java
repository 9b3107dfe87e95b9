package health.vigil.replay;

import health.vigil.alarm.state.AdverseEvent;
import health.vigil.alarm.state.Alarm;
import health.vigil.vital.Moment;

/// Hears of alarms while they come and go.
public interface AlarmListener {
    /// Nobody listens.
    AlarmListener NONE = new AlarmListener() {};

    /// An alarm began, or one that had latched came back.
    default void began(Moment at, Alarm alarm) {}

    /// It has another priority.
    default void changed(Moment at, Alarm alarm) {}

    /// Something was labelled an adverse event; no alarm.
    default void labelled(Moment at, AdverseEvent event) {}

    /// Its cause is over.
    default void ended(Moment at, Alarm alarm, long afterMillis) {}
}
