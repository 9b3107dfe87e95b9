package health.vigil.alarm;

import health.vigil.alarm.state.Channel;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.alarm.state.Track;
import health.vigil.profile.Condition;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.List;

/// Whether what a sensor delivers can be believed, source by source (requirement R4, hazard H17).
final class SignalWatch {
    /// What becomes of gaps.
    private static final List<Condition> OF_GAPS = List.of(
            Condition.SENSOR_OFF,
            Condition.SENSOR_FAULT,
            Condition.NO_PULSE,
            Condition.SIGNAL_POOR,
            Condition.IMPLAUSIBLE,
            Condition.DEMO_DATA);

    private SignalWatch() {}

    static void look(Draft d, Channel channel, Findings found) {
        for (var track : channel.tracks()) {
            if (!PresenceWatch.talks(d, track)) continue;
            if (track.last() instanceof Reading.Gap gap) gap(d, channel, track, gap, found);
            if (track.weak() != Track.NEVER && d.now() <= track.lost(channel.vital())) faint(d, track, found);
        }
    }

    private static void gap(Draft d, Channel channel, Track track, Reading.Gap gap, Findings found) {
        var rule = TechnicalRule.of(gap.reason());
        if (rule == null || !matters(d, channel, rule)) return;
        if (!rule.waitedOut(track.since(), d.now()) && !complained(d, track)) return;
        if (CuffHold.holds(d, rule, track.source(), track.since())) return;
        var graver = graver(d, channel, track, rule);
        found.add(graver, track.source().name(), track.since(), gap.reason().words());
    }

    /// A sedated child is not long without SpO2.
    private static TechnicalRule graver(Draft d, Channel channel, Track track, TechnicalRule rule) {
        var sedated = TechnicalRule.SIGNAL_POOR_SEDATED;
        return rule == TechnicalRule.SIGNAL_POOR
                        && channel.vital() == Vital.SPO2
                        && AttachWatch.sedated(d)
                        && sedated.waitedOut(track.since(), d.now())
                ? sedated
                : rule;
    }

    /// A sensor never attached has no loss to report, but it can be broken, wrong, or not on a child at all.
    private static boolean matters(Draft d, Channel channel, TechnicalRule rule) {
        if (channel.seen()) return true;
        return d.care.patient() != null && isFault(rule);
    }

    private static boolean isFault(TechnicalRule rule) {
        return rule == TechnicalRule.SENSOR_FAULT
                || rule == TechnicalRule.IMPLAUSIBLE
                || rule == TechnicalRule.DEMO_DATA;
    }

    /// An alarm told that the number is gone; if the reason changes, it is told of the new one without another wait.
    private static boolean complained(Draft d, Track track) {
        for (var alarm : d.system.alarms())
            if (alarm.since() == track.since()
                    && alarm.subject().equals(track.source().name())
                    && OF_GAPS.contains(alarm.condition())) return true;
        return false;
    }

    private static void faint(Draft d, Track track, Findings found) {
        var rule = TechnicalRule.LOW_PERFUSION;
        if (!rule.waitedOut(track.weak(), d.now()) || CuffHold.holds(d, rule, track.source(), track.weak())) return;
        found.add(rule, track.source().name(), track.weak(), faintness(track));
    }

    private static String faintness(Track track) {
        var m = track.measured();
        if (m == null || m.vital() != Vital.PERFUSION_INDEX) return "the device calls its signal weak";
        return "perfusion index " + m.vital().format(m.value()) + " % < "
                + m.vital().format(Track.WEAK_PERFUSION_PERCENT) + " %";
    }
}
