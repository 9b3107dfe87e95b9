package health.vigil.store;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import java.util.List;

/// One input of a bed and what came of it.
public record Event(Input input, List<Output> outputs) {}
