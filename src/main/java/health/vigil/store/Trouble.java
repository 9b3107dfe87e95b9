package health.vigil.store;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is wrong with the journal now, told once when it begins, when it changes and when it ends. Thread-safe.
final class Trouble {
    /// Results of SQLite that say the statement itself is wrong, so that trying again is useless: TOOBIG, CONSTRAINT,
    /// MISMATCH, RANGE (sqlite.org/rescode.html). All others may pass: a full disk, an I/O error, a lock.
    private static final Set<Integer> LASTING = Set.of(18, 19, 20, 25);

    /// SQLite's FULL: the disk, or the size the file may have.
    private static final int FULL = 13;

    private static final int PRIMARY_CODE = 0xff;
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final Consumer<String> listener;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private String told = "";

    /// @param listener told in words, empty when all is well again; on any thread
    Trouble(Consumer<String> listener) {
        this.listener = listener;
    }

    static boolean passing(SQLException e) {
        return !LASTING.contains(e.getErrorCode() & PRIMARY_CODE);
    }

    static boolean full(SQLException e) {
        return (e.getErrorCode() & PRIMARY_CODE) == FULL;
    }

    /// Sets what is wrong with one part; empty for nothing.
    synchronized void set(String part, String words) {
        if (words.isEmpty()) parts.remove(part);
        else parts.put(part, words);
        var now = String.join("; ", parts.values());
        if (now.equals(told)) return;
        told = now;
        if (now.isEmpty()) LOG.info("event=journal-recovered");
        else LOG.warn("event=journal-trouble trouble=\"{}\"", now);
        tell(now);
    }

    private void tell(String now) {
        try {
            listener.accept(now);
        } catch (RuntimeException e) {
            LOG.error("event=journal-listener-failed", e);
        }
    }
}
