package health.vigil.alarm;

import health.vigil.alarm.state.Breathing;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;

/// The no-breath alarm (requirement R18): armed by enough measured breaths within a minute, started by the last one.
/// No global delay holds it and no estimate from the plethysmogram touches it (R5).
final class BreathWatch {
    /// Breaths within {@link #QUALIFYING_NANOS} that prove a child is connected (GE B20: 3 within a minute).
    private static final int QUALIFYING_BREATHS = 3;

    private static final long QUALIFYING_NANOS = 60 * Moment.NANOS_PER_SECOND;

    /// Devices report once a second; a breath younger than two reports outweighs them.
    private static final long FRESH_NANOS = 2 * Moment.NANOS_PER_SECOND;

    private BreathWatch() {}

    /// A breath was exhaled.
    static void breath(Draft d, SourceId source) {
        var b = d.breathing;
        var same = d.when() - b.since() <= QUALIFYING_NANOS;
        var count = same ? Math.min(b.breaths() + 1, QUALIFYING_BREATHS) : 1;
        var armed = b.armed() || count >= QUALIFYING_BREATHS;
        var since = same ? b.since() : d.when();
        d.breathing = new Breathing(source, count, since, Math.max(d.when(), b.last()), false, armed, Breathing.SEES);
        LossWatch.found(d, Condition.APNEA);
        tick(d);
    }

    /// The device itself misses breaths: believe it, unless we just saw one (its word may be a second old).
    static void missed(Draft d, SourceId source, double seconds) {
        if (d.breathing.armed() && d.when() - d.breathing.last() < FRESH_NANOS || obstructed(d, source, Vital.ETCO2))
            return;
        sees(d, source);
        var last = d.when() - Math.round(seconds * Moment.NANOS_PER_SECOND);
        var b = d.breathing;
        var since = b.armed() ? Math.min(b.last(), last) : last;
        d.breathing = new Breathing(source, b.breaths(), b.since(), since, false, true, Breathing.SEES);
        tick(d);
    }

    /// A measured rate from a source that tells no breaths: once it has told one, a rate of zero starts the wait
    /// and any other ends it. Where breaths themselves are told, the rate is only their average and counts for
    /// nothing; nor does another device's end the wait for a capnograph that cannot see: the chest of a child whose
    /// airway is blocked moves on.
    static void rate(Draft d, SourceId source, double perMinute) {
        var b = d.breathing;
        if (b.source() != null && !b.byRate() && (b.armed() || !b.blinded())) return;
        if (perMinute > 0) {
            d.breathing = byRate(d, source, false);
            if (b.armed()) over(d);
        } else if (b.source() != null && !b.armed()) d.breathing = byRate(d, source, true);
        tick(d);
    }

    private static Breathing byRate(Draft d, SourceId source, boolean armed) {
        return new Breathing(source, 0, d.when(), d.when(), true, armed, Breathing.SEES);
    }

    private static void over(Draft d) {
        LossWatch.found(d, Condition.APNEA);
        var ladder = d.care.profile().ladder(Condition.APNEA);
        if (ladder != null) LimitWatch.clear(d, ladder);
    }

    /// We were away: what was not observed does not count as a pause of breath, unless it alarms already. A source that
    /// is not configured any more sees nothing.
    static void restarted(Draft d, long awayNanos) {
        var b = d.breathing;
        var source = b.source();
        if (source == null) return;
        if (b.armed() && !b.blinded() && !alarmed(d)) d.breathing = b.last(b.last() + awayNanos);
        for (var link : d.links) if (link.source().equals(source)) return;
        blind(d, source, d.now());
    }

    /// A gap of what the breaths are told by.
    static void gap(Draft d, SourceId source, Reading.Gap gap) {
        if (gap.vital() == told(d) && blinds(gap.reason())) blind(d, source, d.when());
    }

    private static Vital told(Draft d) {
        return d.breathing.byRate() ? Vital.RESPIRATION_RATE : Vital.ETCO2;
    }

    /// The device says, or its silence shows, that it cannot see breaths. Their absence means nothing until it sees
    /// again, and nothing that began before is over: the wait stands still, an alarm goes on and says that nobody
    /// looks. A technical alarm speaks of the device.
    ///
    /// @param since bed time of the beginning
    static void blind(Draft d, SourceId source, long since) {
        if (!source.equals(d.breathing.source()) || d.breathing.blinded()) return;
        d.breathing = d.breathing.blinded(since);
        LossWatch.interrupted(d, Condition.APNEA);
    }

    /// Something came from a source: if it was blind it sees again, unless what it last said of its numbers is that it
    /// does not. The wait goes on where it stood still.
    static void sees(Draft d, SourceId source) {
        var b = d.breathing;
        if (!b.blinded() || !source.equals(b.source()) || obstructed(d, source, told(d))) return;
        var unseen = d.when() - b.blindSince();
        var last = alarmed(d) || unseen < FRESH_NANOS ? b.last() : Math.min(d.when(), b.last() + unseen);
        d.breathing = b.last(last).seeing();
        LossWatch.found(d, Condition.APNEA);
        tick(d);
    }

    private static boolean obstructed(Draft d, SourceId source, Vital vital) {
        var tracks = d.channel(vital).tracks();
        for (int i = 0; i < tracks.size(); i++)
            if (tracks.get(i).source().equals(source)
                    && tracks.get(i).last() instanceof Reading.Gap gap
                    && gap.reason() != Reading.Gap.Reason.LINK_LOST
                    && blinds(gap.reason())) return true;
        return false;
    }

    private static boolean alarmed(Draft d) {
        var alarm = d.alarm(Condition.APNEA, "");
        return alarm != null && (alarm.present() || alarm.inactivated());
    }

    /// A person who knows that nobody looks has let the alarm go: the wait begins anew once the source sees.
    static void letGo(Draft d) {
        d.breathing = d.breathing.last(d.now()).blinded(d.now());
    }

    /// Gaps that mean blindness rather than apnoea.
    static boolean blinds(Reading.Gap.Reason reason) {
        return switch (reason) {
            case SENSOR_OFF, SENSOR_DISCONNECTED, SENSOR_FAULT, CABLE_FAULT, WARMING_UP, ZEROING -> true;
            case OCCLUSION, SAMPLING_LINE_OFF, DEVICE_FAULT, DEMO_OR_TEST, OTHER_PATIENT, BEFORE_ADMISSION, LINK_LOST ->
                true;
            case NO_PULSE, SEARCHING, ARTIFACT, LOW_QUALITY, MEASUREMENT_FAILED -> false;
            case OUT_OF_RANGE, NOT_AVAILABLE, DROPPED -> false;
        };
    }

    /// How long no breath was seen.
    static void tick(Draft d) {
        var ladder = d.care.profile().ladder(Condition.APNEA);
        var source = d.breathing.source();
        if (ladder == null || source == null || !d.breathing.armed()) return;
        if (d.breathing.blinded() && !alarmed(d)) return;
        var seconds = d.breathing.pause(d.links, d.now()) / (double) Moment.NANOS_PER_SECOND;
        LimitWatch.evaluate(d, ladder, seconds, false, source.name());
    }
}
