package health.vigil.source;

import health.vigil.bed.Feed;
import health.vigil.bed.Journal;
import health.vigil.bed.SystemClock;
import health.vigil.metrics.Metrics;
import health.vigil.vital.BedId;
import java.util.Map;
import java.util.function.Function;

/// What an HL7 listener is plugged into.
///
/// @param feeds every bed it may feed; all of them were told of its source
/// @param house carries what belongs to no bed
/// @param admittedId what the hospital calls the child in a bed now (PID-3), empty if nobody said; asked on the
///     listener's loop, must not block
public record MllpPorts(
        Map<BedId, Feed> feeds,
        Feed house,
        Journal journal,
        Function<BedId, String> admittedId,
        SystemClock clock,
        Metrics metrics) {
    public MllpPorts {
        feeds = Map.copyOf(feeds);
    }
}
