package health.vigil.alarm;

import health.vigil.alarm.state.AdverseEvent;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmOff;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SignalTest;
import health.vigil.profile.Baseline;
import health.vigil.profile.Condition;
import health.vigil.profile.LimitChange;
import health.vigil.profile.LimitEdit;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.SourceId;
import java.util.List;

/// Everything a bed tells the world. Vital signs themselves are read from the state after the step.
public sealed interface Output {
    Moment at();

    /// An alarm began.
    record Raised(Moment at, Alarm alarm) implements Output {}

    /// It got a higher priority; it sounds anew even if it was acknowledged.
    record Escalated(Moment at, Alarm alarm, Priority from) implements Output {}

    /// It got a lower priority.
    record Deescalated(Moment at, Alarm alarm, Priority from) implements Output {}

    /// An alarm is due and waits nevertheless, for a bounded time.
    ///
    /// @param why in words
    record Held(Moment at, Condition condition, String why) implements Output {}

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

    /// All sound is off until an operator ends it; new alarms sound nevertheless, lesser ones once no graver one lasts.
    record AudioOff(Moment at, String by, String reason) implements Output {}

    /// The alarms of one condition are paused or off.
    record AlarmInactivated(Moment at, AlarmOff off) implements Output {}

    /// They are back: the time is up, an operator ended it, or it may not go on.
    ///
    /// @param subject as of {@link AlarmOff}
    record AlarmReactivated(Moment at, Condition condition, String subject, String why) implements Output {
        /// For people: `sensor off (clip)`.
        public String words() {
            return AlarmOff.words(condition, subject);
        }
    }

    /// REMINDER SIGNAL: something is still inactivated (IEC 60601-1-8 6.8).
    record Reminded(Moment at, String words) implements Output {}

    /// What was said wrongly of the child was set right.
    ///
    /// @param dropped limits set by hand that do not fit the age as it is now, and hold no more
    record PatientCorrected(Moment at, String by, Patient was, Patient now, List<LimitEdit> dropped)
            implements Output {}

    /// Limits were moved.
    ///
    /// @param by who, or what made it happen
    record LimitsChanged(Moment at, String by, List<LimitChange> changes) implements Output {}

    /// The child's normal state was written down.
    record BaselineTaken(Moment at, String by, Baseline baseline) implements Output {}

    /// Sedation begins and nothing of the child's normal state could be written down: rules that need it rest. The
    /// order that began it is carried out all the same.
    ///
    /// @param why in words
    record BaselineMissing(Moment at, String why) implements Output {}

    /// A dose counts no more: it was recorded by mistake.
    ///
    /// @param reason may be empty
    record DrugStruck(Moment at, String by, BedState.DrugDose dose, String reason) implements Output {}

    /// The alarm signals of the bed's screen were tried by a person, or on a person's word not.
    record SignalsTested(Moment at, String by, SignalTest.Outcome outcome) implements Output {}

    /// The wall clock was set while time went on (requirement R46): intervals are not touched.
    ///
    /// @param at by the new wall clock
    /// @param byMillis how far it went, forward positive
    record ClockStepped(Moment at, long byMillis) implements Output {}

    /// A cuff is to do something.
    ///
    /// @param cuff which; only one that takes orders is ever named
    record CuffOrdered(Moment at, SourceId cuff, CuffOrder order) implements Output {}

    /// Readings are to come otherwise than before: again and again, in a series, no more.
    ///
    /// @param by who, or `Vigil`
    /// @param what in words
    record CuffPlanned(Moment at, String by, String what) implements Output {}

    /// An operator's wish was not carried out, with the reason.
    record Refused(Moment at, String by, String what, String reason) implements Output {}

    /// What World SIVA calls an adverse event, labelled for a person to confirm; no alarm (requirement R22).
    sealed interface Adverse extends Output {
        AdverseEvent event();
    }

    /// An adverse event became sentinel, and lasts.
    record SentinelReached(Moment at, AdverseEvent event) implements Adverse {}

    /// An adverse event is over, or as far as it could be seen.
    record AdverseEventOver(Moment at, AdverseEvent event) implements Adverse {}

    /// Something that people at the bed should know of a device: what it alarms of itself, that its own alarms are
    /// paused. No alarm of ours.
    ///
    /// @param words its own
    record DeviceNoted(Moment at, SourceId source, String words) implements Output {}

    /// The service was away.
    record OutageReported(Moment at, long outageMillis, String why) implements Output {}
}
