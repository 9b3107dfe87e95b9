package health.vigil.alarm;

import health.vigil.profile.Condition;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether what a sensor delivers can be believed, source by source (requirement R4, hazard H17).
final class SignalWatch {
    /// Below this share of pulsating light a pulse is hardly there. A proposal: makers show the index, few alarm on it.
    private static final double WEAK_PERFUSION_PERCENT = 0.3;

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
        var rule = rule(gap.reason());
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
                + m.vital().format(WEAK_PERFUSION_PERCENT) + " %";
    }

    /// Whether a reading speaks of a weak pulse, or goes on with it: a pulse that is lost is no better than a weak one.
    static boolean weak(Reading reading, boolean before) {
        return switch (reading) {
            case Reading.Measured m when m.vital() == Vital.PERFUSION_INDEX -> m.value() < WEAK_PERFUSION_PERCENT;
            case Reading.Measured m -> m.quality() == Quality.LOW_PERFUSION;
            case Reading.Gap gap -> before && searching(gap.reason());
            case Reading.Waveform w -> before;
            case Reading.DeviceEvent e -> before;
        };
    }

    private static boolean searching(Reading.Gap.Reason reason) {
        var rule = rule(reason);
        return rule == TechnicalRule.NO_PULSE || rule == TechnicalRule.SIGNAL_POOR;
    }

    /// What a gap is an alarm of; null if it is none by itself.
    static @Nullable TechnicalRule rule(Reading.Gap.Reason reason) {
        return switch (reason) {
            case SENSOR_OFF, SENSOR_DISCONNECTED, SAMPLING_LINE_OFF -> TechnicalRule.SENSOR_OFF;
            case SENSOR_FAULT, CABLE_FAULT, OCCLUSION, DEVICE_FAULT -> TechnicalRule.SENSOR_FAULT;
            case NO_PULSE, SEARCHING -> TechnicalRule.NO_PULSE;
            case ARTIFACT, LOW_QUALITY, NOT_AVAILABLE, DROPPED -> TechnicalRule.SIGNAL_POOR;
            case OUT_OF_RANGE -> TechnicalRule.IMPLAUSIBLE;
            case DEMO_OR_TEST -> TechnicalRule.DEMO_DATA;
            case WARMING_UP, ZEROING, MEASUREMENT_FAILED, LINK_LOST -> null;
        };
    }

    /// How much of a gap is held against the numbers after it: no more than there was patience with it. A determination
    /// comes when it comes, and a line that was lost is not the sensor's doing.
    static long remembered(Reading.Gap gap, long periodMillis) {
        if (gap.vital().cadence() == Vital.Cadence.EPISODIC || gap.reason() == Reading.Gap.Reason.LINK_LOST) return 0;
        if (busy(gap.reason())) return TechnicalRule.DEVICE_BUSY.delayNanos();
        var rule = rule(gap.reason());
        if (rule == null) return Freshness.lostNanos(gap.vital(), periodMillis);
        return rule == TechnicalRule.SIGNAL_POOR && gap.vital() == Vital.SPO2
                ? TechnicalRule.SIGNAL_POOR_SEDATED.delayNanos()
                : rule.delayNanos();
    }

    /// True of a device that will measure again by itself in a while.
    static boolean busy(Reading.Gap.Reason reason) {
        return reason == Reading.Gap.Reason.WARMING_UP || reason == Reading.Gap.Reason.ZEROING;
    }
}
