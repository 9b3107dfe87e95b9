package health.vigil.bed;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.vital.BedId;
import health.vigil.vital.SourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one durable order of a bed's inputs. Nothing here blocks its caller; writes happen behind, in groups.
public interface Journal {
    /// Appends an input with what came of it. Waveforms go to their own table. Called on the bed's loop.
    void append(BedId bed, Input input, List<Output> outputs);

    /// Appends an input that made `step` fail; it is skipped when the bed is rebuilt.
    void quarantine(BedId bed, Input input, Throwable failure);

    /// Keeps a state from which the bed can be rebuilt with the inputs appended after this call.
    void snapshot(BedId bed, BedState state);

    /// Calls `then` once everything appended before is durable; on a thread of the journal's.
    void committed(Runnable then);

    /// Remembers a message by its identity (MSH-3, MSH-7, MSH-10), never durable before its readings are. Thread-safe.
    ///
    /// @return false if it was remembered before, also by an earlier process: a resend, not new data
    boolean remember(String messageKey);

    /// Keeps a message that could be bound to no bed, with the reason, for people to look at. Thread-safe.
    void keepUnbound(SourceId source, String message, String why);

    /// What was there when the service last stopped. Read once per bed before its first append; blocks.
    Recovered recover(BedId bed);

    /// @param snapshot the latest, null if there is none
    /// @param tail inputs appended after it, in order, without quarantined ones
    record Recovered(@Nullable BedState snapshot, List<Input> tail) {
        public static final Recovered NOTHING = new Recovered(null, List.of());
    }
}
