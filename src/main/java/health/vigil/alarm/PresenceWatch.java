package health.vigil.alarm;

import health.vigil.alarm.state.Channel;
import health.vigil.alarm.state.Freshness;
import health.vigil.alarm.state.Link;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.alarm.state.Track;
import health.vigil.profile.Condition;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.List;
import java.util.Objects;

/// Whether data that should be there are there (requirements R2 and R4, hazard H1). Runs on ticks: silence has no
/// event of its own.
final class PresenceWatch {
    /// What a look at the bed can find, and what is over when it does not.
    private static final List<Condition> LOOKED_FOR = List.of(
            Condition.LINK_DOWN,
            Condition.NO_DATA,
            Condition.SENSOR_OFF,
            Condition.SENSOR_FAULT,
            Condition.NO_PULSE,
            Condition.SIGNAL_POOR,
            Condition.LOW_PERFUSION,
            Condition.IMPLAUSIBLE,
            Condition.NOT_MONITORED,
            Condition.OVERDUE,
            Condition.BATTERY_LOW,
            Condition.SOURCES_DISAGREE,
            Condition.DEMO_DATA);

    private PresenceWatch() {}

    static void tick(Draft d) {
        var found = new Findings();
        for (int i = 0; i < d.links.size(); i++) link(d, d.links.get(i), found);
        for (int i = 0; i < d.channels.size(); i++)
            if (d.channels.get(i).tracks().isEmpty()) sourceless(d, d.channels.get(i), found);
            else channel(d, d.channels.get(i), found);
        AttachWatch.look(d, found);
        CuffWatch.look(d, found);
        found.settle(d, LOOKED_FOR);
    }

    private static void link(Draft d, Link link, Findings found) {
        var name = link.source().name();
        if (!link.up() && !startingUp(d, link) && !unused(d, link)) {
            found.add(TechnicalRule.LINK_DOWN, name, link.changed(), link.detail());
            BreathWatch.blind(d, link.source(), link.changed());
        } else if (link.up() && silent(d, link)) {
            found.add(
                    TechnicalRule.SOURCE_SILENT,
                    name,
                    link.heard(),
                    "nothing heard from " + name + " although connected");
            BreathWatch.blind(d, link.source(), link.heard());
        }
        if (link.up() && link.spec().recorded())
            found.add(
                    TechnicalRule.DEMO_DATA,
                    name,
                    link.changed(),
                    "a capture is replayed: nothing of it is measured now");
        if (link.lowBattery()) found.add(TechnicalRule.BATTERY_LOW, name, d.now(), "the device says so");
    }

    /// Nobody is in the bed and the device was never there: an empty place is no fault. The screen shows it.
    private static boolean unused(Draft d, Link link) {
        return d.care.patient() == null && link.heard() <= d.resumed;
    }

    /// Just started: the source has not had its chance to connect.
    private static boolean startingUp(Draft d, Link link) {
        return link.changed() == d.resumed && d.now() - d.resumed <= TechnicalRule.LINK_STARTING.delayNanos();
    }

    private static boolean silent(Draft d, Link link) {
        var allowed = Math.max(
                TechnicalRule.SOURCE_SILENT.delayNanos(),
                Freshness.staleNanos(link.spec().periodMillis()));
        return link.listened(Math.max(link.heard(), d.resumed), d.now()) > allowed;
    }

    /// It was measured on this child, and no source is configured any more that ever delivered it.
    private static void sourceless(Draft d, Channel channel, Findings found) {
        if (!channel.seen() || channel.vital().cadence() == Vital.Cadence.EPISODIC || comment(channel)) return;
        LossWatch.lost(d, channel, d.at);
        if (d.now() - d.resumed > Freshness.lostNanos(channel.vital(), 0))
            noData(channel, d.resumed, "its source is not configured any more", found);
    }

    private static void channel(Draft d, Channel channel, Findings found) {
        if (channel.disagreement(d.now()))
            found.add(TechnicalRule.SOURCES_DISAGREE, channel.vital().label(), d.now(), channel.difference(d.now()));
        SignalWatch.look(d, channel, found);
        var track = spoken(d, channel);
        if (track.last() instanceof Reading.Gap gap) gap(d, channel, track, gap, found);
        else if (!channel.current(track, d.now())) outdated(d, channel, track, found);
    }

    /// The source in charge; if none has a number, the one that had it last: its loss is that of the vital, and nobody
    /// has been told of that yet when another told of its own long before.
    private static Track spoken(Draft d, Channel channel) {
        var tracks = channel.tracks();
        var speaks = Objects.requireNonNull(channel.inCharge(d.now()));
        if (tracks.size() < 2 || speaks.measured() != null && channel.current(speaks, d.now())) return speaks;
        for (int i = 0; i < tracks.size(); i++) if (ended(tracks.get(i)) > ended(speaks)) speaks = tracks.get(i);
        return speaks;
    }

    private static long ended(Track track) {
        return track.measured() == null ? track.since() : track.at();
    }

    private static void gap(Draft d, Channel channel, Track track, Reading.Gap gap, Findings found) {
        var allowed = Freshness.lostNanos(channel.vital(), track.periodMillis());
        if (d.now() - track.since() > allowed) LossWatch.lost(d, channel, d.at);
        if (TechnicalRule.of(gap.reason()) != null || !missed(d, channel, track)) return;
        var patience = Freshness.busy(gap.reason()) ? TechnicalRule.DEVICE_BUSY.delayNanos() : allowed;
        var since = Math.max(track.since(), connected(d, track));
        if (d.listened(track.source(), since) > patience)
            noData(channel, since, gap.reason().words(), found);
    }

    /// The number's source still speaks, but of this it says nothing any more.
    private static void outdated(Draft d, Channel channel, Track track, Findings found) {
        LossWatch.lost(d, channel, d.at.plusNanos(track.at() - d.now()));
        var allowed = Freshness.lostNanos(channel.vital(), track.periodMillis());
        if (missed(d, channel, track)
                && d.listened(track.source(), Math.max(track.at(), connected(d, track))) > allowed)
            noData(
                    channel,
                    track.at(),
                    track.source() + " is there but gives no " + channel.vital().label(),
                    found);
    }

    private static void noData(Channel channel, long since, String words, Findings found) {
        found.add(Freshness.rule(channel.vital()), channel.vital().label(), since, words);
    }

    /// Whether somebody waits for it: it was measured on this child, and nothing graver explains its absence. The
    /// perfusion index is only a comment on SpO2.
    private static boolean missed(Draft d, Channel channel, Track track) {
        return channel.seen() && !comment(channel) && talks(d, track);
    }

    private static boolean comment(Channel channel) {
        return channel.vital() == Vital.PERFUSION_INDEX;
    }

    /// Nobody is late before the service ran or the device was connected (again).
    private static long connected(Draft d, Track track) {
        for (var link : d.links) if (link.source().equals(track.source())) return Math.max(d.resumed, link.changed());
        return d.resumed;
    }

    /// A source that is down or silent as a whole has its own alarm; its vitals need not repeat it.
    static boolean talks(Draft d, Track track) {
        for (var link : d.links) if (link.source().equals(track.source())) return link.up() && !silent(d, link);
        return false;
    }
}
