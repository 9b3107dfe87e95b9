package health.vigil.decode.monitor.intellivue;

import health.vigil.vital.Moment;
import org.jspecify.annotations.Nullable;

/// Asking a monitor for one subject again and again: by an extended poll, after which it goes on by itself for half a
/// minute; by single ones where it knows no other; or not any more where it refuses.
final class Poll {
    /// Before the monitor's 30 s end, and once more if that is lost.
    private static final long EXTENDED_AGAIN_NANOS = 13 * Moment.NANOS_PER_SECOND;
    /// Three of the numbers' periods.
    private static final long LOST_NANOS = 3 * Moment.NANOS_PER_SECOND;
    /// Extended polls without an answer before it is taken that the monitor knows none.
    private static final int EXTENDED_TRIES = 2;

    private static final byte[] NOTHING = {};

    /// How it is asked.
    enum Manner {
        EXTENDED,
        SINGLE,
        NEVER
    }

    private final Subject subject;
    private final Manner first;
    private final Manner otherwise;
    private final long againNanos;
    private Manner manner;
    private int tries;
    private @Nullable Moment asked;
    private @Nullable Moment answered;

    /// @param otherwise where the first way does not lead to an answer
    /// @param againNanos between single polls; a monitor takes one of a kind in a second
    Poll(Subject subject, Manner first, Manner otherwise, long againNanos) {
        this.subject = subject;
        this.first = first;
        this.otherwise = otherwise;
        this.againNanos = againNanos;
        this.manner = first;
    }

    Subject subject() {
        return subject;
    }

    /// A new connection: what the monitor knows is not known.
    void opened() {
        manner = first;
        begin();
    }

    /// A new association with the same monitor.
    void begin() {
        tries = 0;
        asked = null;
        answered = null;
    }

    void answered(Moment at) {
        answered = at;
        tries = 0;
    }

    /// The monitor does not do what it was asked.
    void failed() {
        if (asked != null) manner = manner == first ? otherwise : manner;
    }

    /// The request if it is time for one.
    byte[] due(Moment now) {
        if (manner == Manner.NEVER) return NOTHING;
        var lost = since(answered, now) >= LOST_NANOS && since(asked, now) >= LOST_NANOS;
        if (!lost && since(asked, now) < (manner == Manner.EXTENDED ? EXTENDED_AGAIN_NANOS : againNanos))
            return NOTHING;
        if (manner == Manner.EXTENDED && tries >= EXTENDED_TRIES) manner = otherwise;
        tries++;
        asked = now;
        return switch (manner) {
            case EXTENDED -> Requests.extendedPoll(subject);
            case SINGLE -> Requests.singlePoll(subject);
            case NEVER -> NOTHING;
        };
    }

    static long since(@Nullable Moment earlier, Moment now) {
        return earlier == null ? Long.MAX_VALUE : now.nanosSince(earlier);
    }
}
