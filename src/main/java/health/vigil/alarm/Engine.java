package health.vigil.alarm;

import java.util.List;

/// The pure heart: one input makes the next state and what is to be told.
public final class Engine {
    private Engine() {}

    public static Step step(BedState state, Input input) {
        return new Step(state, List.of());
    }
}
