package health.vigil.simulation;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Rung;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A lost number acquits nobody: an alarm of a number ends, or becomes milder, only because that number was measured
/// since and is all right, or because a person did something about it. An estimate ends what estimates alone found. An
/// older pressure ends nothing that a later one found.
final class LostNumber {
    private static final Condition[] CONDITIONS = Condition.values();

    private final Heard heard;
    private final Tally tally;

    /// Simulated time at which the screen last showed a number beyond the limit of a priority.
    private final long[][] shownBad = new long[CONDITIONS.length][Priority.values().length];

    /// Simulated time at which it last showed a measured number that is not.
    private final long[][] shownGood = new long[CONDITIONS.length][Priority.values().length];

    /// Since when the alarm has been of that priority or a graver one, as far as ticks show.
    private final long[][] risen = new long[CONDITIONS.length][Priority.values().length];

    /// When the latest number beyond it was determined.
    private final long[][] determinedBad = new long[CONDITIONS.length][Priority.values().length];

    /// Whether a measured number beyond the limit was on the screen beside the alarm.
    private final boolean[] proven = new boolean[CONDITIONS.length];

    LostNumber(Heard heard, Tally tally) {
        this.heard = heard;
        this.tally = tally;
        forget();
    }

    private void forget() {
        for (var row : shownBad) Arrays.fill(row, Long.MIN_VALUE);
        for (var row : shownGood) Arrays.fill(row, Long.MIN_VALUE);
        for (var row : determinedBad) Arrays.fill(row, Long.MIN_VALUE);
        Arrays.fill(proven, false);
    }

    void stepped(Turn turn) {
        if (turn.another()) forget();
        else if (!turn.before().alarms().equals(turn.after().alarms()))
            for (var alarm : turn.before().alarms())
                if (alarm.condition().measure() == Condition.Measure.VITAL && Turn.lasts(alarm)) compare(turn, alarm);
    }

    private void compare(Turn turn, Alarm before) {
        var condition = before.condition();
        var ladder = turn.after().profile().ladder(condition);
        if (ladder == null || ladder.rungs().isEmpty()) return;
        if (!Objects.equals(turn.before().profile().ladder(condition), ladder)) return;
        var after = turn.after().alarm(condition, "");
        if (after != null && Turn.lasts(after) && after.priority().atLeast(before.priority())) return;
        var ended = after == null || !Turn.lasts(after);
        if (ended && turn.input() instanceof Input.Acknowledged) letGo(turn, before);
        else {
            var rung = ladder.rung(before.priority());
            Judge.promise(
                    rung == null || acquitted(turn, condition, rung) || !ended && better(condition, rung),
                    () -> turn.input() + " ended or softened " + before + ", and nobody has measured a good number: "
                            + heard.words(vital(condition)));
        }
    }

    private void letGo(Turn turn, Alarm alarm) {
        var vital = vital(alarm.condition());
        tally.came(Tally.Situation.LOST_ALARM_LET_GO);
        Judge.promise(
                heard.told(turn.before(), vital)
                        && (vital.cadence() == Vital.Cadence.EPISODIC || !heard.measured(vital, turn.now())),
                () -> "acknowledged and gone, although its number is measured or nobody said that it is not: " + alarm);
    }

    /// True if the child was better since, and only a person's acknowledgement was waited for.
    private boolean better(Condition condition, Rung rung) {
        int tier = rung.priority().ordinal();
        return shownGood[condition.ordinal()][tier] > risen[condition.ordinal()][tier];
    }

    private boolean acquitted(Turn turn, Condition condition, Rung rung) {
        var words = heard.words(vital(condition));
        for (int i = 0; i < words.size(); i++) if (acquits(words.get(i), turn.now(), condition, rung)) return true;
        return false;
    }

    private boolean acquits(Heard.Word word, long now, Condition condition, Rung rung) {
        int i = condition.ordinal();
        int tier = rung.priority().ordinal();
        if (!word.current(now) || word.beyond(condition, rung.limit()) || word.arrived() <= shownBad[i][tier])
            return false;
        if (word.number() == null || !word.number().method().measured()) return !proven[i];
        return vital(condition).cadence() == Vital.Cadence.CONTINUOUS || word.determined() >= determinedBad[i][tier];
    }

    /// After every tick.
    void ticked(long now, BedState state, Judge.Screen screen) {
        for (var ladder : state.profile().ladders())
            if (ladder.condition().measure() == Condition.Measure.VITAL
                    && !ladder.rungs().isEmpty()) look(now, state, ladder, screen);
    }

    private void look(long now, BedState state, Ladder ladder, Judge.Screen screen) {
        var condition = ladder.condition();
        int i = condition.ordinal();
        var vital = vital(condition);
        var shown = screen.of(vital);
        for (var rung : ladder.rungs()) {
            int tier = rung.priority().ordinal();
            if (shown.present() && condition.violates(shown.value(), rung.limit())) shownBad[i][tier] = now;
            else if (shown.present() && shown.method().measured()) shownGood[i][tier] = now;
            if (!stands(state, condition, rung)) risen[i][tier] = now;
            determined(condition, rung);
        }
        var mildest = ladder.rungs().getFirst();
        var bad = shownBad[i][mildest.priority().ordinal()] == now;
        var lasts = Turn.lasts(state, condition);
        proven[i] = lasts && (proven[i] || bad && shown.method().measured());
        var lost = lasts && !heard.measured(vital, now);
        tally.is(Tally.Situation.ALARM_WITHOUT_ITS_NUMBER, i, lost);
        tally.is(Tally.Situation.ALARM_BESIDE_A_GOOD_ESTIMATE, i, lost && proven[i] && shown.present() && !bad);
        tally.is(Tally.Situation.ALARM_BESIDE_AN_OLDER_PRESSURE, i, lasts && older(condition, mildest));
    }

    private static boolean stands(BedState state, Condition condition, Rung rung) {
        var alarm = state.alarm(condition, "");
        return alarm != null && Turn.lasts(alarm) && alarm.priority().atLeast(rung.priority());
    }

    private void determined(Condition condition, Rung rung) {
        var vital = vital(condition);
        if (vital.cadence() == Vital.Cadence.CONTINUOUS) return;
        var row = determinedBad[condition.ordinal()];
        int tier = rung.priority().ordinal();
        for (var word : heard.words(vital))
            if (word.beyond(condition, rung.limit())) row[tier] = Math.max(row[tier], word.determined());
    }

    /// True if no device holds the number that was found beyond the limit any more, and one an older that is not.
    private boolean older(Condition condition, Rung rung) {
        if (vital(condition).cadence() == Vital.Cadence.CONTINUOUS) return false;
        var older = false;
        for (var word : heard.words(vital(condition))) {
            if (word.beyond(condition, rung.limit())) return false;
            older |= word.number() != null
                    && word.determined()
                            < determinedBad[condition.ordinal()][rung.priority().ordinal()];
        }
        return older;
    }

    private static Vital vital(Condition condition) {
        @Nullable Vital vital = condition.vital();
        return Objects.requireNonNull(vital, condition::toString);
    }
}
