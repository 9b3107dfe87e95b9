package health.vigil.command;

import health.vigil.bed.Feed;
import health.vigil.profile.Condition;
import health.vigil.vital.BedId;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// No bed but a terminal: counts what a device says and tells how its line is.
final class CaptureFeed implements Feed {
    private static final BedId NOBODY = new BedId("capture");

    private final Consumer<String> told;
    private final AtomicLong readings = new AtomicLong();

    CaptureFeed(Consumer<String> told) {
        this.told = told;
    }

    long readings() {
        return readings.get();
    }

    /// True if the device was understood at all.
    boolean heard() {
        return readings() > 0;
    }

    @Override
    public BedId bed() {
        return NOBODY;
    }

    @Override
    public void offer(SourceId source, Reading reading) {
        if (readings.getAndIncrement() == 0) told.accept("the device is heard");
    }

    @Override
    public void link(SourceId source, boolean up, String detail) {
        told.accept(up ? "listening at " + detail + "; Ctrl-C ends it" : detail);
    }

    @Override
    public void report(Condition condition, String what, String trouble) {
        told.accept(what + ": " + trouble);
    }

    @Override
    public void committed(Runnable then) {
        then.run();
    }
}
