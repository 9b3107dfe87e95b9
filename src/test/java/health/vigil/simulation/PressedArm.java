package health.vigil.simulation;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.CuffPlan;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;

/// What is promised of a child's arm: only a cuff that takes orders is ever started, in the child's mode, never while
/// it is known to inflate, and with a pause after the latest end that was heard (requirement R6).
final class PressedArm {
    private static final long SECOND = Moment.NANOS_PER_SECOND;

    /// In a series, or at the hand of a person.
    private static final long SHORT_PAUSE = 5 * SECOND;

    private static final long LONG_PAUSE = 30 * SECOND;

    private final Tally tally;
    private long ended = Long.MIN_VALUE / 2;
    private long started = Long.MIN_VALUE / 2;

    PressedArm(Tally tally) {
        this.tally = tally;
    }

    void stepped(Turn turn) {
        if (turn.input() instanceof Input.Received r && r.reading() instanceof Reading.DeviceEvent e) heard(turn, e);
        for (var output : turn.step().outputs()) if (output instanceof Output.CuffOrdered o) ordered(turn, o);
    }

    private void heard(Turn turn, Reading.DeviceEvent e) {
        switch (e.kind()) {
            case CUFF_DONE, CUFF_FAILED, CUFF_DISTURBED -> ended = turn.when();
            default -> {}
        }
    }

    private void ordered(Turn turn, Output.CuffOrdered o) {
        var link = turn.after().link(o.cuff());
        Judge.promise(link != null && link.up() && link.spec().takesOrders(), () -> o + " to " + link);
        if (o.order() == CuffOrder.ABORT) return;
        var patient = turn.after().patient();
        Judge.promise(patient != null && patient.cuffStart() == o.order(), () -> o + " for " + patient);
        Judge.promise(!turn.before().cuff().inflating(), () -> o + " while it inflates");
        var person = !(turn.input() instanceof Input.Ticked);
        var series = turn.before().cuff().plan().extra() instanceof CuffPlan.Extra.Stat;
        var pause = person || series ? SHORT_PAUSE : LONG_PAUSE;
        Judge.promise(turn.now() - ended >= pause, () -> o + " " + (turn.now() - ended) / 1e9 + " s after its end");
        if (!person) {
            tally.came(series ? Tally.Situation.CUFF_STARTED_IN_A_SERIES : Tally.Situation.CUFF_STARTED_BY_THE_CLOCK);
            Judge.promise(turn.now() - started >= pause, () -> o + " again");
        }
        started = turn.now();
    }
}
