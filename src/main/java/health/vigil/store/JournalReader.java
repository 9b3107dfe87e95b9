package health.vigil.store;

import health.vigil.vital.BedId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/// Reads what the journal holds, in order, while it is being written. Has a connection of its own; calls block and
/// take turns.
public final class JournalReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
    private static final String AFTER = RowText.COLUMNS + " WHERE seq > ? ORDER BY seq LIMIT ?";
    private static final String OF_BED = RowText.COLUMNS + " WHERE bed = ? AND seq > ? ORDER BY seq LIMIT ?";

    private static final String OF_BED_SINCE =
            RowText.COLUMNS + " WHERE bed = ? AND seq > ? AND last_wall >= ? ORDER BY seq LIMIT ?";

    /// How long a statement waits for a writer in another process before it fails as busy.
    private static final int BUSY_MILLIS = 1_000;

    /// A message that could be bound to no bed, for people to look at.
    ///
    /// @param wallMillis wall clock of its arrival
    public record Unbound(long wallMillis, String source, String why, String message) {}

    /// An input that made a step fail, and how.
    public record Quarantined(BedId bed, long wallMillis, String input, String failure) {}

    private final Connection connection;
    private final RowText rows;
    private final AtomicLong unreadable = new AtomicLong();

    JournalReader(Store store, Codec codec) throws SQLException {
        this(store.connect(), codec);
    }

    private JournalReader(Connection connection, Codec codec) {
        this.connection = connection;
        this.rows = new RowText(codec);
    }

    /// Opens the journal of a service that may be running in another process: only to read, nothing in it changes.
    ///
    /// @throws StoreException if it is no journal of this version, or cannot be read
    public static JournalReader open(Path file) {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        try {
            var connection = config.createConnection("jdbc:sqlite:" + file);
            Schema.check(connection, file.toString());
            return new JournalReader(connection, new Codec());
        } catch (SQLException e) {
            throw new StoreException(file + ": cannot be read as a journal; name the file of store.file", e);
        }
    }

    /// Every bed that has a row, by name.
    public List<BedId> beds() {
        return ask(() -> Sql.rows(
                connection, "SELECT DISTINCT bed FROM journal ORDER BY bed", row -> new BedId(row.getString(1))));
    }

    /// The next rows of one bed after a position, with the waveforms that are still kept.
    public List<Entry> readWithWaves(BedId bed, long afterSeq, int max) {
        return ask(() -> Sql.rows(connection, OF_BED, row -> entry(row, true), bed.name(), afterSeq, max));
    }

    /// The next rows of one bed after a position, of a time or later, without waveforms.
    ///
    /// @param sinceWallMillis wall clock; rows that ended before it are left out
    public List<Entry> readSince(BedId bed, long sinceWallMillis, long afterSeq, int max) {
        return ask(() -> Sql.rows(
                connection, OF_BED_SINCE, row -> entry(row, false), bed.name(), afterSeq, sinceWallMillis, max));
    }

    /// The next rows after a position, without waveforms. A row that cannot be read is given without events, logged
    /// and counted, so that its reader gets past it.
    ///
    /// @throws StoreException if the file cannot be read now
    public List<Entry> read(long afterSeq, int max) {
        return ask(() -> Sql.rows(connection, AFTER, row -> entry(row, false), afterSeq, max));
    }

    /// The same with the waveforms that are still kept.
    public List<Entry> readWithWaves(long afterSeq, int max) {
        return ask(() -> Sql.rows(connection, AFTER, row -> entry(row, true), afterSeq, max));
    }

    /// Rows that could not be read so far.
    public long unreadable() {
        return unreadable.get();
    }

    /// The latest messages bound to no bed, newest first.
    public List<Unbound> unbound(int max) {
        return ask(() -> Sql.rows(
                connection,
                "SELECT wall, source, why, message FROM unbound ORDER BY id DESC LIMIT ?",
                row -> new Unbound(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                max));
    }

    /// The latest inputs put aside, newest first.
    public List<Quarantined> quarantined(int max) {
        return ask(() -> Sql.rows(
                connection,
                "SELECT bed, wall, input, failure FROM quarantine ORDER BY id DESC LIMIT ?",
                row -> new Quarantined(new BedId(row.getString(1)), row.getLong(2), row.getString(3), row.getString(4)),
                max));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("event=journal-reader-not-closed reason=\"{}\"", e.getMessage());
        }
    }

    private Entry entry(ResultSet row, boolean waves) throws SQLException {
        var head = RowText.head(row);
        try {
            return rows.filled(connection, head, row, waves);
        } catch (StoreException e) {
            unreadable.incrementAndGet();
            LOG.error(
                    "event=journal-row-unreadable bed={} seq={} reason=\"{}\"", head.bed(), head.seq(), e.getMessage());
            return head;
        }
    }

    private interface Question<T> {
        List<T> ask() throws SQLException;
    }

    private synchronized <T> List<T> ask(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new StoreException("the journal cannot be read now", e);
        }
    }
}
