package health.vigil.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What must reach somebody outside, at least once (design decision 3). Thread-safe; nothing here waits for the disk:
/// letters live in memory at once and in the database some milliseconds later, and are loaded again at the next start.
public final class Outbox {
    /// Letters that may be pending at once. More than that means nobody has been reached for hours.
    public static final int MAX_PENDING = 10_000;

    /// Keys of letters dealt with, remembered so that nothing is sent anew.
    private static final int MAX_DONE = 10_000;

    private static final String ADD =
            "INSERT OR IGNORE INTO outbox (name, path, payload, created, state, attempts, due,"
                    + " failure) VALUES (?, ?, ?, ?, 'pending', 0, ?, '')";
    private static final String FAILED = "UPDATE outbox SET attempts = ?, due = ?, failure = ? WHERE name = ?";
    private static final String DONE = "UPDATE outbox SET state = ?, failure = ? WHERE name = ?";

    /// Forgets what was dealt with long ago.
    static final String PURGE = "DELETE FROM outbox WHERE state <> 'pending' AND id NOT IN"
            + " (SELECT id FROM outbox WHERE state <> 'pending' ORDER BY id DESC LIMIT " + MAX_DONE + ")";

    /// What became of an addition.
    public enum Added {
        /// It is on its way.
        NEW,
        /// The same key was added before, also by an earlier process: nothing to do.
        KNOWN,
        /// There is no room to remember it: send it from memory now, and raise the alarm that nobody is reached.
        FULL
    }

    /// One thing to deliver.
    ///
    /// @param key idempotency key: the same letter never gets a second one
    /// @param path which way out, for example `snpp ward`
    /// @param payload in the words of the path
    /// @param createdMillis wall clock of its addition
    /// @param attempts failed so far
    /// @param dueMillis wall clock from which it may be tried (again)
    /// @param failure words of the latest failure, may be empty
    public record Letter(
            String key, String path, String payload, long createdMillis, int attempts, long dueMillis, String failure) {
        Letter failed(long next, String why) {
            return new Letter(key, path, payload, createdMillis, attempts + 1, next, why);
        }
    }

    private final Scribe scribe;
    private final Map<String, Letter> pending = new LinkedHashMap<>();
    private final RecentKeys done = new RecentKeys(MAX_DONE);

    Outbox(Scribe scribe, Connection connection) throws SQLException {
        this.scribe = scribe;
        for (var letter : Sql.rows(
                connection,
                "SELECT name, path, payload, created, attempts, due, failure FROM outbox WHERE state = 'pending'"
                        + " ORDER BY id",
                row -> new Letter(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getInt(5),
                        row.getLong(6),
                        row.getString(7)))) pending.put(letter.key(), letter);
        Sql.rows(connection, "SELECT name FROM outbox WHERE state <> 'pending' ORDER BY id", row -> row.getString(1))
                .forEach(done::add);
    }

    /// Adds a letter, due at once.
    public synchronized Added add(String key, String path, String payload, long nowMillis) {
        if (pending.containsKey(key) || done.contains(key)) return Added.KNOWN;
        if (pending.size() >= MAX_PENDING) return Added.FULL;
        pending.put(key, new Letter(key, path, payload, nowMillis, 0, nowMillis, ""));
        scribe.hand(Write.Statement.of(ADD, key, path, payload, nowMillis, nowMillis));
        return Added.NEW;
    }

    /// Letters of one path that may be tried now, oldest first.
    public synchronized List<Letter> due(String path, long nowMillis, int max) {
        var due = new ArrayList<Letter>();
        for (var letter : pending.values()) {
            if (due.size() >= max) break;
            if (letter.path().equals(path) && letter.dueMillis() <= nowMillis) due.add(letter);
        }
        return due;
    }

    /// A letter arrived. Unknown keys are ignored.
    public void delivered(String key) {
        settle(key, "delivered", "");
    }

    /// A letter is given up, with the reason; nobody tries it again.
    public void abandoned(String key, String why) {
        settle(key, "abandoned", why);
    }

    /// An attempt failed; the next is due at a moment the caller chose. Unknown keys are ignored.
    public synchronized void failed(String key, long nextMillis, String why) {
        var letter = pending.computeIfPresent(key, (_, old) -> old.failed(nextMillis, why));
        if (letter != null) scribe.hand(Write.Statement.of(FAILED, letter.attempts(), nextMillis, why, key));
    }

    /// Everything not yet delivered, oldest first.
    public synchronized List<Letter> pending() {
        return List.copyOf(pending.values());
    }

    private synchronized void settle(String key, String state, String why) {
        if (pending.remove(key) == null) return;
        done.add(key);
        scribe.hand(Write.Statement.of(DONE, state, why, key));
    }
}
