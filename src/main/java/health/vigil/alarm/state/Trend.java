package health.vigil.alarm.state;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The course of one vital by one source over the last minutes: what rates of change, baselines and composite
/// conditions are computed from. Continuous numbers are kept as spans of some seconds, cuff determinations one by one.
/// Where nothing was measured there is no span (requirement R3).
///
/// @param whole bed time since which the sensor has sat where it sits, {@link #BROKEN} while it sits nowhere:
///     numbers from before do not compare with numbers from after
/// @param past spans that are over, oldest first
/// @param current the span that runs, null in a gap
public record Trend(long whole, List<Span> past, @Nullable Span current) {
    private static final long BROKEN = -1;

    /// Nothing measured yet.
    public static final Trend NONE = new Trend(BROKEN, List.of(), null);

    /// Short enough to see a fall of seconds begin, long enough that a minute is a dozen spans.
    private static final long SPAN_NANOS = 5 * Moment.NANOS_PER_SECOND;

    /// So long spans keep their length; older ones are joined to {@link #JOINED_NANOS}.
    private static final long MINUTE_NANOS = 60 * Moment.NANOS_PER_SECOND;

    private static final long JOINED_NANOS = 30 * Moment.NANOS_PER_SECOND;

    /// Breathing is compared with itself some minutes ago; nothing looks back further.
    private static final long KEPT_NANOS = 300 * Moment.NANOS_PER_SECOND;

    /// Breathing and pulse change slowly under a drug and quickly at a needle: compared is what lies a little back.
    private static final long EARLIER_FROM_NANOS = 240 * Moment.NANOS_PER_SECOND;

    private static final long EARLIER_UNTIL_NANOS = 120 * Moment.NANOS_PER_SECOND;

    /// Less of it says nothing.
    private static final long EARLIER_LEAST_NANOS = 30 * Moment.NANOS_PER_SECOND;

    /// Half an hour of cuff readings at five minutes.
    private static final int KEPT_DETERMINATIONS = 6;

    /// A signal that was away for longer may come back from another finger.
    private static final long BREAK_NANOS = 10 * Moment.NANOS_PER_SECOND;

    /// The first numbers of a probe just attached are still settling (averaging of 4 to 8 s, clinical.md section 5).
    private static final long SETTLING_NANOS = 5 * Moment.NANOS_PER_SECOND;

    /// A stretch of time in which numbers were current.
    ///
    /// @param from bed time of its first number
    /// @param until bed time of its end; the running one has none yet and repeats `from`
    /// @param latest its last number
    public record Span(long from, long until, double low, double high, double latest) {
        private static Span of(double value, long when) {
            return new Span(when, when, value, value, value);
        }

        private Span with(double value) {
            return new Span(from, until, Math.min(low, value), Math.max(high, value), value);
        }

        private Span and(Span next) {
            return new Span(from, next.until, Math.min(low, next.low), Math.max(high, next.high), next.latest);
        }

        /// Its part within a window, empty or negative where there is none.
        private Span within(long first, long last) {
            return new Span(Math.max(from, first), Math.min(until, last), low, high, latest);
        }

        private Span ended(long end) {
            return new Span(from, Math.max(from, end), low, high, latest);
        }

        private long nanos() {
            return until - from;
        }
    }

    /// Goes on with a number. One that repeats the latest costs nothing.
    ///
    /// @param lost bed time after which the number before it was no longer current
    public Trend then(double value, long when, long lost) {
        var open = current;
        if (open == null) return begun(value, when);
        if (when > lost) return closed(open, lost).begun(value, when);
        if (when - open.from >= SPAN_NANOS) return new Trend(whole, ended(open, when), Span.of(value, when));
        return value == open.latest ? this : new Trend(whole, past, open.with(value));
    }

    private Trend begun(double value, long when) {
        var ended = past.isEmpty() ? Long.MIN_VALUE : past.getLast().until;
        var anew = whole == BROKEN || past.isEmpty() || when - ended > BREAK_NANOS;
        return new Trend(anew ? when : whole, past, Span.of(value, Math.max(when, ended)));
    }

    /// A cuff determination. The same number sent again is the same determination, and an older one is no news.
    public Trend determined(double value, long measured) {
        if (!past.isEmpty() && (past.getLast().latest == value || measured <= past.getLast().from)) return this;
        var kept = past.subList(Math.max(0, past.size() + 1 - KEPT_DETERMINATIONS), past.size());
        return new Trend(whole, Row.plus(kept, Span.of(value, measured)), null);
    }

    /// Bed time of the latest determination, before all time if there was none.
    public long determined() {
        return past.isEmpty() ? Long.MIN_VALUE : past.getLast().from;
    }

    /// Breaks off: there is no number from then on.
    public Trend gap(Reading.Gap.Reason reason, long when) {
        var open = current;
        var ended = open == null ? this : closed(open, when);
        return ended.whole == BROKEN || !moved(reason) ? ended : new Trend(BROKEN, ended.past, null);
    }

    /// Reasons after which a sensor may sit elsewhere or measure anew.
    private static boolean moved(Reading.Gap.Reason reason) {
        return switch (reason) {
            case SENSOR_OFF, SENSOR_DISCONNECTED, SENSOR_FAULT, CABLE_FAULT, SAMPLING_LINE_OFF, OCCLUSION -> true;
            case WARMING_UP, ZEROING, DEVICE_FAULT, DEMO_OR_TEST, OTHER_PATIENT, BEFORE_ADMISSION, MEASUREMENT_FAILED ->
                true;
            case NO_PULSE, SEARCHING, ARTIFACT, LOW_QUALITY, OUT_OF_RANGE, NOT_AVAILABLE, LINK_LOST, DROPPED -> false;
        };
    }

    private Trend closed(Span open, long until) {
        return new Trend(whole, ended(open, until), null);
    }

    /// The past and the span that ends. Spans too old are gone; the one that has just become old is joined to the one
    /// before it if there is nothing between them. Those before it were joined in their time.
    private List<Span> ended(Span open, long until) {
        int first = 0;
        while (first < past.size() && until - past.get(first).until > KEPT_NANOS) first++;
        var old = past.size() - 1;
        while (old > first && past.get(old).until > until - MINUTE_NANOS) old--;
        var joined = old > first && joins(past.get(old - 1), past.get(old));
        var next = new Span[past.size() - first + (joined ? 0 : 1)];
        for (int i = first; i < past.size(); i++) next[i - first - (joined && i >= old ? 1 : 0)] = past.get(i);
        if (joined) next[old - 1 - first] = past.get(old - 1).and(past.get(old));
        next[next.length - 1] = open.ended(until);
        return Row.of(next);
    }

    private static boolean joins(Span before, Span span) {
        return span.from == before.until && span.until - before.from <= JOINED_NANOS;
    }

    /// How far the number lies below its highest within the last minute; 0 if it does not, NaN if there is none. The
    /// first seconds of a probe, and all that was before it sat where it sits, do not count.
    public double fall(long now) {
        var open = current;
        if (open == null) return Double.NaN;
        var since = Math.max(now - MINUTE_NANOS, whole + SETTLING_NANOS);
        var highest = open.from >= since ? open.high : open.latest;
        for (var span : past) if (span.from >= since) highest = Math.max(highest, span.high);
        return highest - open.latest;
    }

    /// What it was some minutes ago: the median from four to two minutes ago, NaN if too little of that was measured.
    public double earlier(long now) {
        var from = now - EARLIER_FROM_NANOS;
        var until = now - EARLIER_UNTIL_NANOS;
        return covered(from, until) < EARLIER_LEAST_NANOS ? Double.NaN : median(from, until);
    }

    /// True if the number is at most that share of any of some minutes ago; if not, {@link #earlier} need not be asked.
    public boolean fellTo(double value, double share, long now) {
        for (var span : past) if (value <= share * span.high && earlier(span, now)) return true;
        return false;
    }

    /// True if the number is at least that share of any of some minutes ago.
    public boolean roseTo(double value, double share, long now) {
        for (var span : past) if (value >= share * span.low && earlier(span, now)) return true;
        return false;
    }

    private static boolean earlier(Span span, long now) {
        return span.from <= now - EARLIER_UNTIL_NANOS && span.until >= now - EARLIER_FROM_NANOS;
    }

    /// The median of the cuff determinations before the latest that are not older than a time, NaN if there are none.
    public double earlierDeterminations(long since) {
        var before = new ArrayList<Span>(past.size());
        for (int i = 0; i < past.size() - 1; i++) if (past.get(i).from >= since) before.add(past.get(i));
        before.sort(Comparator.comparingDouble(Span::latest));
        return before.isEmpty() ? Double.NaN : before.get(before.size() / 2).latest;
    }

    /// The median over a time, each number for as long as it held; NaN if there was none.
    ///
    /// @param until not after the end of the running number
    public double median(long from, long until) {
        var spans = within(from, until);
        spans.sort(Comparator.comparingDouble(Span::latest));
        var left = length(spans) / 2;
        for (var span : spans) {
            left -= span.nanos();
            if (left <= 0) return span.latest;
        }
        return Double.NaN;
    }

    /// For how much of a time there was a number, nanoseconds.
    public long covered(long from, long until) {
        return length(within(from, until));
    }

    private List<Span> within(long from, long until) {
        var spans = new ArrayList<Span>(past.size() + 1);
        for (var span : past) spans.add(span.within(from, until));
        if (current != null) spans.add(current.ended(until).within(from, until));
        spans.removeIf(span -> span.nanos() <= 0);
        return spans;
    }

    private static long length(List<Span> spans) {
        long nanos = 0;
        for (var span : spans) nanos += span.nanos();
        return nanos;
    }
}
