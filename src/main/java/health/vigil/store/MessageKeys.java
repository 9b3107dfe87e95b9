package health.vigil.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.HexFormat;

/// The identities of messages taken in, so that a resend is known also after a restart. Thread-safe.
///
/// A key is remembered in memory at once but written a second later, when what the message said is sure to be in
/// the journal: after a crash in between, the sender's repetition is taken as new. Twice is harmless, never is not.
final class MessageKeys {
    /// Keys remembered: at twenty messages a second, more than an hour in which a sender may repeat itself.
    static final int MAX_KEYS = 100_000;

    /// Forgets the oldest.
    static final String PURGE = "DELETE FROM messages WHERE id <= (SELECT max(id) FROM messages) - " + MAX_KEYS;

    /// How long a key is held back behind its message's readings.
    private static final long HOLD_NANOS = 1_000_000_000;

    /// Longer keys are kept as their digest: nobody's control identifier needs more (HL7 v2.6 MSH-10: 199).
    private static final int LONGEST_KEY = 400;

    private static final String ADD = "INSERT OR IGNORE INTO messages (name) VALUES (?)";

    private record Held(String key, long since) {}

    private final Scribe scribe;
    private final RecentKeys known = new RecentKeys(MAX_KEYS);
    private final ArrayDeque<Held> held = new ArrayDeque<>();

    MessageKeys(Scribe scribe, Connection connection) throws SQLException {
        this.scribe = scribe;
        Sql.rows(
                        connection,
                        "SELECT name FROM (SELECT id, name FROM messages ORDER BY id DESC LIMIT " + MAX_KEYS
                                + ") ORDER BY id",
                        row -> row.getString(1))
                .forEach(known::add);
    }

    /// @return false if the key was remembered before
    synchronized boolean remember(String key) {
        var name = key.length() <= LONGEST_KEY ? key : digest(key);
        if (!known.add(name)) return false;
        if (held.size() < MAX_KEYS) held.addLast(new Held(name, System.nanoTime()));
        return true;
    }

    /// Writes the keys whose messages are surely in the journal by now; none while the journal itself lags.
    synchronized void write(long now) {
        if (scribe.lagNanos() > HOLD_NANOS / 2) return;
        while (!held.isEmpty() && now - held.getFirst().since() >= HOLD_NANOS) hand(held.removeFirst());
    }

    /// Writes all keys: everything that was taken in is in the journal or will be with them.
    synchronized void writeAll() {
        while (!held.isEmpty()) hand(held.removeFirst());
    }

    /// Readings were given up: messages not yet written for good are new again when they are repeated.
    synchronized void forgetHeld() {
        for (var one : held) known.remove(one.key());
        held.clear();
    }

    private void hand(Held one) {
        scribe.hand(Write.Statement.of(ADD, one.key()));
    }

    private static String digest(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
