package health.vigil.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables, and the number of their arrangement in SQLite's `user_version`. A table is only ever added or
/// widened by a new number with a migration of its own; what a row's text means is told by the row's `format`.
final class Schema {
    /// Number of the arrangement below.
    static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
            "INSERT INTO meta VALUES ('epoch', 0)",
            """
            CREATE TABLE journal (
              seq INTEGER PRIMARY KEY, bed TEXT NOT NULL, epoch INTEGER NOT NULL,
              first_wall INTEGER NOT NULL, last_wall INTEGER NOT NULL, kept INTEGER NOT NULL,
              format INTEGER NOT NULL, crc INTEGER NOT NULL, batch TEXT NOT NULL)\
            """,
            "CREATE INDEX journal_of_bed ON journal (bed, seq)",
            """
            CREATE TABLE waves (
              seq INTEGER NOT NULL, place INTEGER NOT NULL, source TEXT NOT NULL, wave TEXT NOT NULL,
              epoch INTEGER NOT NULL, nanos INTEGER NOT NULL, wall INTEGER NOT NULL,
              hertz REAL NOT NULL, samples BLOB NOT NULL, PRIMARY KEY (seq, place)) WITHOUT ROWID\
            """,
            """
            CREATE TABLE snapshots (
              id INTEGER PRIMARY KEY AUTOINCREMENT, bed TEXT NOT NULL, after_seq INTEGER NOT NULL,
              format INTEGER NOT NULL, crc INTEGER NOT NULL, state TEXT NOT NULL)\
            """,
            "CREATE INDEX snapshots_of_bed ON snapshots (bed, id)",
            """
            CREATE TABLE quarantine (
              id INTEGER PRIMARY KEY AUTOINCREMENT, bed TEXT NOT NULL, wall INTEGER NOT NULL,
              format INTEGER NOT NULL, input TEXT NOT NULL, failure TEXT NOT NULL)\
            """,
            "CREATE INDEX quarantine_of_bed ON quarantine (bed, id)",
            "CREATE TABLE messages (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE)",
            """
            CREATE TABLE unbound (
              id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, wall INTEGER NOT NULL,
              why TEXT NOT NULL, message TEXT NOT NULL)\
            """,
            """
            CREATE TABLE outbox (
              id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, path TEXT NOT NULL,
              payload TEXT NOT NULL, created INTEGER NOT NULL, state TEXT NOT NULL,
              attempts INTEGER NOT NULL, due INTEGER NOT NULL, failure TEXT NOT NULL)\
            """,
            "CREATE TABLE cursors (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID");

    private Schema() {}

    /// Makes the tables in a new file; leaves a file of this version alone.
    ///
    /// @throws StoreException if the file is of a version this program does not know
    static void prepare(Connection connection, String file) throws SQLException {
        var found = Sql.number(connection, "PRAGMA user_version");
        if (found == VERSION) return;
        if (found != 0)
            throw new StoreException(file + ": made by another version of Vigil (tables " + found + ", this one has "
                    + VERSION + "); start that version, or move the file away to begin an empty one");
        create(connection);
    }

    /// @throws StoreException unless the file is of this version
    static void check(Connection connection, String file) throws SQLException {
        var found = Sql.number(connection, "PRAGMA user_version");
        if (found != VERSION)
            throw new StoreException(file + ": has tables of version " + found + ", this program reads " + VERSION
                    + "; use that of the" + " service that wrote it");
    }

    private static void create(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var table : TABLES) statement.execute(table);
            statement.execute("PRAGMA user_version = " + VERSION);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }
}
