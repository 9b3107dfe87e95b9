package health.vigil.alarm;

import health.vigil.alarm.state.CuffMarks;
import health.vigil.alarm.state.CuffPlan;
import health.vigil.alarm.state.CuffPlan.Cycle;
import health.vigil.alarm.state.CuffPlan.Extra;
import health.vigil.alarm.state.Link;
import health.vigil.vital.Moment;
import health.vigil.vital.SourceId;
import java.util.List;
import java.util.stream.Collectors;

/// When a reading begins that no person started: at the interval of the phase or of a person, on marks of the clock;
/// once more after one that was disturbed; one after the other during STAT (requirement R6).
///
/// A reading that could not begin when it was due, because the cuff was away, begins when it is back; those that were
/// missed meanwhile do not pile up.
final class CuffSchedule {
    /// In automatic mode the cuff is empty for so long between two readings (ISO 80601-2-30). After its line was away,
    /// or we were, nobody knows what it did: as long again.
    private static final long REST_NANOS = 30 * Moment.NANOS_PER_SECOND;

    /// Intervals a person can set, minutes (Philips M8102A p. 160: 1 to 120).
    private static final List<Integer> INTERVALS = List.of(1, 2, 3, 5, 10, 15, 20, 30, 60, 120);

    private static final long NO_TIME = Long.MAX_VALUE;

    private CuffSchedule() {}

    /// The interval in force, in minutes; 0 for none.
    static int everyMinutes(Draft d) {
        return d.cuff.plan().everyMinutes(d.care.profile().cuffIntervalMinutes());
    }

    /// A person wants readings again and again.
    static void set(Draft d, Input.CuffScheduled in) {
        var every = in.everyMinutes() > 0 ? in.everyMinutes() : d.care.profile().cuffIntervalMinutes();
        var refusal = refusal(d, in.everyMinutes(), every);
        if (!refusal.isEmpty()) {
            Operation.refuse(d, in.by(), "automatic cuff", refusal);
            return;
        }
        var since = d.cuff.plan().wanted() ? d.cuff.plan().since() : d.now();
        put(d, new Cycle.On(since, in.everyMinutes(), every, bedTime(d, CuffMarks.first(wall(d), begun(d), every))));
        d.tell(new Output.CuffPlanned(d.at, in.by(), "a reading every " + every + " min"));
    }

    private static String refusal(Draft d, int wanted, int every) {
        if (d.care.patient() == null) return "admit the child first: the cuff needs to know the age";
        if (every == 0) return "the profile has no interval; choose one";
        if (wanted == 0 || INTERVALS.contains(wanted)) return "";
        return "every " + wanted + " min; choose "
                + INTERVALS.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " min";
    }

    /// A person wants none.
    static void off(Draft d, String by) {
        var refusal = d.cuff.plan().cycle() instanceof Cycle.Off ? "it is off" : "";
        if (d.care.patient() == null) refusal = Operation.NOBODY;
        if (!refusal.isEmpty()) {
            Operation.refuse(d, by, "automatic cuff off", refusal);
            return;
        }
        put(d, new Cycle.Off());
        if (d.cuff.plan().extra() instanceof Extra.Again) extra(d, new Extra.Nothing());
        d.tell(new Output.CuffPlanned(d.at, by, "no automatic readings"));
    }

    /// A person has started a reading: readings repeat from now on, unless somebody said that they shall not.
    static void resume(Draft d) {
        switch (d.cuff.plan().cycle()) {
            case Cycle.Unasked u -> put(d, new Cycle.On(d.now(), 0, 0, NO_TIME));
            case Cycle.Halted h -> put(d, new Cycle.On(h.since(), h.chosenMinutes(), 0, NO_TIME));
            case Cycle.Off o -> {}
            case Cycle.On on -> {}
        }
    }

    /// A reading began, whoever started it: the next is due an interval later.
    static void begun(Draft d, long begun) {
        if (!(d.cuff.plan().cycle() instanceof Cycle.On on)) return;
        var every = everyMinutes(d);
        var due = every == 0 ? NO_TIME : bedTime(d, CuffMarks.next(CuffPlan.wallMillis(d.time, begun), every));
        put(d, new Cycle.On(on.since(), on.chosenMinutes(), every, due));
    }

    /// The wall clock was set: the next reading is due at a mark of the new one.
    static void realign(Draft d) {
        if (!(d.cuff.plan().cycle() instanceof Cycle.On on) || on.due() <= d.now() || on.due() == NO_TIME) return;
        var due = CuffMarks.again(wall(d), CuffPlan.wallMillis(d.time, on.due()), on.everyMinutes());
        put(d, new Cycle.On(on.since(), on.chosenMinutes(), on.everyMinutes(), bedTime(d, due)));
    }

    static void tick(Draft d) {
        if (d.care.patient() == null) return;
        if (d.cuff.plan().cycle() instanceof Cycle.On on && on.everyMinutes() != everyMinutes(d)) replan(d, on);
        if (d.cuff.plan().extra() instanceof Extra.Stat stat && d.now() >= stat.until()) calm(d, "5 min are over");
        var cuff = CuffOrders.cuff(d);
        if (cuff == null || !due(d) || !rested(d, cuff)) return;
        extra(d, d.cuff.plan().extra().begun());
        CuffOrders.start(d);
    }

    /// The phase has another interval.
    private static void replan(Draft d, Cycle.On on) {
        var every = everyMinutes(d);
        var due = every == 0 ? NO_TIME : bedTime(d, replanned(d, every));
        put(d, new Cycle.On(on.since(), on.chosenMinutes(), every, due));
    }

    private static long replanned(Draft d, int every) {
        var begun = begun(d);
        var next = begun == Long.MIN_VALUE ? begun : CuffMarks.next(begun, every);
        return next >= wall(d) ? next : CuffMarks.first(wall(d), begun, every);
    }

    private static boolean due(Draft d) {
        return switch (d.cuff.plan().extra()) {
            case Extra.Again a -> true;
            case Extra.Stat s -> true;
            case Extra.Nothing n -> dueByClock(d);
            case Extra.Repeating r -> dueByClock(d);
        };
    }

    private static boolean dueByClock(Draft d) {
        return d.cuff.plan().cycle() instanceof Cycle.On on && d.now() >= on.due();
    }

    private static boolean rested(Draft d, Link cuff) {
        if (CuffOrders.busyNow(d)) return false;
        var pause = d.cuff.plan().extra() instanceof Extra.Stat ? CuffOrders.PAUSE_NANOS : REST_NANOS;
        var unknown = Math.max(cuff.changed(), d.resumed);
        return d.now() - CuffOrders.emptySince(d) >= pause && d.now() - unknown >= REST_NANOS;
    }

    static void succeeded(Draft d) {
        extra(d, d.cuff.plan().extra().succeeded());
    }

    /// No series goes on with a cuff that fails.
    static void failed(Draft d, String why) {
        calm(d, why);
    }

    /// Whether a reading that was disturbed is followed by another: once, if it was ours and its cuff can be told.
    static boolean repeats(Draft d, SourceId source) {
        if (!d.cuff.ordered() || !CuffOrders.takesOrders(d, source)) return false;
        var next = d.cuff.plan().extra().disturbed();
        if (next instanceof Extra.Nothing) return false;
        extra(d, next);
        return true;
    }

    /// Nothing is wanted beside the clock's readings any more.
    static void calm(Draft d, String why) {
        if (d.cuff.plan().extra() instanceof Extra.Stat)
            d.tell(new Output.CuffPlanned(d.at, "Vigil", "STAT is over: " + why));
        extra(d, new Extra.Nothing());
    }

    /// A cuff is out of order: it is not started again before a person does.
    static void halt(Draft d, SourceId source, String why) {
        if (!source.equals(d.cuff.source()) || !CuffOrders.takesOrders(d, source)) return;
        calm(d, why);
        if (!(d.cuff.plan().cycle() instanceof Cycle.On on)) return;
        put(d, new Cycle.Halted(on.since(), on.chosenMinutes(), why));
        d.tell(new Output.CuffPlanned(d.at, "Vigil", "no automatic readings until a person starts one: " + why));
    }

    private static void put(Draft d, Cycle cycle) {
        d.cuff = d.cuff.planned(d.cuff.plan().with(cycle));
    }

    private static void extra(Draft d, Extra extra) {
        d.cuff = d.cuff.planned(d.cuff.plan().with(extra));
    }

    /// Wall clock at which this child's latest reading began, {@link Long#MIN_VALUE} if none has.
    private static long begun(Draft d) {
        var begun = d.cuff.begun();
        return begun <= d.care.since() ? Long.MIN_VALUE : CuffPlan.wallMillis(d.time, begun);
    }

    private static long wall(Draft d) {
        return d.time.wallMillis();
    }

    private static long bedTime(Draft d, long wallMillis) {
        return CuffPlan.bedTime(d.time, wallMillis);
    }
}
