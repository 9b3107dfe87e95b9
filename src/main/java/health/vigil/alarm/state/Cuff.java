package health.vigil.alarm.state;

import health.vigil.profile.Condition;
import health.vigil.vital.Limb;
import health.vigil.vital.Moment;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The blood pressure cuff.
///
/// @param source the cuff, null until one spoke
/// @param inflating true between start and end of a determination
/// @param pressureMmHg latest cuff pressure while inflating
/// @param started bed time at which the latest inflation began, as the cuff told
/// @param asked bed time at which the latest reading was ordered
/// @param ended bed time of the latest end
/// @param pressed bed time at which the latest pressure was told that an empty cuff does not have
/// @param plan which readings are wanted
/// @param held conditions whose alarms were held because of this inflation, while its effect lasts
/// @param failure words of the latest failed determination, empty after a good one
public record Cuff(
        @Nullable SourceId source,
        boolean inflating,
        double pressureMmHg,
        long started,
        long asked,
        long ended,
        long pressed,
        CuffPlan plan,
        List<Condition> held,
        String failure) {
    /// An empty cuff has no more (ISO 80601-2-30; a newborn's {@link #EMPTY_NEWBORN_MMHG}).
    private static final int EMPTY_MMHG = 15;

    private static final int EMPTY_NEWBORN_MMHG = 5;

    /// From the start of an inflation its effect lasts no longer than this (Philips MP2 p. 177).
    public static final long LONGEST_NANOS = 60 * Moment.NANOS_PER_SECOND;

    /// After deflation the pulse has to come back and be averaged (clinical.md section 5: 10 to 15 s).
    private static final long RECOVERY_NANOS = 15 * Moment.NANOS_PER_SECOND;

    public static final Cuff IDLE = new Cuff(null, false, 0, 0, 0, 0, 0, CuffPlan.NONE, List.of(), "");

    /// True if the latest reading that was ordered has not ended.
    public boolean ordered() {
        return asked > ended;
    }

    /// Bed time at which the latest reading began, or was ordered to.
    public long begun() {
        return Math.max(started, asked);
    }

    /// True while it squeezes its limb or has just let go. Of an inflation that goes on there is proof only as long as
    /// the cuff has been there all along.
    ///
    /// @param now bed time, nanos
    public boolean squeezes(List<Link> links, long now) {
        if (source == null || now - started > LONGEST_NANOS) return false;
        return inflating ? there(links, now) : ended > 0 && now - ended < RECOVERY_NANOS;
    }

    private boolean there(List<Link> links, long now) {
        for (var link : links) if (link.source().equals(source)) return link.unbroken(started, now);
        return false;
    }

    /// True while a number comes from the limb that it squeezes: the number says more of the cuff than of the child,
    /// and its alarms wait.
    ///
    /// @param sensor the number's source
    /// @param now bed time, nanos
    public boolean squeezes(Vital vital, SourceId sensor, List<Link> links, long now) {
        if (vital != Vital.SPO2 && vital != Vital.PULSE_RATE || !squeezes(links, now)) return false;
        for (var link : links)
            if (link.source().equals(sensor)) return link.spec().limb() == Limb.CUFF;
        return false;
    }

    /// True if the latest number of a running cycle is too old to be shown (requirement R2).
    ///
    /// @param everyMinutes the interval that is asked for, 0 for none
    /// @param now bed time, nanos
    public boolean overdue(int everyMinutes, Track track, long now) {
        return everyMinutes > 0
                && plan.wanted()
                && now - Math.max(plan.since(), track.measuredAt()) > Freshness.overdueNanos(everyMinutes);
    }

    /// The same cuff on another child: what it is doing it goes on doing, what it did is of no interest.
    public Cuff forAnother() {
        return new Cuff(source, inflating, pressureMmHg, started, ended, ended, pressed, CuffPlan.NONE, List.of(), "");
    }

    /// It told its pressure.
    ///
    /// @param newborn whether a newborn's arm is in it
    public Cuff at(SourceId cuff, double mmHg, boolean newborn, long now) {
        var full = mmHg > (newborn ? EMPTY_NEWBORN_MMHG : EMPTY_MMHG);
        return new Cuff(cuff, inflating, mmHg, started, asked, ended, full ? now : pressed, plan, held, failure);
    }

    /// An inflation began.
    public Cuff begun(SourceId cuff, long now) {
        return new Cuff(cuff, true, 0, now, asked, ended, pressed, plan, held, failure);
    }

    /// A reading was ordered: no proof that anything inflates.
    public Cuff asked(long now) {
        return new Cuff(source, inflating, pressureMmHg, started, now, ended, pressed, plan, held, failure);
    }

    /// A reading ended.
    ///
    /// @param why it gave nothing, empty if it did
    public Cuff over(SourceId cuff, long now, String why) {
        return new Cuff(cuff, false, 0, started, asked, now, pressed, plan, held, why);
    }

    public Cuff planned(CuffPlan next) {
        return new Cuff(source, inflating, pressureMmHg, started, asked, ended, pressed, next, held, failure);
    }

    public Cuff holding(List<Condition> conditions) {
        return new Cuff(source, inflating, pressureMmHg, started, asked, ended, pressed, plan, conditions, failure);
    }
}
