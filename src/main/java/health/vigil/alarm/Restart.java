package health.vigil.alarm;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Channel;
import health.vigil.alarm.state.Link;
import health.vigil.alarm.state.Row;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.alarm.state.Stall;
import health.vigil.profile.Condition;
import java.util.ArrayList;
import java.util.List;

/// Starting again, and noticing that we stood still. Timers run on, alarms are said again, and sources get their
/// full time to be heard after a start before their silence counts; while we stood still it does not count.
final class Restart {
    /// What parts of ours report and take back themselves. A new process has them report anew; the pager takes its
    /// own over.
    private static final List<Condition> REPORTED = List.of(
            Condition.PATIENT_MISMATCH,
            Condition.FEED_UNBOUND,
            Condition.PAGER_MISSING,
            Condition.PAGER_UNKNOWN,
            Condition.DISPLAY_FAILED,
            Condition.STORE_FAILED,
            Condition.DISK_FILLING,
            Condition.DISK_FULL,
            Condition.EXPORT_BEHIND,
            Condition.CAPTURE_ENDED,
            Condition.MONITOR_FAULT,
            Condition.CUFF_FAILED);

    private Restart() {}

    static void started(Draft d, BedState before, Input.Started in) {
        d.care = d.care.configured(in.unadmitted());
        d.links = links(d, in.sources());
        d.channels = d.channels.stream().map(c -> c.known(in.sources())).toList();
        d.resumed = d.now();
        if (before.time().epoch() < 0) return;
        for (var alarm : d.system.alarms()) if (reported(alarm)) Annunciation.absent(d, alarm);
        var away = d.now() - before.time().now();
        BreathWatch.restarted(d, away);
        AdverseWatch.away(d, away);
        Annunciation.repeat(d);
        report(d, away, in.why());
        ClockWatch.restarted(d, before.time());
        CuffSchedule.realign(d);
    }

    private static boolean reported(Alarm alarm) {
        return REPORTED.contains(alarm.condition()) && !alarm.subject().equals(Operation.SIGNALS);
    }

    static void stalled(Draft d, Input.Stalled in) {
        var stall = new Stall(d.now() - in.forNanos(), d.now());
        for (int i = 0; i < d.links.size(); i++)
            d.links = Row.replaced(d.links, i, d.links.get(i).stood(stall));
        AdverseWatch.away(d, in.forNanos());
        report(d, in.forNanos(), "the monitor stood still");
    }

    private static void report(Draft d, long awayNanos, String why) {
        var millis = Engine.millis(awayNanos);
        d.tell(new Output.OutageReported(d.at, millis, why));
        // Of a place where nobody lies and nothing measures nobody missed anything.
        if (d.care.patient() != null || d.channels.stream().anyMatch(Channel::seen))
            Annunciation.event(d, Condition.MONITOR_STALLED, "", why + " after " + millis + " ms away");
    }

    private static List<Link> links(Draft d, List<SourceSpec> sources) {
        var links = new ArrayList<Link>(sources.size());
        for (var spec : sources) {
            var known = d.links.stream()
                    .filter(l -> l.source().equals(spec.source()))
                    .findFirst();
            links.add(Link.waiting(spec, d.now(), known.map(Link::lowBattery).orElse(false)));
        }
        return List.copyOf(links);
    }
}
