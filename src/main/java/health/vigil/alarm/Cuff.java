package health.vigil.alarm;

import health.vigil.profile.Condition;
import health.vigil.vital.SourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The blood pressure cuff.
///
/// @param source the cuff, null until one spoke
/// @param inflating true between start and end of a determination
/// @param pressureMmHg latest cuff pressure while inflating
/// @param started bed time at which the latest inflation began, as the cuff told
/// @param asked bed time at which the latest reading was asked for or began
/// @param ended bed time of the latest end
/// @param cycle bed time since which readings repeat at the profile's interval, because an operator started one;
///     {@link #NEVER} before that and after one was stopped
/// @param held conditions whose alarms were held because of this inflation, while its effect lasts
/// @param failure words of the latest failed determination, empty after a good one
public record Cuff(
        @Nullable SourceId source,
        boolean inflating,
        double pressureMmHg,
        long started,
        long asked,
        long ended,
        long cycle,
        List<Condition> held,
        String failure) {
    private static final long NEVER = -1;

    public static final Cuff IDLE = new Cuff(null, false, 0, 0, 0, 0, NEVER, List.of(), "");

    /// True while readings repeat by themselves.
    public boolean cycling() {
        return cycle != NEVER;
    }

    /// The same cuff on another child: what it is doing it goes on doing, what it did is of no interest.
    Cuff forAnother(long now) {
        return new Cuff(source, inflating, pressureMmHg, started, now, ended, NEVER, List.of(), "");
    }

    Cuff at(SourceId cuff, boolean pressing, double mmHg) {
        return new Cuff(cuff, pressing, mmHg, started, asked, ended, cycle, held, failure);
    }

    /// An inflation began.
    Cuff begun(long now) {
        return new Cuff(source, true, pressureMmHg, now, now, ended, cycle, held, failure);
    }

    /// A reading was asked for: no proof that anything inflates.
    Cuff asked(long now) {
        return new Cuff(source, inflating, pressureMmHg, started, now, ended, cycle, held, failure);
    }

    Cuff over(SourceId cuff, long now, String why) {
        return new Cuff(cuff, false, 0, started, asked, now, cycle, held, why);
    }

    Cuff cycling(boolean on, long now) {
        var since = !on ? NEVER : cycling() ? cycle : now;
        return new Cuff(source, inflating, pressureMmHg, started, asked, ended, since, held, failure);
    }

    Cuff holding(List<Condition> conditions) {
        return new Cuff(source, inflating, pressureMmHg, started, asked, ended, cycle, conditions, failure);
    }
}
