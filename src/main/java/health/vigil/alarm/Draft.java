package health.vigil.alarm;

import health.vigil.alarm.state.AdverseCourse;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmSystem;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.BedTime;
import health.vigil.alarm.state.Breathing;
import health.vigil.alarm.state.Care;
import health.vigil.alarm.state.Channel;
import health.vigil.alarm.state.Cuff;
import health.vigil.alarm.state.Link;
import health.vigil.alarm.state.Row;
import health.vigil.alarm.state.Violation;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The next state while one step makes it: fields may be set, lists are replaced and never changed in place. It does
/// not outlive its step.
final class Draft {
    final Moment at;
    BedTime time;

    Care care;
    List<Channel> channels;
    List<Link> links;
    AlarmSystem system;
    List<Violation> violations;
    Breathing breathing;
    Cuff cuff;
    List<AdverseCourse> adverse;
    long resumed;
    private List<Output> outputs = List.of();

    Draft(BedState from, BedTime time, Moment at) {
        this.at = at;
        this.time = time;
        care = from.care();
        channels = from.channels();
        links = from.links();
        system = from.system();
        violations = from.violations();
        breathing = from.breathing();
        cuff = from.cuff();
        adverse = from.adverse();
        resumed = from.resumed();
    }

    Step done() {
        return new Step(
                new BedState(time, care, channels, links, system, violations, breathing, cuff, adverse, resumed),
                outputs);
    }

    void tell(Output output) {
        if (outputs.isEmpty()) outputs = new ArrayList<>(2);
        outputs.add(output);
    }

    long now() {
        return time.now();
    }

    /// Bed time of the input itself, which may be a little before the latest.
    long when() {
        return time.of(at);
    }

    /// For how long since then the service has listened to a source, nanos.
    long listened(SourceId source, long since) {
        for (int i = 0; i < links.size(); i++)
            if (links.get(i).source().equals(source)) return links.get(i).listened(since, now());
        return now() - since;
    }

    /// The name of a new alarm.
    String nextId() {
        var id = Long.toString(system.next());
        system = system.numbered();
        return id;
    }

    Channel channel(Vital vital) {
        return channels.get(vital.ordinal());
    }

    void put(Channel channel) {
        channels = Row.replaced(channels, channel.vital().ordinal(), channel);
    }

    void put(Alarm alarm) {
        var alarms = system.alarms();
        var i = place(alarm);
        system = system.with(i < 0 ? Row.plus(alarms, alarm) : Row.replaced(alarms, i, alarm));
    }

    void remove(Alarm alarm) {
        var i = place(alarm);
        if (i >= 0) system = system.with(Row.without(system.alarms(), i));
    }

    private int place(Alarm alarm) {
        var alarms = system.alarms();
        for (int i = 0; i < alarms.size(); i++) if (alarms.get(i).id().equals(alarm.id())) return i;
        return -1;
    }

    @Nullable
    Alarm alarm(Condition condition, String subject) {
        var alarms = system.alarms();
        for (int i = 0; i < alarms.size(); i++) if (alarms.get(i).is(condition, subject)) return alarms.get(i);
        return null;
    }

    @Nullable
    Violation violation(Condition condition, int rung) {
        var i = place(condition, rung);
        return i < 0 ? null : violations.get(i);
    }

    void put(Violation next) {
        var i = place(next.condition(), next.rung());
        violations = i < 0 ? Row.plus(violations, next) : Row.replaced(violations, i, next);
    }

    void forget(Condition condition, int rung) {
        var i = place(condition, rung);
        if (i >= 0) violations = Row.without(violations, i);
    }

    /// True if a limit of the condition is violated or was a moment ago.
    boolean violated(Condition condition) {
        for (int i = 0; i < violations.size(); i++) if (violations.get(i).condition() == condition) return true;
        return false;
    }

    private int place(Condition condition, int rung) {
        for (int i = 0; i < violations.size(); i++) {
            var violation = violations.get(i);
            if (violation.condition() == condition && violation.rung() == rung) return i;
        }
        return -1;
    }
}
