package health.vigil.decode.monitor.intellivue;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/// Times of an IntelliVue's clock: century, year, month, day, hour, minute, second, a fraction that is not used, a byte
/// of two packed digits each. Good for differences between two of them.
final class MonitorTime {
    private MonitorTime() {}

    /// How much earlier one time is than another; nothing if either is no time or the order is wrong.
    static OptionalLong millisBetween(long earlier, long later) {
        var from = millis(earlier);
        var to = millis(later);
        if (from.isEmpty() || to.isEmpty() || to.getAsLong() < from.getAsLong()) return OptionalLong.empty();
        return OptionalLong.of(to.getAsLong() - from.getAsLong());
    }

    private static OptionalLong millis(long packed) {
        try {
            var time = LocalDateTime.of(
                    digits(packed, 0) * 100 + digits(packed, 1),
                    digits(packed, 2),
                    digits(packed, 3),
                    digits(packed, 4),
                    digits(packed, 5),
                    digits(packed, 6));
            return OptionalLong.of(time.toEpochSecond(ZoneOffset.UTC) * 1000);
        } catch (DateTimeException notOnTheCalendar) {
            return OptionalLong.empty();
        }
    }

    /// Two digits of a byte, counted from the left.
    private static int digits(long packed, int index) {
        var value = (int) (packed >> 8 * (Long.BYTES - 1 - index)) & 0xFF;
        if (value >> 4 > 9 || (value & 0xF) > 9) throw new DateTimeException("no digits: " + value);
        return (value >> 4) * 10 + (value & 0xF);
    }
}
