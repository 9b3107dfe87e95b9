package health.vigil.alarm;

import health.vigil.alarm.state.SignalTest;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that can happen to a bed. Inputs reach `step` one at a time, in the order of the journal; the same
/// inputs give the same state and outputs, byte for byte.
public sealed interface Input {
    Moment at();

    /// A source delivered a reading.
    record Received(Moment at, SourceId source, Reading reading) implements Input {
        public Received(SourceId source, Reading reading) {
            this(reading.at(), source, reading);
        }
    }

    /// Time passed. "Nothing arrived" is computed from ticks.
    record Ticked(Moment at) implements Input {}

    /// The way to a device came up or went down.
    ///
    /// @param detail the operating system's or the peer's words
    record LinkChanged(Moment at, SourceId source, boolean up, String detail) implements Input {}

    /// A child was put into the bed: defaults are loaded, earlier alarms are gone (requirement R13).
    ///
    /// @param by who did it
    record Admitted(Moment at, String by, Patient patient, Profile profile) implements Input {}

    /// What was said wrongly of the child in the bed is set right; it stays the same child, with all that is known of
    /// it.
    ///
    /// @param patient as it should have been said at admission
    /// @param profile the limits it would have started with
    record PatientCorrected(Moment at, String by, Patient patient, Profile profile) implements Input {}

    /// The child left the bed; monitoring of this admission ends.
    ///
    /// @param reason why it may leave although something is open (requirement R56); empty if nothing was
    record Discharged(Moment at, String by, String reason) implements Input {
        /// With nothing open.
        public Discharged(Moment at, String by) {
            this(at, by, "");
        }
    }

    /// An operator has seen one alarm, or with an empty id all that are there.
    ///
    /// @param seen how it stood when it was seen: one that is graver by now, or sounds again, is not acknowledged.
    ///     Null for as it is now, whatever that is
    record Acknowledged(
            Moment at, String by, String alarmId, @Nullable Seen seen) implements Input {
        /// As it is now.
        public Acknowledged(Moment at, String by, String alarmId) {
            this(at, by, alarmId, null);
        }
    }

    /// An operator silenced what sounds now, for a time.
    record AudioPaused(Moment at, String by, long forNanos) implements Input {}

    /// An operator ended the audio pause early.
    record AudioResumed(Moment at, String by) implements Input {}

    /// An operator set one limit; the engine checks it and refuses nonsense with a reason.
    record LimitChanged(Moment at, String by, Condition condition, Priority tier, double limit) implements Input {}

    /// An operator wants limits as they would be had nobody set any by hand.
    ///
    /// @param condition whose limits; null for all
    record LimitsRestored(Moment at, String by, @Nullable Condition condition) implements Input {}

    /// An operator silenced everything that sounds now until further notice, where the house allows it.
    record AudioTurnedOff(Moment at, String by, String reason) implements Input {}

    /// An operator inactivated the alarms of one condition for a time: ALARM PAUSED (IEC 60601-1-8 6.8).
    ///
    /// @param subject as of {@link AlarmOff}
    record AlarmPaused(Moment at, String by, Condition condition, String subject, long forNanos) implements Input {}

    /// An operator inactivated the alarms of one condition until further notice: ALARM OFF, with a reason.
    ///
    /// @param subject as of {@link AlarmOff}
    record AlarmTurnedOff(Moment at, String by, Condition condition, String subject, String reason) implements Input {}

    /// An operator ended ALARM OFF or ALARM PAUSED of one condition.
    ///
    /// @param subject as it was inactivated
    record AlarmTurnedOn(Moment at, String by, Condition condition, String subject) implements Input {}

    /// An operator declares what is measured now to be the child's normal state (requirement R10).
    record BaselineTaken(Moment at, String by) implements Input {}

    /// An operator wants limits computed from the baseline, where the makers allow it; never SpO2.
    record LimitsComputed(Moment at, String by) implements Input {}

    /// A drug was given; text is free for now.
    record DrugGiven(Moment at, String by, String drug, double doseMg, String route) implements Input {}

    /// A dose was recorded that was not given: by mistake, for another child, twice. What was decided by it meanwhile
    /// is
    /// not undone: a baseline taken before it stays.
    ///
    /// @param given bed time of the dose
    /// @param reason may be empty
    record DrugStruck(Moment at, String by, long given, String reason) implements Input {}

    /// The procedure moved on.
    record PhaseChanged(Moment at, String by, Phase phase) implements Input {}

    /// A person let the bed's screen show and sound its alarm signals, or wanted none of it (requirement R28).
    record SignalsTested(Moment at, String by, SignalTest.Outcome outcome) implements Input {}

    /// Somebody is to look after this bed; see {@link health.vigil.alarm.state.Assignment}.
    ///
    /// @param nurse empty for nobody in particular
    /// @param pager empty for everybody as configured
    record Assigned(Moment at, String by, String nurse, String pager) implements Input {}

    /// An operator asked for a cuff reading or for its end.
    record CuffRequested(Moment at, String by, CuffOrder order) implements Input {}

    /// An operator wants readings one after the other for some minutes (STAT).
    record CuffSeriesRequested(Moment at, String by) implements Input {}

    /// An operator wants readings again and again.
    ///
    /// @param everyMinutes the interval; 0 for that of the profile's phase
    record CuffScheduled(Moment at, String by, int everyMinutes) implements Input {}

    /// An operator wants no automatic readings.
    record CuffUnscheduled(Moment at, String by) implements Input {}

    /// Somebody who carries a pager took responsibility for an alarm. It silences nothing (design decision 17).
    record ResponsibilityAccepted(Moment at, String by, String alarmId) implements Input {}

    /// A part of ours outside the bed failed or recovered: a pager path, a screen, the journal, the export.
    ///
    /// @param what the part, for example `pager ward-snpp`
    /// @param trouble in words; empty means: it works again
    record PartReported(Moment at, Condition condition, String what, String trouble) implements Input {}

    /// The service started and rebuilt this bed. The first start of a bed announces
    /// its sources. Timers are carried over the outage; the outage itself is reported.
    ///
    /// @param at in the new epoch
    /// @param sources those configured now; tracks of others are forgotten
    /// @param unadmitted the limits to be in force while nobody is admitted
    /// @param why in words
    record Started(Moment at, List<SourceSpec> sources, Profile unadmitted, String why) implements Input {}

    /// The bed's loop stood still for a while; what was not heard meanwhile is not held against the devices.
    record Stalled(Moment at, long forNanos) implements Input {}
}
