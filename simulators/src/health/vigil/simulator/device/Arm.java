package health.vigil.simulator.device;

import health.vigil.simulator.child.Child;
import org.jspecify.annotations.Nullable;

/// The arm with the cuff, on which the clip may sit too: an inflated cuff stops the clip's pulse (clinical.md 5).
public final class Arm {
    /// One determination, in mmHg and beats per minute.
    ///
    /// @param at story time of its end, in nanoseconds
    public record Pressure(long at, int systolic, int diastolic, int mean, int pulse) {}

    private static final double OPEN_BELOW_DIASTOLIC = 0.7;

    private boolean clipHere = true;
    private double cuffMmHg;
    private @Nullable Pressure latest;

    public void clipHere(boolean here) {
        clipHere = here;
    }

    public void cuffMmHg(double now) {
        cuffMmHg = now;
    }

    public double cuffMmHg() {
        return cuffMmHg;
    }

    public void measured(Pressure pressure) {
        latest = pressure;
    }

    /// The latest determination on this arm.
    public @Nullable Pressure latest() {
        return latest;
    }

    /// Share of each pulse that reaches the clip, 0 to 1.
    double flow(Child child) {
        if (!clipHere) return 1;
        double open = child.diastolicMmHg() * OPEN_BELOW_DIASTOLIC;
        return Math.clamp((child.systolicMmHg() - cuffMmHg) / (child.systolicMmHg() - open), 0, 1);
    }
}
