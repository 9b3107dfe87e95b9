package health.vigil.bed;

import health.vigil.vital.Clock;
import health.vigil.vital.Moment;

/// The one clock of a process. A demonstration may let it run faster than the world; everything that waits for
/// clinical time asks it how long that is really.
public final class SystemClock implements Clock {
    /// More than this and a serial line of 9600 baud could no longer carry its device.
    private static final double FASTEST = 60;

    private final long epoch;
    private final double speed;
    private final long startNanos = System.nanoTime();
    private final long startMillis = System.currentTimeMillis();

    /// @param epoch number of this process, from the store
    /// @param speed 1 for the world's own pace, up to 60 for a demonstration
    public SystemClock(long epoch, double speed) {
        if (!(speed >= 1 && speed <= FASTEST))
            throw new IllegalArgumentException("speed " + speed + " is outside 1 to " + FASTEST);
        this.epoch = epoch;
        this.speed = speed;
    }

    @Override
    public Moment now() {
        var real = System.nanoTime() - startNanos;
        if (speed == 1) return new Moment(epoch, real, System.currentTimeMillis());
        var nanos = Math.round(real * speed);
        return new Moment(epoch, nanos, startMillis + nanos / Moment.NANOS_PER_MILLI);
    }

    /// How many milliseconds of the world a stretch of this clock takes, at least 1.
    public long realMillis(long millis) {
        return Math.max(1, Math.round(millis / speed));
    }

    public double speed() {
        return speed;
    }
}
