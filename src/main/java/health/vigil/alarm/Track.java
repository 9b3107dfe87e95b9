package health.vigil.alarm;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import org.jspecify.annotations.Nullable;

/// What one source last said about one vital.
///
/// @param rank the source's, lower speaks first
/// @param periodMillis expected time between numbers
/// @param last a measurement or a gap, never a waveform or an event
/// @param at bed time of it
/// @param since bed time from which on it was numbers all along, or gaps all along
public record Track(SourceId source, int rank, long periodMillis, Reading last, long at, long since) {
    Reading.@Nullable Measured measured() {
        return last instanceof Reading.Measured m ? m : null;
    }

    /// Bed time of the measurement itself; a gap is older than any.
    long measuredAt() {
        return last instanceof Reading.Measured m ? at - m.ageMillis() * Moment.NANOS_PER_MILLI : Long.MIN_VALUE;
    }

    Track of(SourceSpec spec) {
        return new Track(source, spec.rank(), spec.periodMillis(), last, at, since);
    }

    Track then(Reading next, long when) {
        var same = last.getClass() == next.getClass();
        return new Track(source, rank, periodMillis, next, when, same ? since : when);
    }
}
