package health.vigil.alarm.state;

import health.vigil.vital.Moment;

/// When automatic cuff readings are due by the wall clock: those whose interval is a multiple of five minutes begin at
/// five-minute marks (requirement R6; Spacelabs p. 57: every 15 minutes set at 8:03 gives 8:05 and 8:20). Every time
/// zone is whole quarters of an hour from UTC, so a mark is one everywhere. All times are milliseconds since 1970.
public final class CuffMarks {
    private static final long MINUTE = 60 * Moment.NANOS_PER_SECOND / Moment.NANOS_PER_MILLI;

    private static final int MARK_MINUTES = 5;

    /// A reading that began less than this before a mark is that mark's: no arm is pressed twice for it, and a clock
    /// that is corrected by a little moves none (proposal: a determination takes 20 to 45 s).
    private static final long SAME_MARK = MINUTE;

    private CuffMarks() {}

    /// The first reading of an interval somebody has just set: the next mark, or now for an interval without marks.
    ///
    /// @param begun when the latest reading began, {@link Long#MIN_VALUE} for none: it counts if it is that mark's
    public static long first(long now, long begun, int everyMinutes) {
        if (!marked(everyMinutes)) return begun == Long.MIN_VALUE ? now : Math.max(now, begun + everyMinutes * MINUTE);
        var mark = ceiling(now);
        return begun != Long.MIN_VALUE && mark - begun < SAME_MARK ? mark + MARK_MINUTES * MINUTE : mark;
    }

    /// The reading after one that began: an interval later at most, and a minute.
    public static long next(long begun, int everyMinutes) {
        var interval = everyMinutes * MINUTE;
        return marked(everyMinutes) ? floor(begun + interval + SAME_MARK) : begun + interval;
    }

    /// The mark for a reading that is to come when the wall clock was set: no later than it was, and a minute.
    ///
    /// @param due when it is to come, by the new clock
    public static long again(long now, long due, int everyMinutes) {
        if (!marked(everyMinutes)) return due;
        var mark = floor(due + SAME_MARK);
        return mark < now ? ceiling(now) : mark;
    }

    private static boolean marked(int everyMinutes) {
        return everyMinutes % MARK_MINUTES == 0;
    }

    private static long floor(long millis) {
        return millis - Math.floorMod(millis, MARK_MINUTES * MINUTE);
    }

    private static long ceiling(long millis) {
        var floor = floor(millis);
        return floor == millis ? floor : floor + MARK_MINUTES * MINUTE;
    }
}
