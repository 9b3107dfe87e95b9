package health.vigil.alarm.state;

import health.vigil.vital.Moment;

/// What a person found who let this bed's screen show and sound its alarm signals (requirement R28, hazard H14): no
/// microphone and no camera knows what reaches a person at the bed.
///
/// @param by who last said something of it; empty while nobody has
/// @param at bed time of it
public record SignalTest(String by, Outcome outcome, long at) {
    /// What was found.
    public enum Outcome {
        /// Nobody has tried.
        NONE,
        /// All priorities were seen and heard.
        NOTICED,
        /// Something was not seen or not heard.
        MISSED,
        /// Sedation began without a test, and somebody wanted it so.
        WAIVED
    }

    /// Before anybody tried.
    public static final SignalTest NONE = new SignalTest("", Outcome.NONE, 0);

    /// A room is made ready before the child comes: a test holds so long for the next one (proposal).
    private static final long READY_NANOS = 3_600 * Moment.NANOS_PER_SECOND;

    public boolean passed() {
        return outcome == Outcome.NOTICED;
    }

    /// What holds of it for a child who comes now into the empty bed.
    SignalTest forNext(long now) {
        return passed() && now - at <= READY_NANOS ? this : NONE;
    }
}
