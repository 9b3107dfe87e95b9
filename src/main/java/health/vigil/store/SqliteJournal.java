package health.vigil.store;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.bed.Journal;
import health.vigil.metrics.Metrics;
import health.vigil.vital.BedId;
import health.vigil.vital.SourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal in SQLite. Nothing but {@link #recover} waits for the disk: a writer thread commits in groups some
/// milliseconds behind. When the disk fails it is tried again for as long as it takes, trouble is told, and what is
/// worth least is given up first when memory runs out; what people did and alarms are not.
///
/// If numbers had to be given up, calls owed by {@link #committed} at that time are never made: nobody vouches for
/// what is lost.
public final class SqliteJournal implements Journal, AutoCloseable {
    /// How often lag is looked at and a few old rows go.
    private static final long WATCH_MILLIS = 250;

    /// Looks between two trims (a minute) and between two looks at the disk's free space (ten seconds).
    private static final long TRIM_EVERY = 240;

    private static final long SPACE_EVERY = 40;

    /// Less than a twentieth (H10: 95 % full) and less than this is scarce; a twentieth of a large disk is plenty.
    private static final long SCARCE_SHARE = 20;

    private static final long BYTES_PER_MEGABYTE = 1L << 20;
    private static final long SCARCE_BYTES = 2_048 * BYTES_PER_MEGABYTE;

    /// How long closing waits for a look in progress.
    private static final long CLOSE_MILLIS = 1_000;

    /// Characters kept of a message that belongs to no bed.
    private static final int LONGEST_MESSAGE = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
    private static final String QUARANTINE =
            "INSERT INTO quarantine (bed, wall, format, input, failure) VALUES (?, ?, ?, ?, ?)";
    private static final String UNBOUND = "INSERT INTO unbound (source, wall, why, message) VALUES (?, ?, ?, ?)";

    private final Store store;
    private final Codec codec = new Codec();
    private final Trouble trouble;
    private final Connection connection;
    private final Scribe scribe;
    private final MessageKeys messages;
    private final Outbox outbox;
    private final Retention retention;
    private final Recovery recovery;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("journal-watch").factory());
    private final ScheduledFuture<?> looking;
    private long rounds;

    /// Starts the writer.
    ///
    /// @param store open, and closed by the caller after this
    /// @param trouble told in words when something is wrong with the journal, with an empty text when all is well;
    ///     on a thread of the journal's
    /// @throws StoreException if the file cannot be read
    public SqliteJournal(Store store, Metrics metrics, Consumer<String> trouble) {
        this.store = store;
        this.trouble = new Trouble(trouble);
        try {
            this.connection = store.connect();
            this.scribe = new Scribe(store, codec, metrics, this.trouble, this::lost);
            this.messages = new MessageKeys(scribe, connection);
            this.outbox = new Outbox(scribe, connection);
        } catch (SQLException e) {
            throw new StoreException(store.file() + ": the journal cannot be read", e);
        }
        this.retention = new Retention(store.settings(), connection, scribe);
        this.recovery = new Recovery(connection, codec);
        gauges(metrics);
        scribe.start();
        this.looking = watch.scheduleWithFixedDelay(this::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void append(BedId bed, Input input, List<Output> outputs) {
        scribe.hand(new Write.Append(bed, input, outputs, System.nanoTime()));
    }

    @Override
    public void quarantine(BedId bed, Input input, Throwable failure) {
        scribe.hand(Write.Statement.of(
                QUARANTINE, bed.name(), input.at().wallMillis(), Codec.FORMAT, words(input), failure.toString()));
    }

    /// What failed to be stepped may fail to be written too; that must not fail its bed a second time.
    private String words(Input input) {
        try {
            return codec.text(input);
        } catch (StoreException e) {
            return e.getMessage() == null ? "" : e.getMessage();
        }
    }

    @Override
    public void snapshot(BedId bed, BedState state) {
        scribe.hand(new Write.Snapshot(bed, state));
    }

    @Override
    public void committed(Runnable then) {
        scribe.hand(new Write.Committed(then));
    }

    @Override
    public boolean remember(String messageKey) {
        return messages.remember(messageKey);
    }

    @Override
    public void keepUnbound(SourceId source, String message, String why) {
        var kept = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
        scribe.hand(Write.Statement.of(UNBOUND, source.name(), System.currentTimeMillis(), why, kept));
    }

    /// @throws StoreException if the file cannot be read at all; single rows that cannot be are passed over and told
    @Override
    public Recovered recover(BedId bed) {
        synchronized (connection) {
            try {
                return recovery.recover(bed);
            } catch (SQLException e) {
                throw new StoreException(store.file() + ": bed " + bed + " cannot be read", e);
            } finally {
                if (recovery.unreadable() > 0)
                    trouble.set(
                            "unreadable",
                            store.file() + ": " + recovery.unreadable()
                                    + " records cannot be read and are passed over, first " + recovery.first());
            }
        }
    }

    /// What must reach people outside.
    public Outbox outbox() {
        return outbox;
    }

    /// A reader with a connection of its own; whoever asks closes it.
    public JournalReader reader() {
        try {
            return new JournalReader(store, codec);
        } catch (SQLException e) {
            throw new StoreException(store.file() + ": the journal cannot be read", e);
        }
    }

    /// The remembered position of a reader; 0, before everything, for a name never used.
    public Cursor cursor(String name) {
        synchronized (connection) {
            try {
                var at = Sql.rows(connection, "SELECT seq FROM cursors WHERE name = ?", row -> row.getLong(1), name);
                var cursor = new Cursor(scribe, name, at.isEmpty() ? 0 : at.getFirst());
                retention.watch(cursor);
                return cursor;
            } catch (SQLException e) {
                throw new StoreException(store.file() + ": position of " + name + " cannot be read", e);
            }
        }
    }

    /// Number of the latest durable row.
    public long latest() {
        return scribe.durable();
    }

    /// Rows that grew too old before their reader had dealt with them.
    public long unread() {
        return retention.unread();
    }

    /// Writes what waits, within two seconds or never, and stops the writer. Readers are closed by their owners.
    @Override
    public void close() {
        looking.cancel(false);
        watch.shutdown();
        awaitWatch();
        messages.writeAll();
        scribe.close();
        synchronized (connection) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.warn("event=journal-connection-not-closed reason=\"{}\"", e.getMessage());
            }
        }
    }

    private void awaitWatch() {
        try {
            if (!watch.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) watch.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void gauges(Metrics metrics) {
        metrics.gauge("vigil.journal.queue", "journal", scribe::waiting);
        metrics.gauge("vigil.journal.shed", "journal", scribe::shed);
        metrics.gauge("vigil.journal.lag.millis", "journal", () -> TimeUnit.NANOSECONDS.toMillis(scribe.lagNanos()));
        metrics.gauge("vigil.journal.purged.unread", "journal", retention::unread);
    }

    private void lost() {
        messages.forgetHeld();
    }

    private void look() {
        try {
            trouble.set("lag", lagWords());
            messages.write(System.nanoTime());
            tidy();
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warn("event=journal-watch-failed reason=\"{}\"", e.getMessage());
        }
    }

    private String lagWords() {
        var lag = scribe.lagNanos();
        return lag > Scribe.SLOW_NANOS ? "the journal is more than 3 s behind" : "";
    }

    /// Told before it hurts (hazard H10): a disk with next to nothing left, in share and in size.
    private String spaceWords() throws IOException {
        var disk = Files.getFileStore(store.settings().file());
        var free = disk.getUsableSpace();
        var scarce = free < disk.getTotalSpace() / SCARCE_SHARE && free < SCARCE_BYTES;
        return scarce ? "the disk of " + store.file() + " has " + free / BYTES_PER_MEGABYTE + " MB left" : "";
    }

    private void tidy() throws SQLException, IOException {
        if (scribe.lagNanos() > Scribe.SLOW_NANOS) return;
        synchronized (connection) {
            retention.step();
        }
        if (rounds % TRIM_EVERY == 0) retention.trim();
        if (rounds % SPACE_EVERY == 0) trouble.set("space", spaceWords());
        rounds++;
    }
}
