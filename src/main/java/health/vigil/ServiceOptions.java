package health.vigil;

import health.vigil.bed.Sink;
import java.util.List;

/// What is decided by whoever starts a service and not by its configuration.
///
/// @param speed 1 for the world's own pace, up to 60 for a demonstration
/// @param sinks further listeners to every bed
public record ServiceOptions(double speed, List<Sink> sinks) {
    /// For patients.
    public static final ServiceOptions REAL = new ServiceOptions(1, List.of());

    public ServiceOptions {
        sinks = List.copyOf(sinks);
    }
}
