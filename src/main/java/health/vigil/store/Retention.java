package health.vigil.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets go of what is older than it has to be kept, a little at a time so that the writer is never held up. Looks on
/// a connection of its own, deletes through the writer thread.
final class Retention {
    /// Rows deleted by one step: some milliseconds of the writer's time.
    private static final int ROWS_A_STEP = 1_000;

    /// Messages without a bed, and inputs put aside, that are kept at most.
    private static final int MAX_ODD = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String NEWEST = "SELECT last_wall FROM journal ORDER BY seq DESC LIMIT 1";

    /// Never the newest row: its number says where numbering goes on.
    private static final String OLD_ROWS = "SELECT coalesce(max(seq), 0) FROM (SELECT seq, last_wall FROM journal"
            + " WHERE seq < (SELECT max(seq) FROM journal) ORDER BY seq LIMIT " + ROWS_A_STEP + ") WHERE last_wall < ?";
    private static final String OLD_WAVES = "SELECT coalesce(max(seq), 0) FROM (SELECT seq, wall FROM waves"
            + " ORDER BY seq, place LIMIT " + ROWS_A_STEP + ") WHERE wall < ?";

    private static final List<String> ODDS = List.of(
            Outbox.PURGE,
            MessageKeys.PURGE,
            "DELETE FROM unbound WHERE id <= (SELECT max(id) FROM unbound) - " + MAX_ODD,
            "DELETE FROM quarantine WHERE id <= (SELECT max(id) FROM quarantine) - " + MAX_ODD);

    private final StoreSettings settings;
    private final Connection connection;
    private final Scribe scribe;
    private final List<Cursor> cursors = new CopyOnWriteArrayList<>();
    private final AtomicLong unread = new AtomicLong();
    private long deletedTo;

    Retention(StoreSettings settings, Connection connection, Scribe scribe) {
        this.settings = settings;
        this.connection = connection;
        this.scribe = scribe;
    }

    /// From now on rows that this reader has not dealt with are counted when they go.
    void watch(Cursor cursor) {
        cursors.add(cursor);
    }

    /// Rows that went before their reader had dealt with them.
    long unread() {
        return unread.get();
    }

    /// Deletes the next few rows that are too old.
    void step() throws SQLException {
        var newest = Sql.rows(connection, NEWEST, row -> row.getLong(1));
        if (newest.isEmpty()) return;
        // A scaled or stepped clock must not make fresh rows look old: the earlier of the two clocks counts.
        var now = Math.min(newest.getFirst(), System.currentTimeMillis());
        var rows = Sql.number(connection, OLD_ROWS, now - TimeUnit.DAYS.toMillis(settings.retentionDays()));
        var waves = Sql.number(connection, OLD_WAVES, now - TimeUnit.HOURS.toMillis(settings.waveHours()));
        if (rows > deletedTo) deleteRows(rows);
        if (Math.max(rows, waves) > 0)
            scribe.hand(Write.Statement.of("DELETE FROM waves WHERE seq <= ?", Math.max(rows, waves)));
    }

    /// Deletes what there is too much of, however old.
    void trim() {
        for (var odd : ODDS) scribe.hand(Write.Statement.of(odd));
    }

    private void deleteRows(long upTo) {
        for (var cursor : cursors) {
            var lost = upTo - Math.max(cursor.position(), deletedTo);
            if (lost <= 0) continue;
            unread.addAndGet(lost);
            LOG.warn("event=journal-purged-unread reader={} rows={}", cursor.name(), lost);
        }
        deletedTo = upTo;
        scribe.hand(Write.Statement.of("DELETE FROM journal WHERE seq <= ?", upTo));
    }
}
