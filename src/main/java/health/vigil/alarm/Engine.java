package health.vigil.alarm;

import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Finding;
import health.vigil.alarm.state.Row;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.vital.Moment;

/// The pure heart: one input makes the next state and what is to be told. The same state and input give the same
/// result on every machine; time comes only in inputs.
public final class Engine {
    private Engine() {}

    public static Step step(BedState state, Input input) {
        var time = input instanceof Input.Started
                ? state.time().rebased(input.at())
                : state.time().advanced(input.at());
        var d = new Draft(state, time, input.at());
        ClockWatch.look(d, state.time());
        apply(d, state, input);
        return d.done();
    }

    private static void apply(Draft d, BedState before, Input input) {
        switch (input) {
            case Input.Received in -> Intake.received(d, in);
            case Input.Ticked in -> tick(d);
            case Input.LinkChanged in -> linkChanged(d, in);
            case Input.Admitted in -> Operation.admitted(d, in);
            case Input.PatientCorrected in -> Limits.corrected(d, in);
            case Input.Discharged in -> Operation.discharged(d, in);
            case Input.Acknowledged in -> Operation.acknowledged(d, in);
            case Input.AudioPaused in -> Operation.audioPaused(d, in);
            case Input.AudioResumed in -> Operation.audioResumed(d, in);
            case Input.AudioTurnedOff in -> Operation.audioTurnedOff(d, in);
            case Input.AlarmPaused in -> Operation.alarmPaused(d, in);
            case Input.AlarmTurnedOff in -> Operation.alarmTurnedOff(d, in);
            case Input.AlarmTurnedOn in -> Operation.alarmTurnedOn(d, in);
            case Input.BaselineTaken in -> BaselineWatch.taken(d, in);
            case Input.LimitsComputed in -> Limits.computed(d, in);
            case Input.LimitChanged in -> Limits.changed(d, in);
            case Input.LimitsRestored in -> Limits.restored(d, in);
            case Input.DrugGiven in -> Operation.drugGiven(d, in);
            case Input.DrugStruck in -> Operation.drugStruck(d, in);
            case Input.PhaseChanged in -> Limits.phaseChanged(d, in);
            case Input.SignalsTested in -> Operation.signalsTested(d, in);
            case Input.Assigned in -> Operation.assigned(d, in);
            case Input.CuffRequested in -> CuffOrders.requested(d, in);
            case Input.CuffSeriesRequested in -> CuffOrders.series(d, in.by());
            case Input.CuffScheduled in -> CuffSchedule.set(d, in);
            case Input.CuffUnscheduled in -> CuffSchedule.off(d, in.by());
            case Input.ResponsibilityAccepted in -> Operation.responsibilityAccepted(d, in);
            case Input.PartReported in -> partReported(d, in);
            case Input.Started in -> Restart.started(d, before, in);
            case Input.Stalled in -> Restart.stalled(d, in);
        }
    }

    /// A graver condition is judged before what it covers, so that what it covers no longer is raised at once.
    private static void tick(Draft d) {
        BreathWatch.tick(d);
        LimitWatch.tick(d);
        TrendWatch.tick(d);
        PresenceWatch.tick(d);
        CuffWatch.tick(d);
        AdverseWatch.tick(d);
        Annunciation.tick(d);
    }

    private static void linkChanged(Draft d, Input.LinkChanged in) {
        for (int i = 0; i < d.links.size(); i++) {
            var l = d.links.get(i);
            if (!l.source().equals(in.source())) continue;
            d.links = Row.replaced(d.links, i, l.turned(in.up(), in.detail(), d.when()));
            if (!in.up()) Intake.cutOff(d, l.spec());
        }
        PresenceWatch.tick(d);
    }

    private static void partReported(Draft d, Input.PartReported in) {
        if (in.trouble().isEmpty()) Annunciation.absent(d, in.condition(), in.what());
        else
            Annunciation.present(
                    d, Finding.technical(TechnicalRule.of(in.condition()), in.what(), d.when(), in.trouble()));
    }

    /// Whole milliseconds of nanoseconds.
    static long millis(long nanos) {
        return nanos / Moment.NANOS_PER_MILLI;
    }
}
