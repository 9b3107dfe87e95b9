package health.vigil.alarm;

import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether data that should be there are there (requirements R2 and R4, hazard H1). Runs on ticks: silence has no
/// event of its own.
final class PresenceWatch {
    /// A probe that slips and is pushed back within this is not worth a sound; R4 allows 5 s.
    private static final long OFF_NANOS = 2 * Moment.NANOS_PER_SECOND;

    /// Pulse search after a movement takes some seconds.
    private static final long NO_PULSE_NANOS = 10 * Moment.NANOS_PER_SECOND;

    /// Artifact may last this long before it is a fault of its own (hazard H17).
    private static final long POOR_NANOS = 30 * Moment.NANOS_PER_SECOND;

    /// A device of which nothing at all was heard for this long is silent.
    private static final long SILENT_NANOS = 5 * Moment.NANOS_PER_SECOND;

    /// A cuff on the clip's arm stops the pulse; the search afterwards takes a little. Never longer (requirement R20).
    private static final long CUFF_HOLD_NANOS = 60 * Moment.NANOS_PER_SECOND;

    private static final long CUFF_RECOVERY_NANOS = 15 * Moment.NANOS_PER_SECOND;

    private static final List<Condition> OURS = List.of(
            Condition.LINK_DOWN,
            Condition.NO_DATA,
            Condition.SENSOR_OFF,
            Condition.SENSOR_FAULT,
            Condition.NO_PULSE,
            Condition.SIGNAL_POOR,
            Condition.BATTERY_LOW,
            Condition.SOURCES_DISAGREE,
            Condition.DEMO_DATA);

    private PresenceWatch() {}

    static void tick(Draft d) {
        var found = new ArrayList<Finding>();
        for (var link : d.links) link(d, link, found);
        for (var channel : d.channels) if (channel.seen()) channel(d, channel, found);
        for (var finding : found) Annunciation.present(d, finding);
        for (var alarm : d.alarms)
            if (OURS.contains(alarm.condition()) && !among(alarm, found)) Annunciation.absent(d, alarm);
    }

    private static boolean among(Alarm alarm, List<Finding> found) {
        for (var finding : found) if (alarm.is(finding.condition(), finding.subject())) return true;
        return false;
    }

    private static void link(Draft d, Link link, List<Finding> found) {
        var name = link.source().name();
        if (!link.up() && !startingUp(d, link) && !unused(d, link)) {
            found.add(Finding.technical(Condition.LINK_DOWN, name, false, link.changed(), link.detail()));
            BreathWatch.blind(d, link.source());
        } else if (link.up() && silent(d, link)) {
            found.add(Finding.technical(
                    Condition.NO_DATA,
                    name,
                    false,
                    link.heard(),
                    "nothing heard from " + name + " although connected"));
            BreathWatch.blind(d, link.source());
        }
        if (link.lowBattery())
            found.add(Finding.technical(Condition.BATTERY_LOW, name, false, d.now(), "the device says so"));
    }

    /// Nobody is in the bed and the device was never there: an empty place is no fault. The screen shows it.
    private static boolean unused(Draft d, Link link) {
        return d.patient == null && link.heard() <= d.resumed;
    }

    /// Just started: the source has not had its chance to connect.
    private static boolean startingUp(Draft d, Link link) {
        return link.changed() == d.resumed && d.now() - d.resumed <= SILENT_NANOS;
    }

    private static boolean silent(Draft d, Link link) {
        var allowed = Math.max(SILENT_NANOS, Freshness.staleNanos(link.spec().periodMillis()));
        return d.now() - Math.max(link.heard(), d.resumed) > allowed;
    }

    private static void channel(Draft d, Channel channel, List<Finding> found) {
        var track = channel.inCharge(d.now());
        if (track == null) return;
        if (channel.disagreement(d.now()))
            found.add(Finding.technical(
                    Condition.SOURCES_DISAGREE, channel.vital().label(), false, d.now(), channel.difference(d.now())));
        for (var each : channel.tracks()) if (each.last() instanceof Reading.Gap gap) gap(d, each, gap, found);
        if (track.measured() == null && d.now() - track.since() > lost(channel, track))
            LimitWatch.lost(d, channel.vital());
        if (track.measured() != null && !channel.current(track, d.now())) {
            LimitWatch.lost(d, channel.vital());
            if (talks(d, track) && d.now() - lastChance(d, track) > lost(channel, track))
                found.add(Finding.technical(
                        Condition.NO_DATA,
                        channel.vital().label(),
                        false,
                        track.at(),
                        track.source() + " is there but gives no "
                                + channel.vital().label()));
        }
    }

    /// Nobody is late before the service ran or the device was connected (again).
    private static long lastChance(Draft d, Track track) {
        var since = Math.max(track.at(), d.resumed);
        for (var link : d.links) if (link.source().equals(track.source())) since = Math.max(since, link.changed());
        return since;
    }

    private static long lost(Channel channel, Track track) {
        return Freshness.lostNanos(channel.vital(), track.periodMillis());
    }

    /// A source that is down or silent as a whole has its own alarm; its vitals need not repeat it.
    private static boolean talks(Draft d, Track track) {
        for (var link : d.links) if (link.source().equals(track.source())) return link.up() && !silent(d, link);
        return false;
    }

    private static void gap(Draft d, Track track, Reading.Gap gap, List<Finding> found) {
        var condition = conditionOf(gap.reason());
        if (condition == null || !talks(d, track) || heldByCuff(d, condition, track)) return;
        if (d.now() - track.since() < delayOf(condition)) return;
        var finding = Finding.technical(
                condition,
                track.source().name(),
                false,
                track.since(),
                gap.reason().words());
        if (!found.stream()
                .anyMatch(f -> f.condition() == condition && f.subject().equals(finding.subject()))) found.add(finding);
    }

    /// An inflated cuff on the clip's arm looks like a lost pulse. Bounded, and only for the search itself.
    private static boolean heldByCuff(Draft d, Condition condition, Track track) {
        if (condition != Condition.NO_PULSE && condition != Condition.SIGNAL_POOR) return false;
        if (d.now() - track.since() > CUFF_HOLD_NANOS) return false;
        return d.cuff.inflating() || d.cuff.ended() > 0 && d.now() - d.cuff.ended() < CUFF_RECOVERY_NANOS;
    }

    private static @Nullable Condition conditionOf(Reading.Gap.Reason reason) {
        return switch (reason) {
            case SENSOR_OFF, SENSOR_DISCONNECTED, SAMPLING_LINE_OFF -> Condition.SENSOR_OFF;
            case SENSOR_FAULT, CABLE_FAULT, OCCLUSION, DEVICE_FAULT -> Condition.SENSOR_FAULT;
            case NO_PULSE, SEARCHING -> Condition.NO_PULSE;
            case ARTIFACT, LOW_QUALITY, OUT_OF_RANGE, NOT_AVAILABLE, DROPPED -> Condition.SIGNAL_POOR;
            case DEMO_OR_TEST -> Condition.DEMO_DATA;
            case WARMING_UP, ZEROING, MEASUREMENT_FAILED, LINK_LOST -> null;
        };
    }

    private static long delayOf(Condition condition) {
        return switch (condition) {
            case SENSOR_OFF -> OFF_NANOS;
            case NO_PULSE -> NO_PULSE_NANOS;
            case SIGNAL_POOR -> POOR_NANOS;
            default -> 0;
        };
    }
}
