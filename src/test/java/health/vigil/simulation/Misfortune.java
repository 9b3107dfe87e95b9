package health.vigil.simulation;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What befalls one device: its line is cut or flaps, it freezes, its sensor is off or comes and goes, one of its
/// numbers is left out, its numbers are wrong. One look in every quarter of a second. Times are simulated nanoseconds.
final class Misfortune {
    private static final long SECOND = Moment.NANOS_PER_SECOND;

    /// What a device can say; that its line is lost it cannot.
    private static final List<Reading.Gap.Reason> REASONS = Arrays.stream(Reading.Gap.Reason.values())
            .filter(r -> r != Reading.Gap.Reason.LINK_LOST)
            .toList();

    private final SplittableRandom random;
    private long downUntil;
    private long flapsUntil;
    private long frozenUntil;
    private long gapUntil;
    private long comesAndGoesUntil;
    private long leftOutUntil;
    private long wrongUntil;
    private double wrong = 1;
    private int leftOut;
    private long shareNanos = SECOND;
    private Reading.Gap.Reason reason = Reading.Gap.Reason.SENSOR_OFF;

    Misfortune(SplittableRandom random) {
        this.random = random;
    }

    /// Nothing is wrong from now on.
    void end() {
        downUntil = 0;
        flapsUntil = 0;
        frozenUntil = 0;
        gapUntil = 0;
        comesAndGoesUntil = 0;
        leftOutUntil = 0;
        wrongUntil = 0;
    }

    void befall(long now) {
        if (random.nextInt(3_000) != 0) return;
        var until = now + random.nextLong(SECOND, (random.nextInt(3) == 0 ? 240 : 60) * SECOND);
        reason = REASONS.get(random.nextInt(REASONS.size()));
        switch (random.nextInt(10)) {
            case 0 -> downUntil = until;
            case 1 -> flapsUntil = until;
            case 2 -> frozenUntil = until;
            case 3, 4, 5 -> gapUntil = until;
            case 6, 7 -> {
                comesAndGoesUntil = until;
                shareNanos = random.nextLong(SECOND / 2, 4 * SECOND);
            }
            case 8 -> {
                leftOutUntil = until;
                leftOut = random.nextInt(Vital.values().length);
            }
            default -> {
                wrongUntil = until;
                wrong = random.nextDouble(0.7, 1.4);
            }
        }
    }

    /// A new process of ours opens every line anew.
    void reconnect(long now) {
        downUntil = now;
    }

    /// A line that flaps is there for some seconds and away for a few.
    boolean down(long now) {
        if (now < flapsUntil && now >= downUntil && random.nextInt(20) == 0)
            downUntil = now + random.nextLong(SECOND / 4, 8 * SECOND);
        return now < downUntil;
    }

    boolean frozen(long now) {
        return now < frozenUntil;
    }

    /// A sensor that comes and goes is there for a share of every ten seconds.
    Reading.Gap.@Nullable Reason gap(long now) {
        if (now < gapUntil) return reason;
        return now < comesAndGoesUntil && now % (10 * SECOND) >= shareNanos ? reason : null;
    }

    boolean leavesOut(Vital vital, long now) {
        return now < leftOutUntil && vital.ordinal() == leftOut;
    }

    /// What it makes of the truth.
    double read(double truth, Vital vital, long now) {
        if (now >= wrongUntil) return truth;
        return vital.decimals() == 0 ? Math.rint(truth * wrong) : Math.rint(truth * wrong * 10) / 10;
    }
}
