package health.vigil.store;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.vital.BedId;
import health.vigil.vital.Reading;
import java.util.List;

/// One thing the writer thread is to do, in order.
sealed interface Write {
    /// What may be given up when there is no room to wait for the disk: the first of these first.
    enum Worth {
        /// Waveforms; and snapshots, of which a newer one comes in seconds.
        LEAST,
        /// Numbers and ticks from which no output came.
        NUMBER,
        /// What people did, and alarms, and everything that must be delivered.
        KEPT
    }

    /// An input with its outputs. The record is turned into text on the writer thread, not here.
    ///
    /// @param queued monotonic nanoseconds at which it was handed in
    record Append(BedId bed, Input input, List<Output> outputs, long queued) implements Write {}

    /// A state, after every input of its bed handed in before.
    record Snapshot(BedId bed, BedState state) implements Write {}

    /// A call owed once everything before is durable.
    record Committed(Runnable then) implements Write {}

    /// One statement with its values.
    record Statement(String text, List<Object> values) implements Write {
        static Statement of(String text, Object... values) {
            return new Statement(text, List.of(values));
        }
    }

    default Worth worth() {
        return switch (this) {
            case Append append -> append.outputs().isEmpty() ? worth(append.input()) : Worth.KEPT;
            case Snapshot snapshot -> Worth.LEAST;
            case Committed committed -> Worth.KEPT;
            case Statement statement -> Worth.KEPT;
        };
    }

    private static Worth worth(Input input) {
        if (input instanceof Input.Received received)
            return received.reading() instanceof Reading.Waveform ? Worth.LEAST : Worth.NUMBER;
        return input instanceof Input.Ticked ? Worth.NUMBER : Worth.KEPT;
    }
}
