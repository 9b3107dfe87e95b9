package health.vigil.alarm;

import java.util.ArrayList;
import java.util.List;

/// Starting again, and noticing that we stood still. Timers run on, alarms are said again, and sources get their
/// full time to be heard before their silence counts.
final class Restart {
    private Restart() {}

    static void started(Draft d, BedState before, Input.Started in) {
        d.unadmitted = in.unadmitted();
        if (d.patient == null) d.profile = in.unadmitted();
        d.links = links(d, in.sources());
        d.resumed = d.now();
        if (before.time().epoch() < 0) return;
        Annunciation.repeat(d);
        report(d, d.now() - before.time().now(), in.why());
    }

    static void stalled(Draft d, Input.Stalled in) {
        d.resumed = d.now();
        report(d, in.forNanos(), "the monitor stood still");
    }

    private static void report(Draft d, long awayNanos, String why) {
        var millis = Engine.millis(awayNanos);
        d.tell(new Output.OutageReported(d.at, millis, why));
        Annunciation.present(
                d,
                Finding.technical(
                        Condition.MONITOR_STALLED,
                        "",
                        true,
                        d.now() - awayNanos,
                        why + " after " + millis + " ms away"));
    }

    private static List<Link> links(Draft d, List<SourceSpec> sources) {
        var links = new ArrayList<Link>(sources.size());
        for (var spec : sources) {
            var known = d.links.stream()
                    .filter(l -> l.source().equals(spec.source()))
                    .findFirst();
            links.add(new Link(
                    spec,
                    false,
                    "not connected yet",
                    d.now(),
                    d.now(),
                    known.map(Link::lowBattery).orElse(false)));
        }
        return List.copyOf(links);
    }
}
