package health.vigil.vital;

/// When something happened, twice over: for intervals and for people.
///
/// Durations are differences of `nanos` within one epoch and never of the wall clock, which may step
/// (requirement R46, hazard H7).
///
/// @param epoch number of the process that read the clocks; one higher at each start of the service
/// @param nanos monotonic nanoseconds, of arbitrary origin, comparable within one epoch only
/// @param wallMillis milliseconds since 1970-01-01 UTC by the wall clock, for people and records
public record Moment(long epoch, long nanos, long wallMillis) {
    public static final long NANOS_PER_SECOND = 1_000_000_000L;
    public static final long NANOS_PER_MILLI = 1_000_000L;

    /// Nanoseconds from `earlier` to this moment.
    ///
    /// @throws IllegalArgumentException if the two belong to different epochs: their nanos do not compare
    public long nanosSince(Moment earlier) {
        if (epoch != earlier.epoch)
            throw new IllegalArgumentException(
                    "moments of epochs " + earlier.epoch + " and " + epoch + " do not compare");
        return nanos - earlier.nanos;
    }

    /// The same epoch, later by some nanoseconds on both clocks.
    public Moment plusNanos(long more) {
        return new Moment(epoch, nanos + more, wallMillis + Math.floorDiv(more, NANOS_PER_MILLI));
    }
}
