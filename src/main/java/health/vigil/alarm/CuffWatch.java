package health.vigil.alarm;

import health.vigil.alarm.state.Finding;
import health.vigil.alarm.state.Freshness;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.profile.Condition;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;

/// The cuff's own course, its failures, and the next automatic reading.
final class CuffWatch {
    private static final long MINUTE = 60 * Moment.NANOS_PER_SECOND;

    private CuffWatch() {}

    static void event(Draft d, SourceId source, Reading.DeviceEvent e) {
        var c = d.cuff;
        switch (e.kind()) {
            case CUFF_STARTED -> d.cuff = c.at(source, true, 0).begun(d.when());
            case CUFF_PRESSURE -> d.cuff = c.at(source, c.inflating(), e.value());
            case CUFF_DONE -> ended(d, source, "");
            case CUFF_FAILED -> ended(d, source, e.text());
            case BREATH,
                    NO_BREATH,
                    LOW_BATTERY,
                    BATTERY_OK,
                    DEVICE_FAULT,
                    IDENTIFIED,
                    NOTICE,
                    ALARMS,
                    ALARMS_INACTIVE -> throw new IllegalArgumentException(e.kind() + " is not of the cuff");
        }
    }

    private static void ended(Draft d, SourceId source, String failure) {
        d.cuff = d.cuff.over(source, d.when(), failure);
        if (failure.isEmpty()) good(d);
        else Annunciation.present(d, Finding.technical(TechnicalRule.CUFF_FAILED, source.name(), d.when(), failure));
    }

    /// A good reading ends every complaint about there being none.
    private static void good(Draft d) {
        for (var alarm : d.system.alarms())
            if (alarm.condition() == Condition.CUFF_FAILED) Annunciation.absent(d, alarm);
    }

    static void tick(Draft d) {
        CuffHold.tick(d);
        var c = d.cuff;
        if (c.source() != null && c.inflating() && d.now() - c.started() > TechnicalRule.CUFF_ENDLESS.delayNanos())
            overrun(d, c.source());
        var every = d.care.profile().cuffIntervalMinutes();
        if (every == 0 || d.care.patient() == null || !d.cuff.cycling() || d.cuff.inflating()) return;
        if (d.now() - d.cuff.asked() < every * MINUTE) return;
        order(d, d.care.patient().cuffStart());
    }

    /// A cuff that may still press a child's arm is told to let go.
    private static void overrun(Draft d, SourceId source) {
        var seconds = Numbers.plain(TechnicalRule.CUFF_ENDLESS.delaySeconds(), 0);
        ended(d, source, "no end reported within " + seconds + " s");
        order(d, CuffOrder.ABORT);
    }

    /// Whether the pressure that somebody wants again and again comes at all (requirement R2).
    static void look(Draft d, Findings found) {
        var every = d.care.profile().cuffIntervalMinutes();
        if (every == 0 || d.care.patient() == null || !d.cuff.cycling()) return;
        var latest = Math.max(d.cuff.cycle(), Math.max(measured(d, Vital.NIBP_SYSTOLIC), measured(d, Vital.NIBP_MEAN)));
        if (d.now() - latest > Freshness.overdueNanos(every))
            found.add(
                    TechnicalRule.OVERDUE,
                    "NIBP",
                    latest,
                    "none for " + (d.now() - latest) / MINUTE + " min; every " + every + " min is asked for");
    }

    private static long measured(Draft d, Vital vital) {
        var track = d.channel(vital).inCharge(d.now());
        return track == null ? Long.MIN_VALUE : track.measuredAt();
    }

    /// An operator's start begins a cycle, his stop ends it: Vigil presses no arm before somebody wanted it.
    static void requested(Draft d, CuffOrder order) {
        d.cuff = d.cuff.cycling(order != CuffOrder.ABORT, d.now());
        order(d, order);
    }

    /// Sends an order; the start counts from now, so that a cuff that does not answer is not asked again and again.
    static void order(Draft d, CuffOrder order) {
        if (order != CuffOrder.ABORT) d.cuff = d.cuff.asked(d.now());
        d.tell(new Output.CuffOrdered(d.at, order));
    }
}
