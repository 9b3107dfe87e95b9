package health.vigil.alarm;

import health.vigil.profile.Baseline;
import health.vigil.profile.LimitEdit;
import health.vigil.profile.Phase;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.List;

/// What people do at a bed.
final class Operation {
    /// Pauses offered without further authority (requirement R32).
    private static final List<Integer> PAUSE_SECONDS = List.of(30, 60, 120);

    private Operation() {}

    static void admitted(Draft d, Input.Admitted in) {
        empty(d);
        d.patient = in.patient();
        d.profile = in.profile();
    }

    static void discharged(Draft d) {
        empty(d);
        d.patient = null;
        d.profile = d.unadmitted;
    }

    /// A new child starts with defaults and no past (requirement R13). Faults of equipment are not the child's.
    private static void empty(Draft d) {
        for (var alarm : d.alarms)
            if (!alarm.condition().technical()) {
                d.tell(new Output.Ended(d.at, alarm));
                d.remove(alarm);
            }
        d.phase = Phase.PRE_SEDATION;
        d.channels = Arrays.stream(Vital.values()).map(Channel::empty).toList();
        d.violations = List.of();
        d.breathing = Breathing.NONE;
        d.cuff = d.cuff.forAnother(d.now());
        d.admitted = d.now();
        d.pause = null;
        d.off = List.of();
        d.episodes = List.of();
        d.drugs = List.of();
        d.baseline = Baseline.NONE;
    }

    static void acknowledged(Draft d, Input.Acknowledged in) {
        var wanted = d.alarms.stream()
                .filter(a -> in.alarmId().isEmpty() || a.id().equals(in.alarmId()))
                .toList();
        if (wanted.isEmpty()) refuse(d, in.by(), "acknowledge", "there is no such alarm any more");
        for (var alarm : wanted) Annunciation.acknowledge(d, alarm, in.by());
    }

    static void audioPaused(Draft d, Input.AudioPaused in) {
        var seconds = in.forNanos() / Moment.NANOS_PER_SECOND;
        var audible =
                d.alarms.stream().filter(Alarm::unacknowledged).map(Alarm::id).toList();
        if (!PAUSE_SECONDS.contains((int) seconds))
            refuse(d, in.by(), "pause audio", "for " + seconds + " s; choose 30, 60 or 120 s");
        else if (audible.isEmpty()) refuse(d, in.by(), "pause audio", "nothing sounds; a new alarm always does");
        else {
            d.pause = new BedState.AudioPause(in.by(), d.now(), d.now() + in.forNanos(), audible);
            d.tell(new Output.AudioPaused(d.at, in.by(), in.forNanos()));
        }
    }

    static void audioResumed(Draft d, Input.AudioResumed in) {
        if (d.pause == null) refuse(d, in.by(), "resume audio", "it is not paused");
        else Annunciation.resume(d, "ended by " + in.by());
    }

    static void audioTurnedOff(Draft d, Input.AudioTurnedOff in) {
        refuse(d, in.by(), "turn audio off", "this profile does not allow it");
    }

    static void alarmPaused(Draft d, Input.AlarmPaused in) {
        refuse(d, in.by(), "pause alarm " + in.condition().words(), "this profile does not allow it");
    }

    static void alarmTurnedOff(Draft d, Input.AlarmTurnedOff in) {
        refuse(d, in.by(), "turn off alarm " + in.condition().words(), "this profile does not allow it");
    }

    static void alarmTurnedOn(Draft d, Input.AlarmTurnedOn in) {
        refuse(d, in.by(), "turn on alarm " + in.condition().words(), "it is on");
    }

    static void baselineTaken(Draft d, Input.BaselineTaken in) {
        refuse(d, in.by(), "take baseline", "nothing was measured for a minute");
    }

    static void limitsComputed(Draft d, Input.LimitsComputed in) {
        refuse(d, in.by(), "compute limits", "there is no baseline");
    }

    static void limitChanged(Draft d, Input.LimitChanged in) {
        var edit = new LimitEdit(in.condition(), in.tier(), in.limit());
        var refusal = edit.refusal(d.profile);
        if (!refusal.isEmpty()) refuse(d, in.by(), "limit " + in.condition() + " " + in.tier(), refusal);
        else {
            d.profile = edit.applied(d.profile);
            d.violations = d.violations.stream()
                    .filter(p -> p.condition() != in.condition())
                    .toList();
            LimitWatch.reconsider(d, in.condition());
        }
    }

    static void responsibilityAccepted(Draft d, Input.ResponsibilityAccepted in) {
        for (var alarm : d.alarms)
            if (alarm.id().equals(in.alarmId())) {
                var taken = alarm.accepted(in.by());
                d.put(taken);
                d.tell(new Output.ResponsibilityTaken(d.at, taken, in.by()));
                return;
            }
        refuse(d, in.by(), "accept alarm " + in.alarmId(), "it is over");
    }

    private static void refuse(Draft d, String by, String what, String reason) {
        d.tell(new Output.Refused(d.at, by, what, reason));
    }
}
