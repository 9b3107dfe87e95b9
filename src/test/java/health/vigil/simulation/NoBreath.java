package health.vigil.simulation;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.ArrayDeque;

/// A child that was seen to breathe, and of whom no breath has been seen for a minute while anybody looked, is an
/// alarm:
/// that there is none, or that it cannot be seen.
final class NoBreath {
    private static final long SECOND = Moment.NANOS_PER_SECOND;

    /// So many breaths within half a minute: nobody doubts that this child breathes and is connected.
    private static final int BREATHS = 5;

    private static final long LONG = 30 * SECOND;

    /// The longest patience there is with a device that cannot see (the alarm table: one that zeroes itself).
    private static final long BLIND = 60 * SECOND;

    private final Heard heard;
    private final Tally tally;
    private final long slack;
    private final ArrayDeque<Long> breaths = new ArrayDeque<>();
    private boolean breathed;
    private boolean interrupted;
    private long unseen;
    private long untold;
    private long before;

    /// @param slack of the longest patience, nanoseconds
    NoBreath(Heard heard, Tally tally, long slack) {
        this.heard = heard;
        this.tally = tally;
        this.slack = slack;
    }

    void stepped(Turn turn) {
        if (turn.another()) {
            breathed = false;
            breaths.clear();
        }
        switch (turn.input()) {
            case Input.Stalled s -> interrupted(turn.now());
            case Input.Started s -> interrupted(turn.now());
            case Input.LinkChanged l -> interrupted = true;
            case Input.Received r when r.reading() instanceof Reading.DeviceEvent e -> event(turn, e);
            default -> {}
        }
    }

    /// Time in which nobody looked is nobody's.
    private void interrupted(long now) {
        interrupted = true;
        before = now;
    }

    private void event(Turn turn, Reading.DeviceEvent event) {
        if (event.kind() != Reading.DeviceEvent.Kind.BREATH) return;
        breaths.add(turn.now());
        while (breaths.size() > BREATHS) breaths.remove();
        breathed |= breaths.size() == BREATHS && turn.now() - breaths.getFirst() <= LONG;
        unseen = 0;
        untold = 0;
        interrupted = false;
    }

    /// After every tick.
    void ticked(long now, BedState state) {
        var passed = now - before;
        before = now;
        var ladder = state.profile().ladder(Condition.APNEA);
        if (!breathed || ladder == null || ladder.rungs().isEmpty()) {
            untold = 0;
            return;
        }
        unseen += passed;
        var told = told(state);
        untold = told ? 0 : untold + passed;
        tally.is(Tally.Situation.NO_BREATH, 0, unseen > LONG);
        tally.is(Tally.Situation.NO_BREATH_AND_BLIND, 0, unseen > LONG && !heard.current(Vital.ETCO2, now));
        var limit = Math.round(ladder.rungs().getFirst().limit() * SECOND);
        var allowed = limit + (interrupted ? 2 * BLIND : BLIND) + slack;
        Judge.promise(
                untold <= allowed,
                () -> "no breath for " + unseen / SECOND + " s, and nothing says so: " + heard.words(Vital.ETCO2)
                        + state.breathing() + state.alarms());
    }

    private boolean told(BedState state) {
        return Turn.lasts(state, Condition.APNEA)
                || heard.told(state, Vital.ETCO2)
                || heard.told(state, Vital.RESPIRATION_RATE);
    }
}
