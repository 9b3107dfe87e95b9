package health.vigil.vital;

/// Where a shell gets its moments; pure code is handed moments and never asks.
@FunctionalInterface
public interface Clock {
    Moment now();
}
