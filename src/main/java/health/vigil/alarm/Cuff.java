package health.vigil.alarm;

import health.vigil.vital.SourceId;
import org.jspecify.annotations.Nullable;

/// The blood pressure cuff.
///
/// @param source the cuff, null until one spoke
/// @param inflating true between start and end of a determination
/// @param pressureMmHg latest cuff pressure while inflating
/// @param started bed time of the latest start
/// @param ended bed time of the latest end
/// @param cycling an operator started readings: they repeat at the profile's interval until one is stopped
/// @param failure words of the latest failed determination, empty after a good one
public record Cuff(
        @Nullable SourceId source,
        boolean inflating,
        double pressureMmHg,
        long started,
        long ended,
        boolean cycling,
        String failure) {
    public static final Cuff IDLE = new Cuff(null, false, 0, 0, 0, false, "");

    Cuff at(SourceId cuff, boolean pressing, double mmHg) {
        return new Cuff(cuff, pressing, mmHg, started, ended, cycling, failure);
    }

    Cuff begun(long now) {
        return new Cuff(source, inflating, pressureMmHg, now, ended, cycling, failure);
    }

    Cuff over(SourceId cuff, long now, String why) {
        return new Cuff(cuff, false, 0, started, now, cycling, why);
    }

    Cuff cycling(boolean on) {
        return new Cuff(source, inflating, pressureMmHg, started, ended, on, failure);
    }
}
