package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.BedState;
import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every condition that holds a value against a limit, with every way of waiting, one step inside the limit, at it and
/// one beyond it: when it is raised, and that it is not. Vitals come as readings; what is computed (a fall, a score,
/// seconds without breath) is held against its limit as time passes, as the watches do it.
class WaitMatrixTest {
    private static final int FROM = 5;

    /// A step beyond the limit, the ways of waiting, and seconds until each is over at one point of depth with a value
    /// a second.
    private static final List<Expected> WAITS = List.of(
            new Expected(new Wait.None(), 0),
            new Expected(new Wait.Fixed(10), 10),
            new Expected(new Wait.Count(3), 2),
            new Expected(new Wait.DepthWeighted(20), 10),
            new Expected(new Wait.SatSeconds(25), 25));

    private record Expected(Wait delay, double seconds) {}

    @TestFactory
    Stream<DynamicTest> everyConditionWaitsAsItsRungSays() {
        return Arrays.stream(Condition.values())
                .filter(c -> c.measure() == Condition.Measure.VITAL)
                .flatMap(c -> WAITS.stream().flatMap(w -> Stream.of(1, 0, -1).map(inside -> test(c, w, inside))));
    }

    private static DynamicTest test(Condition condition, Expected wait, int inside) {
        var name = condition + ", " + wait.delay().words() + ", "
                + (inside > 0 ? "one inside" : inside == 0 ? "at the limit" : "one beyond");
        return DynamicTest.dynamicTest(
                name, () -> Script.play(profile(condition, wait.delay()), table(condition, wait, inside)));
    }

    @TestFactory
    Stream<DynamicTest> everyComputedConditionWaitsAsItsRungSays() {
        return Arrays.stream(Condition.values())
                .filter(c -> !c.technical() && c.measure() != Condition.Measure.VITAL)
                .flatMap(c -> WAITS.stream()
                        .filter(w -> allowed(c, w.delay()))
                        .flatMap(w -> Stream.of(1, 0, -1).map(inside -> computed(c, w, inside))));
    }

    /// Seconds are a wait themselves; the profile refuses another (`LimitsCheckTest`).
    private static boolean allowed(Condition condition, Wait wait) {
        return condition.measure() != Condition.Measure.SECONDS || wait instanceof Wait.None;
    }

    private static DynamicTest computed(Condition condition, Expected wait, int inside) {
        var name = condition + ", " + wait.delay().words() + ", "
                + (inside > 0 ? "one inside" : inside == 0 ? "at the limit" : "one beyond");
        return DynamicTest.dynamicTest(
                name,
                () -> assertEquals(
                        expected(condition, wait, inside),
                        raisedAfter(condition, wait.delay(), limit(condition) - inside)));
    }

    /// Seconds until the alarm, or never. A count counts readings: where there are none its longest wait is reached.
    private static double expected(Condition condition, Expected wait, int inside) {
        var from = condition.measure() == Condition.Measure.SECONDS ? 0 : -1;
        if (inside > from) return Double.NaN;
        return wait.delay() instanceof Wait.Count ? Wait.COUNT_CAP_SECONDS : wait.seconds();
    }

    private static double raisedAfter(Condition condition, Wait wait, double value) {
        var profile = profile(condition, wait);
        var state = Engine.step(BedState.EMPTY, new Input.Started(at(0), List.of(), profile, "the test begins"))
                .state();
        var ladder = Objects.requireNonNull(profile.ladder(condition));
        for (long millis = 0; millis <= 90_000; millis += 250) {
            var draft = new Draft(state, state.time().advanced(at(millis)), at(millis));
            LimitWatch.evaluate(draft, ladder, value, false, "");
            state = draft.done().state();
            if (state.alarm(condition, "") != null) return millis / 1000.0;
        }
        return Double.NaN;
    }

    private static Moment at(long millis) {
        return new Moment(1, millis * Moment.NANOS_PER_MILLI, millis);
    }

    private static Profile profile(Condition condition, Wait wait) {
        var rung = new Rung(Priority.MEDIUM, limit(condition), wait, false, Clear.AT_ONCE);
        return new Profile("matrix", "0", "", "", List.of(new Ladder(condition, List.of(rung))), 0);
    }

    /// A value in the middle of what can be measured.
    private static double limit(Condition condition) {
        var vital = condition.vital();
        return vital == Vital.TEMPERATURE ? 37 : vital == Vital.SPO2 ? 90 : vital == Vital.PULSE_RATE ? 100 : 20;
    }

    private static String table(Condition condition, Expected wait, int inside) {
        var sign = condition.side() == Condition.Side.LOW ? 1 : -1;
        var calm = limit(condition) + sign * 5;
        var value = limit(condition) + sign * inside;
        var rows = row(0, condition, calm, "") + row(FROM, condition, value, "");
        if (inside >= 0) return rows + "90 | |";
        if (condition.vital() != null && condition.vital().cadence() == Vital.Cadence.EPISODIC)
            return rows + again(condition, wait, value);
        return rows + told(FROM + wait.seconds(), condition) + "70 | |";
    }

    /// A cuff's number stands for one determination: it is measured again each second here, so that it counts.
    private static String again(Condition condition, Expected wait, double value) {
        var rows = new StringBuilder();
        for (int s = FROM + 1; s <= FROM + 40; s++) rows.append(row(s, condition, value, ""));
        return rows + told(FROM + wait.seconds(), condition);
    }

    private static String told(double seconds, Condition condition) {
        return String.format(Locale.ROOT, "%.2f | | raised %s MEDIUM%n", seconds, condition);
    }

    private static String row(int second, Condition condition, double value, String told) {
        return second + " | clip " + condition.vital() + " " + Numbers.plain(value, 1) + " | " + told + "\n";
    }
}
