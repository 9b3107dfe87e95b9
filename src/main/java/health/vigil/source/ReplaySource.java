package health.vigil.source;

import health.vigil.bed.Feed;
import health.vigil.bed.SystemClock;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.device.Drivers;
import health.vigil.metrics.Metrics;
import health.vigil.source.capture.CaptureException;
import health.vigil.source.capture.CaptureLine;
import health.vigil.source.capture.CaptureReader;
import health.vigil.source.capture.Playback;
import health.vigil.source.capture.Restamped;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A capture at a bed: its bytes are decoded anew and feed the bed at their own pace, once. Its link goes up and down
/// as the device's did, and down for good with its end.
public final class ReplaySource implements AutoCloseable {
    private static final int CLOSE_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(ReplaySource.class);

    private final ReplaySettings settings;
    private final Outlet outlet;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Playback playback;
    private final Thread player;
    private FrameCounts counted = FrameCounts.NONE;
    private Moment begun = new Moment(0, 0, 0);

    public ReplaySource(ReplaySettings settings, Feed feed, SystemClock clock, Metrics metrics) {
        this.settings = settings;
        this.outlet = new Outlet(settings.source(), feed, clock, clock.speed(), metrics);
        this.playback = new Playback(Drivers.named(settings.protocol(), settings.control()), this::offer);
        this.player = Thread.ofPlatform()
                .name("replay-" + settings.source().name())
                .daemon()
                .unstarted(this::run);
    }

    /// Begins to read; returns at once. Once only.
    public void start() {
        player.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (player.isAlive() && !player.join(Duration.ofMillis(CLOSE_MILLIS)))
                LOG.warn("source={} event=replay-stuck file={}", settings.source(), settings.file());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        begun = outlet.now();
        try (var reader = CaptureReader.open(settings.file())) {
            for (var line = reader.next(); line != null && play(line); line = reader.next()) {}
            link(false, settings.file() + ": replayed to its end; start the service again to replay it again");
        } catch (CaptureException unreadable) {
            link(false, String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException fault) {
            outlet.metrics().sourceFailed(settings.source());
            LOG.error("source={} event=source-failed file={}", settings.source(), settings.file(), fault);
            link(false, settings.file() + ": a fault of the service's own (" + fault + ")");
        }
    }

    /// @return false when it is to end
    private boolean play(CaptureLine line) {
        if (line instanceof CaptureLine.Opened) playback.play(line);
        if (!due(now(line.at()))) return false;
        switch (line) {
            case CaptureLine.Opened open ->
                link(true, "replay of " + settings.file() + ", " + open.header().source() + " of then");
            case CaptureLine.Closed closed -> {
                playback.play(line);
                link(false, "replay of " + settings.file() + ": " + closed.why());
            }
            default -> playback.play(line);
        }
        outlet.count(counted, playback.counts());
        counted = playback.counts();
        return true;
    }

    /// When what happened at a moment of the capture happens again.
    private Moment now(Moment then) {
        return begun.plusNanos(Math.round(playback.elapsed(then) / settings.speed()));
    }

    private void offer(Reading then) {
        outlet.offer(Restamped.at(now(then.at()), then, settings.speed()));
    }

    /// Waits.
    ///
    /// @return false when it is to end
    private boolean due(Moment then) {
        try {
            for (var left = left(then); left > 0; left = left(then))
                if (closing.await(left, TimeUnit.NANOSECONDS)) return false;
            return closing.getCount() > 0;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /// Nanoseconds of the world.
    private long left(Moment then) {
        return (long) Math.ceil(then.nanosSince(outlet.now()) / outlet.speed());
    }

    private void link(boolean up, String detail) {
        if (closing.getCount() == 0) return;
        LOG.info("source={} event=replay up={} detail=\"{}\"", settings.source(), up, detail);
        outlet.feed().link(settings.source(), up, detail);
    }
}
