package health.vigil.replay;

/// A stretch of a journal by the wall clock.
///
/// @param fromMillis what began before is not counted
/// @param toMillis the first millisecond no more of it
public record Window(long fromMillis, long toMillis) {
    /// All there is.
    public static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

    public Window {
        if (fromMillis >= toMillis) throw new IllegalArgumentException("a window must end after it begins");
    }

    boolean holds(long wallMillis) {
        return fromMillis <= wallMillis && wallMillis < toMillis;
    }
}
