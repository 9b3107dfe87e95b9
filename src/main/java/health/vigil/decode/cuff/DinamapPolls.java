package health.vigil.decode.cuff;

import health.vigil.vital.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a Dinamap is asked, one after the other: the next when the one before was answered or will not be any more, a
/// new round each second.
final class DinamapPolls {
    private static final List<String> ROUND =
            List.of(DinamapLines.PRESSURE, DinamapLines.SATURATION, DinamapLines.PULSE, DinamapLines.TEMPERATURE);
    private static final long ROUND_NANOS = Moment.NANOS_PER_SECOND;
    /// At 9600 baud the longest answer takes 25 ms; the rest is the monitor's.
    private static final long ANSWER_NANOS = 400 * Moment.NANOS_PER_MILLI;

    private int position;
    private @Nullable Moment begun;
    private @Nullable Moment sent;

    void opened() {
        position = 0;
        begun = null;
        sent = null;
    }

    void answered() {
        sent = null;
    }

    /// Nothing is under way.
    boolean free(Moment now) {
        return since(sent, now) >= ANSWER_NANOS;
    }

    /// The next question, if it is time for one.
    @Nullable
    String next(Moment now) {
        if (position == ROUND.size()) {
            if (since(begun, now) < ROUND_NANOS) return null;
            position = 0;
        }
        if (position == 0) begun = now;
        sent = now;
        return ROUND.get(position++);
    }

    /// An order is sent; whatever is answered to it.
    String ordered(String command, Moment now) {
        sent = now;
        return command;
    }

    private static long since(@Nullable Moment earlier, Moment now) {
        return earlier == null ? Long.MAX_VALUE : now.nanosSince(earlier);
    }
}
