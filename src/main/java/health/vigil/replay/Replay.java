package health.vigil.replay;

import java.util.List;

/// What one replay brought.
///
/// @param name of the recording or case
/// @param lengthMillis how much time of the child it covers
/// @param inputs how many inputs the engine took, ticks included
/// @param occurrences alarms, oldest first
/// @param spo2 the saturation over that time, for events that should have alarmed
public record Replay(String name, long lengthMillis, long inputs, List<Occurrence> occurrences, Trace spo2) {
    public Replay {
        occurrences = List.copyOf(occurrences);
    }
}
