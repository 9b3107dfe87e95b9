package health.vigil.alarm;

import health.vigil.profile.Baseline;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Profile;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The next state while one step makes it: fields may be set, lists are replaced and never changed in place. It does
/// not outlive its step.
final class Draft {
    final Moment at;
    /// Bed time of the input itself, which may be a little before the latest.
    final long when;

    BedTime time;

    @Nullable
    Patient patient;

    Profile profile;
    Profile unadmitted;
    Phase phase;
    List<Channel> channels;
    List<Link> links;
    List<Alarm> alarms;
    List<Violation> violations;
    Breathing breathing;
    Cuff cuff;
    Audio audio;
    List<AlarmOff> off;
    List<Episode> episodes;
    List<BedState.DrugDose> drugs;
    Baseline baseline;
    List<AdverseCourse> adverse;
    long admitted;
    long resumed;
    long nextAlarm;
    private List<Output> outputs = List.of();

    Draft(BedState from, BedTime time, Moment at) {
        this.at = at;
        this.time = time;
        this.when = time.of(at);
        patient = from.patient();
        profile = from.profile();
        unadmitted = from.unadmitted();
        phase = from.phase();
        channels = from.channels();
        links = from.links();
        alarms = from.alarms();
        violations = from.violations();
        breathing = from.breathing();
        cuff = from.cuff();
        audio = from.audio();
        off = from.off();
        episodes = from.episodes();
        drugs = from.drugs();
        baseline = from.baseline();
        adverse = from.adverse();
        admitted = from.admitted();
        resumed = from.resumed();
        nextAlarm = from.nextAlarm();
    }

    Step done() {
        return new Step(
                new BedState(
                        time,
                        patient,
                        profile,
                        unadmitted,
                        phase,
                        channels,
                        links,
                        alarms,
                        violations,
                        breathing,
                        cuff,
                        audio,
                        off,
                        episodes,
                        drugs,
                        baseline,
                        adverse,
                        admitted,
                        resumed,
                        nextAlarm),
                outputs);
    }

    void tell(Output output) {
        if (outputs.isEmpty()) outputs = new ArrayList<>(2);
        outputs.add(output);
    }

    long now() {
        return time.now();
    }

    Channel channel(Vital vital) {
        return channels.get(vital.ordinal());
    }

    void put(Channel channel) {
        channels = replaced(channels, channel.vital().ordinal(), channel);
    }

    void put(Alarm alarm) {
        for (int i = 0; i < alarms.size(); i++)
            if (alarms.get(i).id().equals(alarm.id())) {
                alarms = replaced(alarms, i, alarm);
                return;
            }
        alarms = plus(alarms, alarm);
    }

    void remove(Alarm alarm) {
        alarms = alarms.stream().filter(a -> !a.id().equals(alarm.id())).toList();
    }

    @Nullable
    Alarm alarm(Condition condition, String subject) {
        for (var alarm : alarms) if (alarm.is(condition, subject)) return alarm;
        return null;
    }

    @Nullable
    Violation violation(Condition condition, int rung) {
        for (var p : violations) if (p.condition() == condition && p.rung() == rung) return p;
        return null;
    }

    void put(Violation next) {
        for (int i = 0; i < violations.size(); i++) {
            var p = violations.get(i);
            if (p.condition() == next.condition() && p.rung() == next.rung()) {
                violations = replaced(violations, i, next);
                return;
            }
        }
        violations = plus(violations, next);
    }

    void forget(Condition condition, int rung) {
        if (violation(condition, rung) != null)
            violations = violations.stream()
                    .filter(p -> p.condition() != condition || p.rung() != rung)
                    .toList();
    }

    static <T> List<T> plus(List<T> list, T more) {
        var next = new ArrayList<T>(list.size() + 1);
        next.addAll(list);
        next.add(more);
        return Collections.unmodifiableList(next);
    }

    @SuppressWarnings("unchecked")
    static <T> List<T> replaced(List<T> list, int index, T element) {
        if (list.size() == 1) return List.of(element);
        var all = list.toArray();
        all[index] = element;
        return (List<T>) Collections.unmodifiableList(Arrays.asList(all));
    }
}
