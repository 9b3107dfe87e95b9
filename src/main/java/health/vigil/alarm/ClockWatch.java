package health.vigil.alarm;

import health.vigil.alarm.state.BedTime;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import java.time.Instant;

/// Notices that the wall clock was set (requirement R46, hazard H7). Intervals do not depend on it; times on screens
/// and in records do, so people are told, in both.
final class ClockWatch {
    private static final long MILLIS_PER_SECOND = 1_000;

    private ClockWatch() {}

    /// @param before the bed's time before this input
    static void look(Draft d, BedTime before) {
        var by = before.stepMillis(d.at);
        if (by == 0) return;
        CuffSchedule.realign(d);
        tell(d, by, d.at.wallMillis() - by, by > 0 ? "; or the machine slept" : "");
    }

    /// How long a process was away is known by the wall clock only; one that shows less than before was set back.
    static void restarted(Draft d, BedTime before) {
        var by = d.at.wallMillis() - before.wallMillis();
        if (-by * Moment.NANOS_PER_MILLI > BedTime.STEP_NANOS)
            tell(d, by, before.wallMillis(), " or more; how long the monitor was away is not known");
    }

    private static void tell(Draft d, long by, long fromMillis, String more) {
        d.tell(new Output.ClockStepped(d.at, by));
        var seconds = Numbers.plain(Math.abs(by) / (double) MILLIS_PER_SECOND, 1);
        var words = utc(fromMillis) + " was made " + utc(d.at.wallMillis()) + ": " + seconds + " s "
                + (by > 0 ? "forward" : "back") + more;
        Annunciation.event(d, Condition.CLOCK_STEPPED, "", words);
    }

    private static String utc(long millis) {
        return Instant.ofEpochSecond(Math.floorDiv(millis, MILLIS_PER_SECOND)).toString();
    }
}
