package health.vigil.alarm.state;

import health.vigil.vital.Method;
import health.vigil.vital.Quality;
import health.vigil.vital.Vital;

/// One vital as it may be shown at one moment: a number with its truth, or no number with the reason.
///
/// @param value NaN when there is none to show
/// @param reason why there is none, empty when there is one
/// @param source which source speaks, empty when none ever did
/// @param ageMillis time since the measurement (with the age it had on arrival)
/// @param stale older than 2.5 of its source's periods: show it grey
/// @param held alarms of it wait for the cuff on the same limb, a severe one excepted
/// @param fallback the source that should speak is not; another one does
public record Shown(
        Vital vital,
        double value,
        String reason,
        String source,
        Method method,
        Quality quality,
        long ageMillis,
        boolean stale,
        boolean held,
        boolean fallback) {
    Shown whileHeld() {
        return new Shown(vital, value, reason, source, method, quality, ageMillis, stale, true, fallback);
    }

    public boolean present() {
        return !Double.isNaN(value);
    }
}
