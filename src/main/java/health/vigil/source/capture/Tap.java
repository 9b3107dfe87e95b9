package health.vigil.source.capture;

/// Who listens in on a line. Called by the line's reader; never waits and never throws.
@FunctionalInterface
public interface Tap {
    /// Nobody does.
    Tap NONE = line -> {};

    void note(CaptureLine line);
}
