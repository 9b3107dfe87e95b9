package health.vigil.alarm;

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
        var same = source.equals(b.source()) && d.when() - b.since() <= QUALIFYING_NANOS;
        var count = same ? Math.min(b.breaths() + 1, QUALIFYING_BREATHS) : 1;
        var armed = source.equals(b.source()) && b.armed() || count >= QUALIFYING_BREATHS;
        var since = same ? b.since() : d.when();
        d.breathing = new Breathing(source, count, since, Math.max(d.when(), b.last()), false, armed);
        tick(d);
    }

    /// The device itself misses breaths: believe it, unless we just saw one (its word may be a second old).
    static void missed(Draft d, SourceId source, double seconds) {
        if (d.breathing.armed() && d.when() - d.breathing.last() < FRESH_NANOS) return;
        for (var track : d.channel(Vital.ETCO2).tracks())
            if (track.source().equals(source) && track.last() instanceof Reading.Gap gap && blinds(gap)) return;
        var last = d.when() - Math.round(seconds * Moment.NANOS_PER_SECOND);
        var b = d.breathing;
        var since = b.armed() ? Math.min(b.last(), last) : last;
        d.breathing = new Breathing(source, b.breaths(), b.since(), since, false, true);
        tick(d);
    }

    /// A measured rate from a source that tells no breaths: once it has told one, a rate of zero starts the wait
    /// and any other ends it. Where breaths themselves are told, the rate is only their average and counts for
    /// nothing.
    static void rate(Draft d, SourceId source, double perMinute) {
        var b = d.breathing;
        if (b.source() != null && (!b.byRate() || !b.source().equals(source))) return;
        if (perMinute > 0) {
            if (b.armed()) blind(d, source);
            d.breathing = new Breathing(source, 0, d.when(), d.when(), true, false);
        } else if (b.source() != null && !b.armed())
            d.breathing = new Breathing(source, 0, d.when(), d.when(), true, true);
        tick(d);
    }

    /// We were away: what was not observed does not count as a pause of breath, unless it alarms already.
    static void away(Draft d, long nanos) {
        var b = d.breathing;
        if (!b.armed() || d.alarm(Condition.APNEA, "") != null) return;
        d.breathing = new Breathing(b.source(), b.breaths(), b.since(), b.last() + nanos, b.byRate(), true);
    }

    /// The device says, or its silence shows, that it cannot see breaths: their absence means nothing until they have
    /// been seen again; a technical alarm speaks meanwhile.
    static void blind(Draft d, SourceId source) {
        if (!source.equals(d.breathing.source())) return;
        d.breathing = Breathing.NONE;
        var ladder = d.care.profile().ladder(Condition.APNEA);
        if (ladder != null) LimitWatch.clear(d, ladder);
    }

    /// Gaps of the capnograph that mean blindness rather than apnoea.
    static boolean blinds(Reading.Gap gap) {
        if (gap.vital() != Vital.ETCO2) return false;
        return switch (gap.reason()) {
            case SENSOR_OFF, SENSOR_DISCONNECTED, SENSOR_FAULT, CABLE_FAULT, WARMING_UP, ZEROING -> true;
            case OCCLUSION, SAMPLING_LINE_OFF, DEVICE_FAULT, DEMO_OR_TEST, LINK_LOST -> true;
            case NO_PULSE, SEARCHING, ARTIFACT, LOW_QUALITY, MEASUREMENT_FAILED -> false;
            case OUT_OF_RANGE, NOT_AVAILABLE, DROPPED -> false;
        };
    }

    /// How long no breath was seen.
    static void tick(Draft d) {
        var ladder = d.care.profile().ladder(Condition.APNEA);
        var source = d.breathing.source();
        if (ladder == null || source == null || !d.breathing.armed()) return;
        var seconds = (d.now() - d.breathing.last()) / (double) Moment.NANOS_PER_SECOND;
        LimitWatch.evaluate(d, ladder, seconds, false, source.name());
    }
}
