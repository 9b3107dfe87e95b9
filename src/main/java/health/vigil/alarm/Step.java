package health.vigil.alarm;

import health.vigil.alarm.state.BedState;
import java.util.List;

/// What one input made of a bed.
///
/// @param state the bed afterwards
/// @param outputs what is to be told, in order
public record Step(BedState state, List<Output> outputs) {}
