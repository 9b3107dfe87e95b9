package health.vigil.service;

/// What is decided by whoever starts a service and not by its configuration.
///
/// @param speed 1 for the world's own pace, up to 60 for a demonstration
public record ServiceOptions(double speed) {
    /// For patients.
    public static final ServiceOptions REAL = new ServiceOptions(1);
}
