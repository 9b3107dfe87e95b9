package health.vigil.service;

import health.vigil.vital.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the disk the journal is written to, in time to do something about it (requirement R48, hazard H10). It
/// looks from a thread of its own: a disk that does not answer holds up nothing else.
final class DiskWatch implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(30);

    /// Percent used at which it is said (hazard H10).
    private static final double FILLING = 85;

    private static final double FULL = 95;

    /// It has to fall by so much before it is taken back, or it would be said again with every file.
    private static final double BACK = 1;

    private static final double PERCENT = 100;
    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

    /// What a file system has. What is kept for others counts neither way, as in `df`.
    record Space(long usedBytes, long usableBytes) {
        /// @throws IOException if the file system does not say
        static Space of(Path file) throws IOException {
            var disk = Files.getFileStore(file);
            return new Space(disk.getTotalSpace() - disk.getUnallocatedSpace(), disk.getUsableSpace());
        }

        double percentUsed() {
            return usedBytes == 0 ? 0 : PERCENT * usedBytes / (usedBytes + usableBytes);
        }
    }

    private enum Level {
        WELL,
        FILLING,
        FULL
    }

    private final Callable<Space> measure;
    private final Consumer<String> filling;
    private final Consumer<String> full;
    private final Thread thread = Thread.ofPlatform().name("disk").daemon().unstarted(this::run);
    private Level level = Level.WELL;
    private volatile boolean closing;

    /// @param measure asked every 30 s
    /// @param filling told in words from 85 % on, and an empty text when that is over or graver
    /// @param full the same from 95 % on
    DiskWatch(Callable<Space> measure, Consumer<String> filling, Consumer<String> full) {
        this.measure = measure;
        this.filling = filling;
        this.full = full;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closing) {
            look();
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    /// One look.
    void look() {
        try {
            var space = measure.call();
            level = next(space.percentUsed());
            tell(words(space));
        } catch (Exception e) {
            LOG.warn("event=disk-not-measured", e);
            level = Level.FILLING;
            tell("the journal's disk cannot be measured (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Level next(double percent) {
        if (percent >= FULL || level == Level.FULL && percent > FULL - BACK) return Level.FULL;
        if (percent >= FILLING || level != Level.WELL && percent > FILLING - BACK) return Level.FILLING;
        return Level.WELL;
    }

    private static String words(Space space) {
        return Numbers.plain(Math.floor(space.percentUsed()), 0) + " % of the journal's disk is used, "
                + Numbers.plain(space.usableBytes() / BYTES_PER_GIGABYTE, 1)
                + " GB are left; make room, or keep less (store.retentionDays)";
    }

    private void tell(String words) {
        full.accept(level == Level.FULL ? words : "");
        filling.accept(level == Level.FILLING ? words : "");
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
