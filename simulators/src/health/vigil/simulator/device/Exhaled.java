package health.vigil.simulator.device;

import org.jspecify.annotations.Nullable;

/// What a capnograph makes of the gas it sucks in: ends of breaths, their end-tidal value, the rate, the silence.
final class Exhaled {
    private static final double RISES_ABOVE_MMHG = 10;
    private static final double FALLS_BELOW_MMHG = 6;
    private static final int BREATHS = 4; // in the rate
    private static final double NANOS_PER_MINUTE = 60e9;
    private static final long SECOND = 1_000_000_000L;

    private final long[] ends = new long[BREATHS + 1];
    private int filled;
    private boolean exhaling;
    private double peak;
    private double endTidal;
    private double lowest;
    private double inspired;
    private @Nullable Long since;

    /// @return true if a breath ended with this sample
    boolean sample(long now, double mmHg) {
        if (since == null) since = now;
        if (mmHg > RISES_ABOVE_MMHG) exhaling = true;
        peak = exhaling ? Math.max(peak, mmHg) : 0;
        lowest = Math.min(lowest, mmHg);
        if (!exhaling || mmHg >= FALLS_BELOW_MMHG) return false;
        end(now);
        return true;
    }

    private void end(long now) {
        endTidal = peak;
        inspired = lowest;
        lowest = FALLS_BELOW_MMHG;
        exhaling = false;
        System.arraycopy(ends, 0, ends, 1, BREATHS);
        ends[0] = now;
        filled = Math.min(BREATHS + 1, filled + 1);
    }

    /// The line was off: everything before is forgotten.
    void forget() {
        filled = 0;
        exhaling = false;
        peak = 0;
        since = null;
    }

    /// True once there is a rate to show.
    boolean known() {
        return filled >= 2;
    }

    int endTidal() {
        return (int) Math.round(endTidal);
    }

    int inspired() {
        return (int) Math.max(0, Math.round(inspired));
    }

    /// Per minute, and no more than the present silence allows.
    int rate(long now) {
        double mean = NANOS_PER_MINUTE * (filled - 1) / Math.max(1, ends[0] - ends[filled - 1]);
        double atMost = NANOS_PER_MINUTE / Math.max(1, now - ends[0]);
        return (int) Math.round(Math.min(mean, Math.max(atMost, 0)));
    }

    /// Whole seconds since the latest breath, or since the line was connected.
    int silentSeconds(long now) {
        long from = filled > 0 ? ends[0] : since == null ? now : since;
        return (int) ((now - from) / SECOND);
    }
}
