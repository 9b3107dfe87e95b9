package health.vigil.alarm;

import health.vigil.alarm.state.CuffPlan.Extra;
import health.vigil.alarm.state.Link;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.SourceId;
import org.jspecify.annotations.Nullable;

/// Orders to a cuff: to which, in which mode, and when there can be none. Only a source that takes orders is ever
/// given one.
final class CuffOrders {
    /// STAT lasts no longer (requirement R6; the standard allows 15 min of short-term mode).
    private static final long STAT_NANOS = 5 * 60 * Moment.NANOS_PER_SECOND;

    /// Between two readings of a series the cuff is empty for so long (Spacelabs p. 57; ISO 80601-2-30 wants 2 s).
    static final long PAUSE_NANOS = 5 * Moment.NANOS_PER_SECOND;

    /// An order that nobody answered by then was lost; a cuff answers within a second.
    private static final long ANSWER_NANOS = 10 * Moment.NANOS_PER_SECOND;

    /// By then a reading that told nothing of itself is over: it takes 20 to 45 s (clinical.md section 5).
    private static final long UNTOLD_NANOS = 60 * Moment.NANOS_PER_SECOND;

    private CuffOrders() {}

    /// An operator's start, or end.
    static void requested(Draft d, Input.CuffRequested in) {
        if (in.order() == CuffOrder.ABORT) {
            stopped(d, in.by());
            return;
        }
        var refusal = refusal(d);
        if (refusal.isEmpty() && d.cuff.plan().extra() instanceof Extra.Stat) refusal = "STAT is under way";
        if (refusal.isEmpty()) refusal = busy(d);
        if (refusal.isEmpty()) refusal = otherMode(d, in.order());
        if (refusal.isEmpty()) begin(d);
        else Operation.refuse(d, in.by(), "start cuff", refusal);
    }

    private static void begin(Draft d) {
        d.cuff = d.cuff.planned(d.cuff.plan().with(new Extra.Nothing()));
        CuffSchedule.resume(d);
        start(d);
    }

    /// An operator's STAT. A reading that is under way is its first.
    static void series(Draft d, String by) {
        var refusal = refusal(d);
        if (refusal.isEmpty() && d.cuff.plan().extra() instanceof Extra.Stat) refusal = "STAT is under way";
        if (!refusal.isEmpty()) {
            Operation.refuse(d, by, "STAT", refusal);
            return;
        }
        d.cuff = d.cuff.planned(d.cuff.plan().with(new Extra.Stat(d.now() + STAT_NANOS, 0)));
        CuffSchedule.resume(d);
        d.tell(new Output.CuffPlanned(d.at, by, "STAT: one reading after the other for 5 min"));
        if (busy(d).isEmpty()) start(d);
    }

    /// Ends the reading and whatever series it belongs to; automatic readings go on.
    private static void stopped(Draft d, String by) {
        var refusal = unreachable(d);
        if (!refusal.isEmpty()) Operation.refuse(d, by, "stop cuff", refusal);
        CuffSchedule.calm(d, "stopped by " + by);
        stop(d);
    }

    /// Why no reading can be started, empty if one can.
    private static String refusal(Draft d) {
        return d.care.patient() == null ? "admit the child first: the cuff needs to know the age" : unreachable(d);
    }

    private static String unreachable(Draft d) {
        if (cuff(d) != null) return "";
        for (var link : d.links)
            if (link.spec().takesOrders()) return link.source() + " is not connected: " + link.detail();
        return "no cuff of this bed takes orders; it must be one that can, with control: true in its settings";
    }

    /// Why one cannot be started at this moment, empty if it can.
    private static String busy(Draft d) {
        if (d.cuff.inflating() || unanswered(d, ANSWER_NANOS)) return "a measurement is under way";
        var empty = emptySince(d);
        return empty > 0 && d.now() - empty < PAUSE_NANOS ? "the cuff has only just let go; wait 5 s" : "";
    }

    /// True while a reading is under way, or may be.
    static boolean busyNow(Draft d) {
        return d.cuff.inflating() || unanswered(d, UNTOLD_NANOS);
    }

    private static boolean unanswered(Draft d, long longest) {
        var c = d.cuff;
        return c.ordered() && c.asked() > c.started() && d.now() - c.asked() < longest;
    }

    /// Bed time since which the cuff is empty as far as it told, 0 if it has always been.
    static long emptySince(Draft d) {
        return Math.max(d.cuff.ended(), d.cuff.pressed());
    }

    private static String otherMode(Draft d, CuffOrder wanted) {
        var right = mode(d);
        return wanted == right ? "" : "this child's cuff is started by " + right + ", not " + wanted;
    }

    private static CuffOrder mode(Draft d) {
        var patient = d.care.patient();
        return patient == null ? CuffOrder.ABORT : patient.cuffStart();
    }

    /// True if a newborn's arm is in the cuff.
    static boolean newborn(Draft d) {
        return mode(d) == CuffOrder.START_NEONATAL;
    }

    /// The cuff that orders go to: of those that take them and are connected the one that spoke last, else the first
    /// in rank.
    static @Nullable Link cuff(Draft d) {
        Link first = null;
        for (var link : d.links) {
            if (!link.spec().takesOrders() || !link.up()) continue;
            if (link.source().equals(d.cuff.source())) return link;
            if (first == null) first = link;
        }
        return first;
    }

    /// Starts a reading in the child's mode; what was due is done with.
    static void start(Draft d) {
        var cuff = cuff(d);
        if (cuff == null || d.care.patient() == null) return;
        d.cuff = d.cuff.asked(d.now());
        CuffSchedule.begun(d, d.now());
        d.tell(new Output.CuffOrdered(d.at, cuff.source(), mode(d)));
    }

    /// Whatever cuff might press is told to let go.
    static void stop(Draft d) {
        for (var link : d.links)
            if (link.spec().takesOrders() && link.up())
                d.tell(new Output.CuffOrdered(d.at, link.source(), CuffOrder.ABORT));
    }

    /// True if a source takes orders.
    static boolean takesOrders(Draft d, SourceId source) {
        for (var link : d.links)
            if (link.source().equals(source)) return link.spec().takesOrders();
        return false;
    }
}
