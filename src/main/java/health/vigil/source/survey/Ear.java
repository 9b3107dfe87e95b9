package health.vigil.source.survey;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.vital.Moment;
import org.jspecify.annotations.Nullable;

/// One driver that listens, and how much of what it hears it understands.
final class Ear {
    private final Driver driver;
    private final Moment begun;
    /// What was counted when the first frame was whole: before it everybody starts in the middle of something.
    private @Nullable FrameCounts first;

    private Moment latest;

    Ear(Driver driver, Moment now) {
        this.driver = driver;
        this.begun = now;
        this.latest = now;
        driver.opened(now);
    }

    void hear(byte[] bytes, int length, Moment now) {
        driver.receive(bytes, 0, length, now, reading -> {});
        latest = now;
        if (first == null && driver.counts().frames() > 0) first = driver.counts();
    }

    /// True once a whole frame was heard.
    boolean understands() {
        return first != null;
    }

    /// What the driver would say to the device now.
    byte[] says(Moment now) {
        return driver.due(now);
    }

    Match match(boolean asked) {
        var frames = driver.counts().frames();
        return new Match(driver.name(), driver.line(), frames, latest.nanosSince(begun), share(), asked);
    }

    /// The part of the bytes since the first whole frame that belongs to frames, 0 to 1.
    private double share() {
        if (first == null) return 0;
        var now = driver.counts();
        var bytes = now.bytes() - first.bytes();
        var thrown = now.skippedBytes() - first.skippedBytes();
        return bytes <= 0 ? 1 : Math.max(0, 1 - (double) thrown / bytes);
    }
}
