package health.vigil.alarm.state;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last blood pressure that was measured at a bed. Its numbers belong together: a systolic of one determination
/// beside a diastolic of another is a reading that nobody ever took.
final class Determination {
    static final List<Vital> PARTS = List.of(Vital.NIBP_SYSTOLIC, Vital.NIBP_MEAN, Vital.NIBP_DIASTOLIC);

    /// Parts of one determination are told within so long; no cuff is full and empty again sooner.
    private static final long TOLD_WITHIN_NANOS = 5 * Moment.NANOS_PER_SECOND;

    private Determination() {}

    /// True if a pressure is not of the last determination, but left over from an earlier one.
    static boolean outlived(BedState bed, Track track, long now) {
        var last = last(bed, now);
        if (last == null || !(track.last() instanceof Reading.Measured)) return false;
        return !last.source().equals(track.source()) || last.determinedAt() - track.determinedAt() > TOLD_WITHIN_NANOS;
    }

    private static @Nullable Track last(BedState bed, long now) {
        Track last = null;
        for (var part : PARTS) {
            var track = bed.channel(part).inCharge(now);
            if (track == null || !(track.last() instanceof Reading.Measured)) continue;
            if (last == null || track.determinedAt() > last.determinedAt()) last = track;
        }
        return last;
    }
}
