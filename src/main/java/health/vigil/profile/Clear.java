package health.vigil.profile;

/// How far and how long a value must be back inside before its alarm ends: keeps a value that hovers at a limit from
/// raising and ending alarms again and again.
///
/// @param by hysteresis on the good side of the limit, in the limit's unit, 0 or more
/// @param seconds how long it must stay there, 0 to 30
public record Clear(double by, double seconds) {
    /// Ends as soon as the limit is kept.
    public static final Clear AT_ONCE = new Clear(0, 0);

    private static final double LONGEST_SECONDS = 30;

    public Clear {
        if (!(by >= 0)) throw new IllegalArgumentException("hysteresis " + by + " must be 0 or more");
        if (!(seconds >= 0 && seconds <= LONGEST_SECONDS))
            throw new IllegalArgumentException("clear delay " + seconds + " s is outside 0 to 30 s");
    }
}
