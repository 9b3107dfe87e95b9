package health.vigil.replay;

import health.vigil.vital.Numbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and counts as the commands print them, the same everywhere.
public final class Words {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /// No recording lasts so long, and no clock of a service stood within so much after 1970.
    private static final long DECADE = 3_652 * 24 * HOUR;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.S", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /// `0:12:53.2`: hours, minutes, seconds, tenths cut off.
    public static String elapsed(long millis) {
        return String.format(
                Locale.ROOT,
                "%d:%02d:%04.1f",
                millis / HOUR,
                millis % HOUR / MINUTE,
                Math.floor(millis % MINUTE / 100.0) / 10);
    }

    /// `2026-01-31 12:00:53.2`, UTC.
    public static String clock(long wallMillis) {
        return CLOCK.format(Instant.ofEpochMilli(wallMillis));
    }

    /// Time as people look for it: of a recording that begins at 0 the time since, else the clock.
    public static String time(long wallMillis) {
        return wallMillis < DECADE ? elapsed(wallMillis) : clock(wallMillis);
    }

    /// With so many decimals; a dash where there is none.
    public static String number(double value, int decimals) {
        return Double.isNaN(value) ? "-" : Numbers.plain(value, decimals);
    }

    /// `1 alarm`, `2 alarms`.
    public static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
