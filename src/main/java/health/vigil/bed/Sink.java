package health.vigil.bed;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.vital.BedId;
import java.util.List;

/// Where a bed's outputs go. Called on the bed's loop directly after the step; must not block and must not throw.
/// Whoever needs longer keeps a bounded queue of its own.
@FunctionalInterface
public interface Sink {
    /// @param input what was stepped
    /// @param after the state after it
    /// @param outputs may be empty: then only the numbers changed
    void accept(BedId bed, Input input, BedState after, List<Output> outputs);
}
