package health.vigil.simulation;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.BedState;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.Arrays;

/// A number that was measured on this child and is not there is told of within a minute of anybody's looking,
/// however often the service stands still, starts again or opens its lines anew meanwhile. Numbers that come back
/// make up for as long as they come: a signal that is there for a second in ten is missing.
final class MissingNumber {
    private static final long SECOND = Moment.NANOS_PER_SECOND;
    private static final long LONG = 30 * SECOND;

    /// The longest patience there is with a device (the alarm table: one that zeroes itself).
    private static final long DEVICE = 60 * SECOND;

    /// A line that says more than once that it is back is one that comes and goes.
    private static final int OFTEN = 2;

    /// Each return and each loss is looked at up to so much late, so a number that comes and goes is counted less
    /// exactly.
    private static final long TICK = SECOND / 4;

    private static final Vital[] VITALS = Vital.values();

    private final Heard heard;
    private final Tally tally;
    private final long slack;
    private final long[] missing = new long[VITALS.length];
    private final long[] untold = new long[VITALS.length];
    private final long[] inexact = new long[VITALS.length];
    private final int[] returns = new int[VITALS.length];
    private final boolean[] there = new boolean[VITALS.length];
    private int interruptions;
    private long before;

    /// @param slack of the longest patience, nanoseconds
    MissingNumber(Heard heard, Tally tally, long slack) {
        this.heard = heard;
        this.tally = tally;
        this.slack = slack;
    }

    void stepped(Turn turn) {
        if (turn.another()) {
            Arrays.fill(missing, 0);
            Arrays.fill(untold, 0);
        }
        switch (turn.input()) {
            case Input.Stalled s -> interrupted(turn.now());
            case Input.Started s -> interrupted(turn.now());
            case Input.LinkChanged l -> interruptions++;
            default -> {}
        }
    }

    /// Time in which nobody looked is nobody's.
    private void interrupted(long now) {
        interruptions++;
        before = now;
    }

    /// After every tick.
    void ticked(long now, BedState state) {
        var passed = now - before;
        before = now;
        for (int i = 0; i < VITALS.length; i++)
            if (awaited(state, VITALS[i])) look(i, now, passed, state);
            else {
                missing[i] = 0;
                untold[i] = 0;
            }
        for (var m : missing) if (m > 0) return;
        interruptions = 0;
    }

    /// A pressure comes when it comes; the perfusion index is a comment on SpO2.
    private boolean awaited(BedState state, Vital vital) {
        return state.patient() != null
                && vital.cadence() == Vital.Cadence.CONTINUOUS
                && vital != Vital.PERFUSION_INDEX
                && heard.seen(vital);
    }

    private void look(int i, long now, long passed, BedState state) {
        var current = heard.current(VITALS[i], now);
        if (current && !there[i]) {
            returns[i]++;
            inexact[i] += TICK;
        }
        there[i] = current;
        var allowed = allowed();
        missing[i] = current ? Math.max(0, Math.min(missing[i], allowed) - passed) : missing[i] + passed;
        untold[i] = current ? Math.max(0, Math.min(untold[i], allowed) - passed) : untold[i] + passed;
        if (untold[i] > 0 && heard.told(state, VITALS[i])) untold[i] = 0;
        if (missing[i] == 0) returns[i] = 0;
        if (untold[i] == 0) inexact[i] = 0;
        tally.is(Tally.Situation.NUMBER_LONG_MISSING, i, missing[i] > LONG);
        tally.is(Tally.Situation.NUMBER_COMES_AND_GOES, i, missing[i] > LONG && returns[i] > OFTEN);
        tally.is(Tally.Situation.NUMBER_MISSING_THROUGH_INTERRUPTIONS, i, missing[i] > LONG && interruptions > OFTEN);
        Judge.promise(
                untold[i] <= allowed + slack + inexact[i],
                () -> VITALS[i] + " has been missing for " + missing[i] / SECOND + " s, and nothing says so: "
                        + heard.words(VITALS[i]) + state.channel(VITALS[i]).tracks() + state.alarms());
    }

    /// Who has just begun to look, or to be looked at, has all the patience once more, and not again and again.
    private long allowed() {
        return interruptions == 0 ? DEVICE : 2 * DEVICE;
    }
}
