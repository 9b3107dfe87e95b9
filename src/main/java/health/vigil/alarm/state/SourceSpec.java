package health.vigil.alarm.state;

import health.vigil.vital.Limb;
import health.vigil.vital.SourceId;

/// What the engine must know of a configured source.
///
/// @param rank who speaks for a vital when several deliver it: the lowest (design decision 9)
/// @param periodMillis how often a number is to be expected; a clip's 333, a slow feed's declared cadence
/// @param limb where its sensor sits
/// @param takesOrders true of a cuff that may be told to start and stop: it knows how, and control of it is configured
/// @param recorded true of a capture that is replayed: what it says was measured, but not now and perhaps not here
public record SourceSpec(
        SourceId source, int rank, long periodMillis, Limb limb, boolean takesOrders, boolean recorded) {
    /// A source of which nobody said where its sensor sits.
    public SourceSpec(SourceId source, int rank, long periodMillis) {
        this(source, rank, periodMillis, Limb.UNKNOWN);
    }

    /// A source that only speaks.
    public SourceSpec(SourceId source, int rank, long periodMillis, Limb limb) {
        this(source, rank, periodMillis, limb, false);
    }

    /// A source of the here and now.
    public SourceSpec(SourceId source, int rank, long periodMillis, Limb limb, boolean takesOrders) {
        this(source, rank, periodMillis, limb, takesOrders, false);
    }

    public SourceSpec {
        if (periodMillis < 1)
            throw new IllegalArgumentException("period " + periodMillis + " ms of " + source + " must be at least 1");
    }
}
