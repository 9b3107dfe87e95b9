package health.vigil.alarm;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmOff;
import health.vigil.alarm.state.Assignment;
import health.vigil.alarm.state.Audio;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Breathing;
import health.vigil.alarm.state.Channel;
import health.vigil.alarm.state.Finding;
import health.vigil.alarm.state.SignalTest;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What people do at a bed.
final class Operation {
    /// What is out of order when a person missed a signal in the test; stays over a restart until somebody notices all.
    static final String SIGNALS = "alarm signals";

    private static final String UNNOTICED = "somebody at the bed did not see or hear all of them in the test";

    /// Why nothing is written down of nobody: the next child would not have it (requirement R13).
    static final String NOBODY = "nobody is admitted; admit the child first";

    private Operation() {}

    static void admitted(Draft d, Input.Admitted in) {
        empty(d, "another child was admitted");
        d.care = d.care.of(in.patient(), in.profile(), d.now());
    }

    static void discharged(Draft d, Input.Discharged in) {
        if (d.care.patient() == null) refuse(d, in.by(), "discharge", "nobody is admitted");
        else {
            empty(d, "the child was discharged");
            d.care = d.care.ofNobody(d.now());
        }
    }

    /// A new child starts with defaults and no past (requirement R13). Faults of equipment are not the child's.
    private static void empty(Draft d, String why) {
        AdverseWatch.left(d);
        for (var alarm : d.system.alarms())
            if (!alarm.condition().technical()) {
                if (!alarm.inactivated()) d.tell(new Output.Ended(d.at, alarm));
                d.remove(alarm);
            }
        Inactivation.endAll(d, why);
        if (!(d.system.audio() instanceof Audio.On)) Silence.resume(d, why);
        d.channels = Arrays.stream(Vital.values()).map(Channel::empty).toList();
        d.violations = List.of();
        d.breathing = Breathing.NONE;
        d.cuff = d.cuff.forAnother();
        d.system = d.system.forAnother();
    }

    static void acknowledged(Draft d, Input.Acknowledged in) {
        var wanted = d.system.alarms().stream()
                .filter(a -> !a.inactivated())
                .filter(a -> in.alarmId().isEmpty() || a.id().equals(in.alarmId()))
                .toList();
        if (wanted.isEmpty()) refuse(d, in.by(), "acknowledge", "there is no such alarm any more");
        for (var alarm : wanted) acknowledged(d, in, alarm);
    }

    /// Nobody silences what nobody has seen.
    private static void acknowledged(Draft d, Input.Acknowledged in, Alarm alarm) {
        var since = in.seen() == null ? "" : in.seen().since(alarm);
        if (since.isEmpty()) Annunciation.acknowledge(d, alarm, in.by());
        else refuse(d, in.by(), "acknowledge", AlarmOff.words(alarm.condition(), alarm.subject()) + ": " + since);
    }

    static void audioPaused(Draft d, Input.AudioPaused in) {
        var refusal = length(d, in.forNanos());
        if (refusal.isEmpty()) refusal = nothingSounds(d);
        if (refusal.isEmpty()) Silence.pause(d, in.by(), in.forNanos());
        else refuse(d, in.by(), "pause audio", refusal);
    }

    /// Why a pause may not last so long, empty if it may.
    private static String length(Draft d, long nanos) {
        var choice = Permission.of(d.care.profile()).pauses();
        for (var seconds : choice) if (nanos == seconds * Moment.NANOS_PER_SECOND) return "";
        return "for " + nanos / Moment.NANOS_PER_SECOND + " s; choose "
                + choice.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " s";
    }

    private static String nothingSounds(Draft d) {
        return Silence.audible(d).isEmpty() ? "nothing sounds; a new alarm always does" : "";
    }

    static void audioResumed(Draft d, Input.AudioResumed in) {
        switch (d.system.audio()) {
            case Audio.On on -> refuse(d, in.by(), "resume audio", "it is on");
            case Audio.Paused pause -> Silence.resume(d, "ended by " + in.by());
            case Audio.Off off -> Silence.resume(d, "ended by " + in.by());
        }
    }

    static void audioTurnedOff(Draft d, Input.AudioTurnedOff in) {
        var refusal = Permission.of(d.care.profile()).audioOff()
                ? unreasoned(in.reason())
                : "this profile does not allow it; pause the sound instead";
        if (refusal.isEmpty()) refusal = nothingSounds(d);
        if (refusal.isEmpty()) Silence.off(d, in.by(), in.reason());
        else refuse(d, in.by(), "turn audio off", refusal);
    }

    static void alarmPaused(Draft d, Input.AlarmPaused in) {
        var refusal = guarded(d, in.condition(), in.subject());
        if (refusal.isEmpty()) refusal = length(d, in.forNanos());
        if (refusal.isEmpty())
            Inactivation.begin(d, AlarmOff.pausedFor(in.condition(), in.subject(), in.by(), d.now(), in.forNanos()));
        else refuse(d, in.by(), "pause alarm " + AlarmOff.words(in.condition(), in.subject()), refusal);
    }

    static void alarmTurnedOff(Draft d, Input.AlarmTurnedOff in) {
        var refusal = guarded(d, in.condition(), in.subject());
        if (refusal.isEmpty()) refusal = unreasoned(in.reason());
        if (refusal.isEmpty())
            Inactivation.begin(d, AlarmOff.off(in.condition(), in.subject(), in.by(), in.reason(), d.now()));
        else refuse(d, in.by(), "turn off alarm " + AlarmOff.words(in.condition(), in.subject()), refusal);
    }

    private static String guarded(Draft d, Condition condition, String subject) {
        var refusal = Inactivation.refusal(d, condition, subject);
        if (refusal.isEmpty() && !known(d, condition, subject)) refusal = "nothing here is called " + subject;
        return refusal.isEmpty() ? "" : refusal + "; acknowledge it, or pause the sound";
    }

    private static boolean known(Draft d, Condition condition, String subject) {
        if (subject.isEmpty() || d.alarm(condition, subject) != null) return true;
        for (var link : d.links) if (link.source().name().equals(subject)) return true;
        for (var vital : Vital.values()) if (vital.label().equals(subject)) return true;
        return false;
    }

    private static String unreasoned(String reason) {
        return reason.isBlank() ? "without a reason; say why" : "";
    }

    static void alarmTurnedOn(Draft d, Input.AlarmTurnedOn in) {
        var off = Inactivation.of(d, in.condition(), in.subject());
        if (off == null)
            refuse(d, in.by(), "turn on alarm " + AlarmOff.words(in.condition(), in.subject()), "it is on");
        else Inactivation.end(d, off, "ended by " + in.by());
    }

    /// What is normal for the child is written down before the drug changes it.
    static void drugGiven(Draft d, Input.DrugGiven in) {
        if (d.care.patient() == null) refuse(d, in.by(), "record a drug", NOBODY);
        else {
            BaselineWatch.beforeSedation(d);
            d.care = d.care.with(new BedState.DrugDose(in.at(), d.when(), in.by(), in.drug(), in.doseMg(), in.route()));
        }
    }

    /// Whatever counts doses counts the others only from now on.
    static void drugStruck(Draft d, Input.DrugStruck in) {
        var dose = d.care.given(in.given());
        if (dose == null) refuse(d, in.by(), "strike a dose", "there is no such dose any more");
        else {
            d.care = d.care.without(dose);
            d.tell(new Output.DrugStruck(d.at, in.by(), dose, in.reason()));
        }
    }

    /// What a person does not see or hear is a fault of the screen, whatever the screen says of itself.
    static void signalsTested(Draft d, Input.SignalsTested in) {
        d.care = d.care.with(new SignalTest(in.by(), in.outcome(), d.now()));
        d.tell(new Output.SignalsTested(d.at, in.by(), in.outcome()));
        if (in.outcome() == SignalTest.Outcome.NOTICED) Annunciation.absent(d, Condition.DISPLAY_FAILED, SIGNALS);
        if (in.outcome() == SignalTest.Outcome.MISSED)
            Annunciation.present(
                    d, Finding.technical(TechnicalRule.of(Condition.DISPLAY_FAILED), SIGNALS, d.when(), UNNOTICED));
    }

    static void assigned(Draft d, Input.Assigned in) {
        d.care = d.care.with(new Assignment(in.nurse(), in.pager(), in.by()));
    }

    static void responsibilityAccepted(Draft d, Input.ResponsibilityAccepted in) {
        for (var alarm : d.system.alarms())
            if (alarm.id().equals(in.alarmId()) && !alarm.inactivated()) {
                var taken = alarm.accepted(in.by());
                d.put(taken);
                d.tell(new Output.ResponsibilityTaken(d.at, taken, in.by()));
                return;
            }
        refuse(d, in.by(), "accept alarm " + in.alarmId(), "it is over");
    }

    static void refuse(Draft d, String by, String what, String reason) {
        d.tell(new Output.Refused(d.at, by, what, reason));
    }
}
