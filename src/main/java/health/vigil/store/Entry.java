package health.vigil.store;

import health.vigil.vital.BedId;
import java.util.List;

/// One row of the journal: consecutive inputs of one bed that became durable together.
///
/// @param seq number in the journal, growing; rows of several beds share one numbering
/// @param epoch process that wrote it
/// @param firstWallMillis wall clock of the first input
/// @param lastWallMillis wall clock of the last
/// @param events in order; a waveform whose time of keeping is over is left out
public record Entry(long seq, BedId bed, long epoch, long firstWallMillis, long lastWallMillis, List<Event> events) {}
