package health.vigil.simulator.device;

import health.vigil.simulator.child.Child;

/// What an oximeter makes of the beats it sees: averages over the last four of them, and nothing when the beats stop.
final class Averages {
    private static final int BEATS = 4; // Nonin's shortest documented average
    private static final long LOST_AFTER = 3_000_000_000L; // without a beat the numbers go
    private static final double LEAST_FLOW = 0.15; // a weaker pulse is not seen
    private static final double READS_LOW_BY = 9; // percent, at a hardly felt pulse: why cuffs on the clip's arm alarm
    private static final double MOVED_READS_LOW_BY = 6; // percent: moved venous blood is taken for a pulse

    private final double[] saturations = new double[BEATS];
    private final double[] intervals = new double[BEATS];
    private int filled;
    private int at;
    private int beats;
    private long lastBeat;
    private boolean stuck;
    private boolean moving;

    /// @param flow share of the pulse that arrives, 0 to 1
    /// @return true if a beat was seen now
    boolean step(long now, Child child, double flow) {
        boolean beat = child.beats() != beats;
        beats = child.beats();
        if (stuck) return beat && flow >= LEAST_FLOW;
        if (now - lastBeat > LOST_AFTER) filled = 0;
        if (!beat || flow < LEAST_FLOW) return false;
        see(now, child, flow);
        return true;
    }

    private void see(long now, Child child, double flow) {
        double interval = (now - lastBeat) / 1e9;
        boolean follows = lastBeat > 0 && now - lastBeat <= LOST_AFTER;
        lastBeat = now;
        if (!follows) return;
        saturations[at] =
                child.fingerSpo2() - READS_LOW_BY * (1 - flow) * (1 - flow) - (moving ? MOVED_READS_LOW_BY : 0);
        intervals[at] = interval;
        at = (at + 1) % BEATS;
        filled = Math.min(BEATS, filled + 1);
    }

    /// The finger left: start anew.
    void forget() {
        filled = 0;
        lastBeat = 0;
    }

    /// Numbers stay what they are as long as this lasts.
    void stuck(boolean now) {
        stuck = now;
    }

    void moving(boolean now) {
        moving = now;
    }

    boolean known() {
        return filled == BEATS;
    }

    int spo2() {
        return Math.clamp(Math.round(mean(saturations)), 0, 100);
    }

    int pulse() {
        return (int) Math.round(60 / mean(intervals));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }
}
