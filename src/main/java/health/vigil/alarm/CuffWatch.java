package health.vigil.alarm;

import health.vigil.alarm.state.Finding;
import health.vigil.alarm.state.Freshness;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;

/// The cuff's own course, its failures, and whether the pressure that is wanted comes.
final class CuffWatch {
    private static final long MINUTE = 60 * Moment.NANOS_PER_SECOND;

    /// A cuff whose line is back has told by then whether it still inflates: it is asked every second.
    private static final long TOLD_NANOS = 5 * Moment.NANOS_PER_SECOND;

    private CuffWatch() {}

    static void event(Draft d, SourceId source, Reading.DeviceEvent e) {
        switch (e.kind()) {
            case CUFF_STARTED -> {
                d.cuff = d.cuff.begun(source, d.when());
                CuffSchedule.begun(d, d.when());
            }
            case CUFF_PRESSURE -> {
                // A second cuff that rests says so every second; it does not speak for the one that squeezes.
                if (!d.cuff.inflating() || source.equals(d.cuff.source()))
                    d.cuff = d.cuff.at(source, e.value(), CuffOrders.newborn(d), d.when());
            }
            case CUFF_DONE -> succeeded(d, source);
            case CUFF_FAILED -> failed(d, source, d.when(), e.text());
            case CUFF_DISTURBED -> disturbed(d, source, d.when(), e.text());
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

    /// A good reading ends every complaint about there being none.
    private static void succeeded(Draft d, SourceId source) {
        d.cuff = d.cuff.over(source, d.when(), "");
        CuffSchedule.succeeded(d);
        for (var alarm : d.system.alarms())
            if (alarm.condition() == Condition.CUFF_FAILED) Annunciation.absent(d, alarm);
    }

    private static void failed(Draft d, SourceId source, long ended, String why) {
        d.cuff = d.cuff.over(source, ended, why);
        CuffSchedule.failed(d, why);
        Annunciation.present(d, Finding.technical(TechnicalRule.CUFF_FAILED, source.name(), d.when(), why));
    }

    /// What may succeed the next time is no alarm before it has failed twice.
    ///
    /// @param ended bed time of its end
    private static void disturbed(Draft d, SourceId source, long ended, String why) {
        if (CuffSchedule.repeats(d, source)) d.cuff = d.cuff.over(source, ended, why);
        else failed(d, source, ended, why);
    }

    static void tick(Draft d) {
        CuffHold.tick(d);
        var source = d.cuff.source();
        if (source != null && d.cuff.inflating()) {
            if (d.now() - d.cuff.started() > longest(d).delayNanos()) overrun(d, source);
            else brokenOff(d, source);
        }
        CuffSchedule.tick(d);
    }

    private static TechnicalRule longest(Draft d) {
        return CuffOrders.newborn(d) ? TechnicalRule.CUFF_ENDLESS_NEWBORN : TechnicalRule.CUFF_ENDLESS;
    }

    /// A cuff that may still press a child's arm is told to let go. One that we have heard all along is out of order:
    /// it
    /// starts no more by itself.
    private static void overrun(Draft d, SourceId source) {
        var why = "no end reported within " + Numbers.plain(longest(d).delaySeconds(), 0) + " s";
        var heard = !interrupted(d, source);
        failed(d, source, d.now(), why);
        if (heard) CuffSchedule.halt(d, source, why);
        CuffOrders.stop(d);
    }

    private static boolean interrupted(Draft d, SourceId source) {
        for (var link : d.links)
            if (link.source().equals(source)) return !link.up() || link.changed() > d.cuff.started();
        return true;
    }

    /// Its end was not heard and will not be: the line has come back, or we have, and it does not say that it inflates.
    /// That it presses nothing is known since the line is back, and not a moment longer.
    private static void brokenOff(Draft d, SourceId source) {
        for (var link : d.links)
            if (link.source().equals(source)
                    && link.up()
                    && link.changed() > d.cuff.started()
                    && d.now() - link.changed() > TOLD_NANOS)
                disturbed(d, source, link.changed(), "the line broke off during the measurement");
    }

    /// Whether the pressure that somebody wants again and again comes at all (requirement R2).
    static void look(Draft d, Findings found) {
        var every = CuffSchedule.everyMinutes(d);
        if (every == 0 || d.care.patient() == null || !d.cuff.plan().wanted()) return;
        var latest = Math.max(
                d.cuff.plan().since(), Math.max(measured(d, Vital.NIBP_SYSTOLIC), measured(d, Vital.NIBP_MEAN)));
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
}
