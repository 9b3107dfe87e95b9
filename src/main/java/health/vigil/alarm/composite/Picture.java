package health.vigil.alarm.composite;

import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Breathing;
import health.vigil.alarm.state.Care;
import health.vigil.alarm.state.Channel;
import health.vigil.alarm.state.Cuff;
import health.vigil.alarm.state.Freshness;
import health.vigil.alarm.state.Link;
import health.vigil.alarm.state.Track;
import health.vigil.profile.Baseline;
import health.vigil.profile.Condition;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clinical picture at one moment: what composite conditions look at.
///
/// @param now bed time
public record Picture(
        Profile profile,
        List<Channel> channels,
        List<Link> links,
        Breathing breathing,
        Cuff cuff,
        List<BedState.DrugDose> drugs,
        Baseline baseline,
        long now) {
    static final long MINUTE_NANOS = 60 * Moment.NANOS_PER_SECOND;

    /// What the parts of a bed's state make together.
    ///
    /// @param now bed time, nanos
    public static Picture of(
            Care care, List<Channel> channels, List<Link> links, Breathing breathing, Cuff cuff, long now) {
        return new Picture(care.profile(), channels, links, breathing, cuff, care.drugs(), care.baseline(), now);
    }

    static Picture of(BedState state, Moment at) {
        return of(
                state.care(),
                state.channels(),
                state.links(),
                state.breathing(),
                state.cuff(),
                Math.max(state.time().of(at), state.time().now()));
    }

    Channel channel(Vital vital) {
        return channels.get(vital.ordinal());
    }

    /// What speaks for a vital now, null if nothing does. A clip on the limb that the cuff squeezes does not.
    @Nullable
    Track current(Vital vital) {
        var channel = channel(vital);
        var track = channel.inCharge(now);
        if (track == null || track.measured() == null || !channel.current(track, now)) return null;
        return squeezed(vital, track) ? null : track;
    }

    private boolean squeezed(Vital vital, Track track) {
        return cuff.squeezes(vital, track.source(), links, now);
    }

    /// The measured respiration rate, whatever estimate is there beside it (requirement R5); null without one.
    @Nullable
    Track measuredRate() {
        var channel = channel(Vital.RESPIRATION_RATE);
        for (var track : channel.tracks())
            if (track.last() instanceof Reading.Measured m && m.method().measured() && channel.current(track, now))
                return track;
        return null;
    }

    /// What a number was if it is at most that share of it: at baseline or some minutes ago. NaN if it fell less.
    ///
    /// @param high what was beyond this was too much and is no measure of what is enough
    double fallenFrom(Vital vital, Track track, double share, Condition high) {
        var value = track.value();
        var normal = baseline.of(vital);
        if (value <= share * normal) return normal;
        var earlier = track.trend().fellTo(value, share, now) ? track.trend().earlier(now) : Double.NaN;
        return value <= share * earlier && beyond(high, earlier) == null ? earlier : Double.NaN;
    }

    /// What a number was if it is at least that share of it: some minutes ago or at baseline. NaN if it rose less.
    ///
    /// @param low what was beyond this was too little: coming back from there is no rise
    double risenFrom(Vital vital, Track track, double share, Condition low) {
        var value = track.value();
        var earlier = track.trend().roseTo(value, share, now) ? track.trend().earlier(now) : Double.NaN;
        if (value >= share * earlier && beyond(low, earlier) == null) return earlier;
        var normal = baseline.of(vital);
        return value >= share * normal ? normal : Double.NaN;
    }

    /// How many minutes ago a drug was given.
    double minutesSince(BedState.DrugDose dose) {
        return Math.max(0, now - dose.given()) / (double) MINUTE_NANOS;
    }

    /// The gravest rung a value is beyond, null if none.
    @Nullable
    Rung beyond(Condition condition, double value) {
        var ladder = profile.ladder(condition);
        if (ladder == null) return null;
        Rung gravest = null;
        for (var rung : ladder.rungs()) if (condition.violates(value, rung.limit())) gravest = rung;
        return gravest;
    }

    /// True if a vital that composites rest on has just been interrupted: it says nothing for the moment, which is
    /// not the same as being well. Bounded by the time after which the number counts as lost, or by the cuff's.
    public boolean interrupted() {
        return interrupted(Vital.SPO2)
                || interrupted(Vital.RESPIRATION_RATE)
                || interrupted(Vital.ETCO2)
                || interrupted(Vital.PULSE_RATE);
    }

    private boolean interrupted(Vital vital) {
        var channel = channel(vital);
        var track = channel.inCharge(now);
        if (!channel.seen() || track == null) return false;
        if (track.last() instanceof Reading.Gap)
            return now - track.since() <= Freshness.lostNanos(vital, track.periodMillis());
        return squeezed(vital, track);
    }
}
