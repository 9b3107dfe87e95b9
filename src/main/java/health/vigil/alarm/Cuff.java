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
/// @param failure words of the latest failed determination, empty after a good one
public record Cuff(
        @Nullable SourceId source, boolean inflating, double pressureMmHg, long started, long ended, String failure) {
    public static final Cuff IDLE = new Cuff(null, false, 0, 0, 0, "");
}
