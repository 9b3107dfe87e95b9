package health.vigil.replay;

import health.vigil.vital.Moment;

/// How fast a recording's time passes.
@FunctionalInterface
public interface Pace {
    /// As fast as the machine can.
    Pace FASTEST = nanos -> {};

    /// Returns when so many nanoseconds of the recording have passed since its begin.
    void await(long nanos);

    /// So many times the world's own pace, from now on.
    static Pace times(double speed) {
        var begin = System.nanoTime();
        return nanos -> {
            var left = Math.round(nanos / speed) - (System.nanoTime() - begin);
            try {
                if (left > 0) Thread.sleep(left / Moment.NANOS_PER_MILLI, (int) (left % Moment.NANOS_PER_MILLI));
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
