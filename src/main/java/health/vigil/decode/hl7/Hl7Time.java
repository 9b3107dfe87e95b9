package health.vigil.decode.hl7;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A time stamp of a sender (HL7 type DTM), good for differences with others of the same sender.
///
/// Read are `yyyyMMddHHmm[ss[.S...]][+zzzz]` and the form without the dot, `yyyyMMddHHmmssSSS`, that monitors send;
/// what says less than the minute tells no age and is not a time here.
///
/// @param localMillis milliseconds since 1970-01-01 as if the stamp were UTC
/// @param zoned whether the sender said its offset
/// @param offsetMinutes east of UTC; 0 if not said
public record Hl7Time(long localMillis, boolean zoned, int offsetMinutes) {
    private static final int TO_MINUTES = 12;
    private static final int TO_SECONDS = 14;
    private static final long MILLIS_PER_MINUTE = 60_000L;

    /// @return null if the text is not a time
    public static @Nullable Hl7Time parse(String text) {
        var sign = Math.max(text.indexOf('+'), text.indexOf('-'));
        var digits = (sign < 0 ? text : text.substring(0, sign)).replace(".", "");
        var zone = sign < 0 ? "" : text.substring(sign + 1);
        if (digits.length() < TO_MINUTES || !allDigits(digits)) return null;
        if (sign >= 0 && (zone.length() != 4 || !allDigits(zone))) return null;
        var millis = millis(digits);
        if (millis == Long.MIN_VALUE) return null;
        var minutes = sign < 0 ? 0 : number(zone, 0, 2) * 60 + number(zone, 2, 4);
        return new Hl7Time(millis, sign >= 0, sign >= 0 && text.charAt(sign) == '-' ? -minutes : minutes);
    }

    /// Milliseconds from an earlier stamp of the same sender; a stamp without offset is in the offset of the other.
    public long millisSince(Hl7Time earlier) {
        return zoned && earlier.zoned ? utcMillis() - earlier.utcMillis() : localMillis - earlier.localMillis;
    }

    /// Milliseconds since 1970-01-01 UTC; without an offset in the stamp, as if it were UTC.
    public long utcMillis() {
        return localMillis - offsetMinutes * MILLIS_PER_MINUTE;
    }

    private static long millis(String digits) {
        try {
            var seconds = digits.length() >= TO_SECONDS ? number(digits, 12, 14) : 0;
            var whole = LocalDateTime.of(
                    number(digits, 0, 4),
                    number(digits, 4, 6),
                    number(digits, 6, 8),
                    number(digits, 8, 10),
                    number(digits, 10, 12),
                    seconds);
            return whole.toEpochSecond(ZoneOffset.UTC) * 1000 + fraction(digits);
        } catch (DateTimeException notOnTheCalendar) {
            return Long.MIN_VALUE;
        }
    }

    private static int fraction(String digits) {
        if (digits.length() <= TO_SECONDS) return 0;
        return number((digits.substring(TO_SECONDS) + "00"), 0, 3);
    }

    private static int number(String digits, int from, int to) {
        var n = 0;
        for (var i = from; i < to; i++) n = n * 10 + (digits.charAt(i) - '0');
        return n;
    }

    private static boolean allDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
