package health.vigil.simulation;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.Step;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.Audio;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Shown;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds the engine to what was promised, knowing only what anybody at the bed can know: what the screen shows, what
/// is told, which limits are in force, when a device was last heard.
final class Judge {
    private static final long SECOND = Moment.NANOS_PER_SECOND;

    /// Two ticks and the beat of the world.
    private static final long SLACK = SECOND;

    /// Requirement R20: a cuff on the same limb holds no longer, and its effect ends this long after deflation.
    private static final long CUFF = 60 * SECOND;

    private static final long NOT_VIOLATED = -1;
    private static final int CONDITIONS = Condition.values().length;
    private static final int PRIORITIES = Priority.values().length;

    private final long[][] since = new long[CONDITIONS][PRIORITIES];
    private final long[][] spoken = new long[CONDITIONS][PRIORITIES];
    private final double[][] limits = new double[CONDITIONS][PRIORITIES];
    private final Set<String> open = new HashSet<>();
    private final Tally tally = new Tally(Math.max(CONDITIONS, Vital.values().length));
    private final Heard heard = new Heard();
    private final LostNumber lost = new LostNumber(heard, tally);
    private final MissingNumber missing = new MissingNumber(heard, tally, 2 * SLACK);
    private final PressedArm arm = new PressedArm(tally);
    private final NoBreath breath = new NoBreath(heard, tally, 2 * SLACK);
    private long cuffActive = Long.MIN_VALUE / 2;
    private long outage;

    Judge() {
        forget();
    }

    /// What the screen shows at one moment.
    @FunctionalInterface
    interface Screen {
        Shown of(Vital vital);
    }

    /// How often what the promises are about has come to pass.
    List<Long> tally() {
        return tally.counts();
    }

    private void forget() {
        for (var row : since) Arrays.fill(row, NOT_VIOLATED);
    }

    /// One input was stepped.
    void stepped(Turn turn) {
        var now = turn.now();
        var before = turn.before();
        var input = turn.input();
        var step = turn.step();
        heard.stepped(turn);
        lost.stepped(turn);
        missing.stepped(turn);
        breath.stepped(turn);
        arm.stepped(turn);
        if (input instanceof Input.LimitChanged edit) reachable(turn, edit);
        if (input instanceof Input.Received r && r.reading() instanceof Reading.Measured m) reading(step.state(), r, m);
        if (input instanceof Input.Admitted || input instanceof Input.Discharged) forget();
        if (input instanceof Input.Stalled) outage = now;
        if (input instanceof Input.Started) {
            outage = now;
            if (before.time().epoch() >= 0) restarted(before, step.state());
        }
        if (!step.outputs().isEmpty()) told(before, step);
    }

    /// A good value in between, even one that the screen never showed at a tick, starts every wait anew. And a severe
    /// fall of the source that speaks is an alarm in the same step.
    private void reading(BedState state, Input.Received in, Reading.Measured m) {
        for (var ladder : state.profile().ladders())
            if (of(ladder, m.vital()))
                for (var rung : ladder.rungs())
                    if (!ladder.condition().violates(m.value(), rung.limit()))
                        since[ladder.condition().ordinal()][rung.priority().ordinal()] = NOT_VIOLATED;
        if (m.vital() != Vital.SPO2) return;
        var severe = state.profile().ladder(Condition.SPO2_DESATURATION);
        if (severe == null
                || off(state, Condition.SPO2_DESATURATION)
                || severe.rungs().isEmpty()) return;
        var shown = state.shown(Vital.SPO2, in.at());
        if (shown.present()
                && shown.source().equals(in.source().name())
                && shown.value() < severe.rungs().getFirst().limit())
            promise(present(state, Condition.SPO2_DESATURATION), "severe desaturation is not an alarm at once");
    }

    /// A restart changes nothing but the outage it reports.
    private static void restarted(BedState before, BedState after) {
        same(before.patient(), after.patient(), "patient");
        if (before.patient() != null) same(before.profile(), after.profile(), "limits");
        same(before.phase(), after.phase(), "phase");
        same(before.drugs(), after.drugs(), "drugs");
        same(before.baseline(), after.baseline(), "baseline");
        same(before.off(), after.off(), "inactivated alarms");
        silenced(before.audio(), after);
        for (var alarm : before.alarms())
            if (!alarm.condition().technical()) promise(kept(alarm, after), "a restart changed " + alarm);
    }

    /// The same as before; of a source that is configured no more it may be said, besides, that nobody looks.
    private static boolean kept(Alarm alarm, BedState after) {
        if (after.alarms().contains(alarm)) return true;
        var gone = after.links().stream().noneMatch(l -> l.source().name().equals(alarm.source()));
        return gone
                && after.alarms().stream()
                        .anyMatch(a -> a.lost() != null && a.lost(alarm.lost()).equals(alarm));
    }

    /// Silence goes on for the alarms that go on, and as long; the outage itself is news, or a lesser one that stays
    /// silent with them.
    private static void silenced(Audio before, BedState after) {
        for (var alarm : after.alarms())
            promise(
                    after.audio().holds(alarm)
                            || !before.silent().contains(alarm.id())
                            || alarm.condition() == Condition.MONITOR_STALLED,
                    () -> "a restart changed what is silent: " + alarm);
        same(before.of(List.of(), List.of()), after.audio().of(List.of(), List.of()), "silence");
    }

    private static void same(@Nullable Object before, @Nullable Object after, String what) {
        promise(Objects.equals(before, after), "a restart changed the " + what + ": " + before + " to " + after);
    }

    /// Every alarm that was raised is there until its end is told.
    private void told(BedState before, Step step) {
        for (var output : step.outputs()) {
            if (output instanceof Output.Raised o) {
                promise(open.add(o.alarm().id()), () -> "raised twice: " + o.alarm());
                breaksThrough(before, step.state(), o.alarm());
            }
            if (output instanceof Output.Ended o)
                promise(open.remove(o.alarm().id()), () -> "ended without having begun: " + o.alarm());
        }
        var visible = new HashSet<String>();
        for (var alarm : step.state().alarms()) if (!alarm.inactivated()) visible.add(alarm.id());
        promise(visible.equals(open), () -> "told " + open + " but there are " + visible);
    }

    /// A new condition of equal or higher priority sounds through any pause, and one of the child through any silence
    /// that is for devices. What is over in the same step counts: another may have taken its place.
    private void breaksThrough(BedState before, BedState state, Alarm fresh) {
        var audible = state.audible();
        var child = !fresh.condition().technical();
        if (child
                && state.alarms().stream()
                        .anyMatch(a -> minor(fresh, a) && state.audio().holds(a)))
            tally.came(Tally.Situation.CHILD_UNDER_SILENCE_FOR_A_DEVICE);
        var alone = Stream.concat(before.alarms().stream(), state.alarms().stream())
                .filter(a -> a.unacknowledged() || state.audio().holds(a))
                .allMatch(a -> fresh.priority().atLeast(a.priority()) || child && minor(fresh, a));
        if (alone && state.alarm(fresh.condition(), fresh.subject()) != null)
            promise(
                    audible != null && audible.priority().atLeast(fresh.priority()),
                    () -> "a new " + fresh.priority() + " is silent: " + fresh);
    }

    /// True of a device's alarm that is graver than the child's.
    private static boolean minor(Alarm fresh, Alarm other) {
        return other.condition().technical() && !fresh.priority().atLeast(other.priority());
    }

    /// No edit makes an alarm one that no number can bring about, unless it may be turned off altogether.
    private void reachable(Turn turn, Input.LimitChanged edit) {
        var condition = edit.condition();
        var vital = condition.vital();
        if (vital == null || condition.measure() != Condition.Measure.VITAL) return;
        var furthest = condition.side() == Condition.Side.LOW ? vital.lowest() : vital.highest();
        if (condition.violates(furthest, edit.limit())) return;
        tally.came(Tally.Situation.LIMIT_OUT_OF_REACH);
        var ladder = turn.after().profile().ladder(condition);
        if (ladder == null || ladder.equals(turn.before().profile().ladder(condition))) return;
        promise(
                turn.after().profile().authority().mayBeOff(condition),
                () -> edit + " turned an alarm off that must not be");
    }

    /// After every tick.
    void ticked(long now, Moment at, BedState state, List<Device> devices) {
        if (state.cuff().inflating() || now - cuffActive < 0) cuffActive = now;
        for (var condition : Condition.values())
            notInForce(state.profile().ladder(condition), since[condition.ordinal()]);
        for (var ladder : state.profile().ladders())
            if (ladder.condition().measure() == Condition.Measure.VITAL) held(now, at, state, ladder);
        if (state.patient() != null) for (var device : devices) heard(now, state, device);
        loudest(state);
        lost.ticked(now, state, vital -> state.shown(vital, at));
        missing.ticked(now, state);
        breath.ticked(now, state);
    }

    /// A limit that a phase takes away is waited for anew when it is back.
    private static void notInForce(@Nullable Ladder ladder, long[] row) {
        for (var tier : Priority.values())
            if (ladder == null || ladder.rung(tier) == null) row[tier.ordinal()] = NOT_VIOLATED;
    }

    /// A number on the screen that has been beyond a limit for its whole delay is an alarm.
    private void held(long now, Moment at, BedState state, Ladder ladder) {
        var condition = ladder.condition();
        var vital = condition.vital();
        if (vital == null) return;
        var shown = state.shown(vital, at);
        var row = since[condition.ordinal()];
        for (var rung : ladder.rungs()) {
            int tier = rung.priority().ordinal();
            if (limits[condition.ordinal()][tier] != rung.limit()) row[tier] = NOT_VIOLATED;
            limits[condition.ordinal()][tier] = rung.limit();
            if (!shown.present() || !condition.violates(shown.value(), rung.limit())) row[tier] = NOT_VIOLATED;
            else if (row[tier] == NOT_VIOLATED) row[tier] = now;
            else if (spoken(state, condition, rung.priority()) || off(state, condition))
                spoken[condition.ordinal()][tier] = now;
            else if (now - excused(condition, tier) > SLACK && now - from(row[tier]) > longest(now, condition, rung))
                promise(
                        false,
                        shown + " has been beyond " + rung + " of " + condition + " for " + (now - row[tier]) / 1e9
                                + " s and nothing says so: " + state.violations() + state.channel(vital)
                                + state.alarms());
        }
    }

    private long from(long violated) {
        return Math.max(violated, outage) + SLACK;
    }

    /// What covered it may have ended this very moment.
    private long excused(Condition condition, int tier) {
        return spoken[condition.ordinal()][tier];
    }

    private long longest(long now, Condition condition, Rung rung) {
        var cuff = now - cuffActive < CUFF && condition != Condition.SPO2_DESATURATION ? CUFF : 0;
        return cuff
                + switch (rung.delay()) {
                    case Wait.None n -> 0;
                    case Wait.Fixed f -> Math.round(f.seconds() * SECOND);
                    case Wait.DepthWeighted w -> 15 * SECOND;
                    case Wait.Count c -> 15 * SECOND;
                    case Wait.SatSeconds s -> 60 * SECOND;
                };
    }

    private static boolean spoken(BedState state, Condition condition, Priority priority) {
        if (atLeast(state, condition, priority)) return true;
        for (var graver : condition.coveredBy()) if (atLeast(state, graver, priority)) return true;
        return false;
    }

    private static boolean atLeast(BedState state, Condition condition, Priority priority) {
        var alarm = state.alarm(condition, "");
        return alarm != null && alarm.present() && alarm.priority().atLeast(priority);
    }

    private static boolean present(BedState state, Condition condition) {
        var alarm = state.alarm(condition, "");
        return alarm != null && alarm.present();
    }

    private static boolean off(BedState state, Condition condition) {
        for (var off : state.off()) if (off.condition() == condition) return true;
        return false;
    }

    /// A device of which nothing is heard, or whose line is down, is an alarm in time.
    private void heard(long now, BedState state, Device device) {
        if (!device.configured()) return;
        var name = device.spec.source().name();
        var quiet = now - Math.max(device.reached, outage);
        var allowed = Math.max(5 * SECOND, Math.round(2.5 * device.spec.periodMillis() * 1e6)) + SLACK;
        if (device.up() && quiet > allowed && !off(state, Condition.NO_DATA))
            promise(state.alarm(Condition.NO_DATA, name) != null, () -> name + " is silent for " + quiet / 1e9 + " s");
        if (!device.up() && quiet > 5 * SECOND + SLACK && !off(state, Condition.LINK_DOWN))
            promise(state.alarm(Condition.LINK_DOWN, name) != null, () -> name + " is gone for " + quiet / 1e9 + " s");
    }

    /// Only the highest sounds.
    private static void loudest(BedState state) {
        var audible = state.audible();
        if (audible == null) return;
        for (var alarm : state.alarms())
            promise(
                    !alarm.unacknowledged()
                            || audible.priority().atLeast(alarm.priority())
                            || state.audio().holds(alarm),
                    () -> audible + " sounds instead of " + alarm);
    }

    private static boolean of(Ladder ladder, Vital vital) {
        return ladder.condition().vital() == vital && ladder.condition().measure() == Condition.Measure.VITAL;
    }

    /// The same; words only if it was broken.
    static void promise(boolean kept, Supplier<String> otherwise) {
        if (!kept) throw new BrokenPromise(otherwise.get());
    }

    /// @throws BrokenPromise if it does not hold
    static void promise(boolean kept, String otherwise) {
        if (!kept) throw new BrokenPromise(otherwise);
    }

    /// What the engine did or failed to do.
    static final class BrokenPromise extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenPromise(String what) {
            super(what);
        }
    }
}
