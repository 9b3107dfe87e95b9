package health.vigil.source;

import health.vigil.bed.Feed;
import health.vigil.decode.FrameCounts;
import health.vigil.metrics.Metrics;
import health.vigil.vital.Clock;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;

/// Where one source's readings go: to its bed, counted and timed on the way.
///
/// @param speed how much faster than the world the clock runs; latencies are told in the world's time
record Outlet(SourceId source, Feed feed, Clock clock, double speed, Metrics metrics) {
    Moment now() {
        return clock.now();
    }

    void offer(Reading reading) {
        feed.offer(source, reading);
        if (reading instanceof Reading.Gap) metrics.gap(source);
        // A waveform's moment is that of its oldest sample: its age would be the length of the chunk.
        if (!(reading instanceof Reading.Waveform))
            metrics.took(Metrics.Leg.DECODED, Math.round(now().nanosSince(reading.at()) / speed));
    }

    /// Adds what a decoder saw between two looks.
    void count(FrameCounts before, FrameCounts after) {
        metrics.framesDecoded(source, after.frames() - before.frames());
        metrics.badChecksums(source, after.badChecksums() - before.badChecksums());
        metrics.bytesSkipped(source, after.skippedBytes() - before.skippedBytes());
    }
}
