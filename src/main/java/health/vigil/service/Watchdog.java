package health.vigil.service;

import health.vigil.bed.Bed;
import health.vigil.bed.Ward;
import health.vigil.profile.Condition;
import health.vigil.vital.BedId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at every bed from outside its loop (design decision 8): a bed that has not stepped for some seconds cannot
/// say so itself. Logs it once per episode and raises it at the house.
final class Watchdog implements AutoCloseable {
    /// Beds tick four times a second; this many seconds are no hiccup any more.
    private static final double STUCK_SECONDS = 3;

    private static final Duration LOOK = Duration.ofSeconds(1);

    /// If we ourselves slept so much longer than asked, the whole process stood still: beds notice that on their own.
    private static final double OWN_STALL_SECONDS = 2;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final Ward ward;
    private final Set<BedId> stuck = new HashSet<>();
    private final Thread thread = Thread.ofPlatform().name("watchdog").daemon().unstarted(this::run);
    private volatile boolean closing;

    Watchdog(Ward ward) {
        this.ward = ward;
    }

    void start() {
        thread.start();
    }

    /// Words for the readiness check; empty while every bed steps.
    synchronized String trouble() {
        return stuck.isEmpty() ? "" : "not stepping: " + stuck;
    }

    private void run() {
        var last = ward.clock().now();
        while (!closing) {
            if (!rest()) return;
            var now = ward.clock().now();
            var slept = seconds(now.nanosSince(last));
            last = now;
            if (slept < LOOK.toSeconds() + OWN_STALL_SECONDS) look();
        }
    }

    private boolean rest() {
        try {
            Thread.sleep(LOOK);
            return true;
        } catch (InterruptedException closed) {
            return false;
        }
    }

    /// One look at all beds and the house.
    synchronized void look() {
        for (var bed : ward.beds()) look(bed);
        look(ward.house());
    }

    private void look(Bed bed) {
        var silent = seconds(ward.clock().now().nanosSince(bed.lastStep()));
        var name = bed.bed();
        if (silent > STUCK_SECONDS && stuck.add(name)) {
            LOG.error("bed={} event=loop-stuck seconds={}", name, Math.round(silent));
            tell(name, "no step for " + Math.round(silent) + " s: its alarms are not evaluated");
        } else if (silent <= STUCK_SECONDS && stuck.remove(name)) {
            LOG.warn("bed={} event=loop-free", name);
            tell(name, "");
        }
    }

    private void tell(BedId bed, String trouble) {
        ward.house().report(Condition.MONITOR_FAULT, "bed " + bed, trouble);
    }

    private double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND / ward.clock().speed();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
