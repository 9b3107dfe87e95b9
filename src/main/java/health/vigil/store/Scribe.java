package health.vigil.store;

import health.vigil.metrics.Metrics;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. Whoever hands something in never waits; a disk that cannot be written is tried again
/// for as long as it takes, and its trouble is told.
final class Scribe implements AutoCloseable {
    /// How long the first write of a group waits for company (design decision 1; stack.md section 3 measured 3 ms
    /// median, 6 ms p99 from handing in to durable).
    private static final long GROUP_NANOS = 5_000_000;

    /// How much longer while nobody waits for it: 20 ms at most together (design decision 1).
    private static final long MORE_NANOS = 15_000_000;

    /// First and longest wait between attempts at a disk that fails.
    private static final long FIRST_PAUSE_NANOS = 50_000_000;

    private static final long LONGEST_PAUSE_NANOS = 2_000_000_000;

    /// A group that is not durable after this time is trouble, also when the disk reports no error: disks were seen
    /// to stall for 8.9 s (stack.md trap 11).
    static final long SLOW_NANOS = 3_000_000_000L;

    /// How long closing waits for a disk that does not answer; the whole service stops within 5 s.
    private static final long CLOSE_MILLIS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);

    private final Store store;
    private final Codec codec;
    private final Metrics metrics;
    private final Trouble trouble;
    private final Runnable afterLoss;
    private final Backlog backlog = new Backlog(Backlog.MAX_WRITES);
    private final Thread thread = Thread.ofPlatform().daemon().name("journal").unstarted(this::run);
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Ledger ledger;
    private long breachesSeen;
    private long shedSeen;

    /// Monotonic nanoseconds at which the group being written was taken; 0 while there is none.
    private volatile long busySince;

    private volatile long durable;
    private final AtomicLong refused = new AtomicLong();

    /// @param afterLoss called on the writer thread after numbers had to be given up
    Scribe(Store store, Codec codec, Metrics metrics, Trouble trouble, Runnable afterLoss) throws SQLException {
        this.store = store;
        this.codec = codec;
        this.metrics = metrics;
        this.trouble = trouble;
        this.afterLoss = afterLoss;
        var first = new Ledger(store, codec);
        this.ledger = first;
        this.durable = first.durable();
    }

    void start() {
        thread.start();
    }

    void hand(Write write) {
        backlog.add(write);
    }

    int waiting() {
        return backlog.size();
    }

    long shed() {
        return backlog.shed();
    }

    /// Number of the latest durable row.
    long durable() {
        return durable;
    }

    /// Nanoseconds that the group in hand has been waiting for the disk.
    long lagNanos() {
        var since = busySince;
        return since == 0 ? 0 : Math.max(0, System.nanoTime() - since);
    }

    /// Writes what is there and stops; what a dead disk does not take within two seconds is lost, and logged.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        backlog.close();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) thread.interrupt();
        if (backlog.size() > 0) LOG.error("event=journal-closed-unwritten writes={}", backlog.size());
    }

    private void run() {
        var pause = FIRST_PAUSE_NANOS;
        try {
            for (var group = next(); !group.isEmpty(); group = next()) {
                if (written(group)) {
                    pause = FIRST_PAUSE_NANOS;
                    continue;
                }
                backlog.putBack(group);
                if (backlog.closing()) break;
                backlog.pause(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            }
        } catch (InterruptedException e) {
            LOG.warn("event=journal-interrupted");
        }
        closeLedger();
    }

    private List<Write> next() throws InterruptedException {
        var group = backlog.take(GROUP_NANOS, MORE_NANOS);
        if (busySince == 0 && !group.isEmpty()) busySince = System.nanoTime();
        return group;
    }

    private boolean written(List<Write> group) {
        try {
            var open = openLedger();
            open.write(group);
            durable = open.durable();
            noteLosses(open);
            busySince = 0;
            trouble.set("disk", "");
        } catch (SQLException | RuntimeException e) {
            trouble.set("disk", "journal cannot be written: " + e.getMessage());
            if (e instanceof SQLException failure && Trouble.full(failure)) relieve();
            closeLedger();
            return false;
        }
        for (var write : group) settle(write);
        return true;
    }

    private void relieve() {
        try {
            LOG.warn("event=journal-full deleted={}", openLedger().relieve());
        } catch (SQLException e) {
            LOG.error("event=journal-full-for-good reason=\"{}\"", e.getMessage());
        }
    }

    private void noteLosses(Ledger open) {
        var more = open.takeRefused();
        if (more > 0)
            trouble.set("refused", "the journal left out " + refused.addAndGet(more) + " writes; see the log");
        var shedNow = backlog.shed();
        if (shedNow > shedSeen) LOG.warn("event=journal-shed writes={}", shedNow - shedSeen);
        shedSeen = shedNow;
        var breaches = backlog.breaches();
        if (breaches > breachesSeen) afterLoss.run();
        breachesSeen = breaches;
    }

    private void settle(Write write) {
        switch (write) {
            case Write.Append append -> metrics.took(Metrics.Leg.JOURNALED, System.nanoTime() - append.queued());
            case Write.Committed committed -> call(committed.then());
            case Write.Snapshot s -> {}
            case Write.Statement s -> {}
        }
    }

    private static void call(Runnable then) {
        try {
            then.run();
        } catch (RuntimeException e) {
            LOG.error("event=journal-callback-failed", e);
        }
    }

    /// A connection that failed once is not trusted again: disk and file may have changed under it.
    private Ledger openLedger() throws SQLException {
        var open = ledger;
        if (open == null) ledger = open = new Ledger(store, codec);
        return open;
    }

    private void closeLedger() {
        var open = ledger;
        ledger = null;
        if (open == null) return;
        try {
            open.close();
        } catch (SQLException e) {
            LOG.warn("event=journal-connection-not-closed reason=\"{}\"", e.getMessage());
        }
    }
}
