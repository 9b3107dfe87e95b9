package health.vigil.replay;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.List;

/// Numbers of one child as somebody recorded them, with the recording's own time: its second 0 is the moment 0 of
/// both clocks.
///
/// @param name the file's
/// @param start moment of the first row
/// @param end one usual step after the last row: a row stands for the time until the next
/// @param periodMillis the usual step between rows, their median
/// @param readings what the rows say, in order of time
/// @param notes what was made of the file that its reader should know
public record Recording(
        String name, Moment start, Moment end, long periodMillis, List<Reading> readings, List<String> notes) {
    /// Recordings are of no process; this is their epoch.
    static final long EPOCH = 1;

    public Recording {
        readings = List.copyOf(readings);
        notes = List.copyOf(notes);
    }

    /// A moment of a recording.
    static Moment at(long nanos) {
        return new Moment(EPOCH, nanos, Math.floorDiv(nanos, Moment.NANOS_PER_MILLI));
    }

    public long lengthMillis() {
        return end.wallMillis() - start.wallMillis();
    }

    /// Its saturation.
    Trace spo2() {
        return Trace.of(Vital.SPO2, readings, periodMillis, end);
    }
}
