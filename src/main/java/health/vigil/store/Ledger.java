package health.vigil.store;

import health.vigil.alarm.Input;
import health.vigil.vital.BedId;
import health.vigil.vital.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writing connection: turns groups of writes into rows, one transaction each. Used by the writer thread only.
final class Ledger implements AutoCloseable {
    /// Snapshots kept of each bed: the latest, and the one before in case the latest is damaged.
    static final int SNAPSHOTS_KEPT = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    /// Cursors and snapshots count too: a number is never used again, even if its row is gone.
    private static final String LATEST = "SELECT max((SELECT coalesce(max(seq), 0) FROM journal),"
            + " (SELECT coalesce(max(seq), 0) FROM cursors), (SELECT coalesce(max(after_seq), 0) FROM snapshots))";

    private static final String ROW = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String WAVE = "INSERT INTO waves VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SNAPSHOT =
            "INSERT INTO snapshots (bed, after_seq, format, crc, state) VALUES (?, ?, ?, ?, ?)";
    private static final String OLD_SNAPSHOTS = "DELETE FROM snapshots WHERE bed = ? AND id NOT IN"
            + " (SELECT id FROM snapshots WHERE bed = ? ORDER BY id DESC LIMIT " + SNAPSHOTS_KEPT + ")";

    private static final List<String> OLDEST_TENTH = List.of(
            "DELETE FROM waves WHERE seq <= (SELECT min(seq) + (max(seq) - min(seq)) / 10 FROM waves)",
            "DELETE FROM journal WHERE kept = 0 AND seq <="
                    + " (SELECT min(seq) + (max(seq) - min(seq)) / 10 FROM journal WHERE kept = 0)");

    private final Codec codec;
    private final long epoch;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Map<BedId, List<Write.Append>> open = new LinkedHashMap<>();
    private long durable;
    private long seq;
    private long refused;

    Ledger(Store store, Codec codec) throws SQLException {
        this.codec = codec;
        this.epoch = store.epoch();
        this.connection = store.connect();
        this.durable = Sql.number(connection, LATEST);
        connection.setAutoCommit(false);
    }

    /// Writes a group as one transaction; when this returns all of it is durable.
    ///
    /// @throws SQLException if the file cannot be written now; then none of the group is in it
    void write(List<Write> group) throws SQLException {
        seq = durable;
        open.clear();
        try {
            for (var write : group) take(write);
            for (var bed : List.copyOf(open.keySet())) closeRow(bed);
            connection.commit();
            durable = seq;
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw e;
        }
    }

    /// SQLite itself rolls back when the disk is full; then this fails, and the first failure is the one to tell.
    private void rollback(Exception first) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    /// Makes room in a full file: the oldest tenth of the waveforms goes, or with no waveforms left the oldest tenth
    /// of the rows that hold numbers only. Alarms and what people did never go this way (hazard H10).
    ///
    /// @return rows deleted
    int relieve() throws SQLException {
        var deleted = 0;
        for (var table : OLDEST_TENTH) if (deleted == 0) deleted = update(table);
        connection.commit();
        return deleted;
    }

    private int update(String text) throws SQLException {
        return prepared(text).executeUpdate();
    }

    /// Number of the latest durable row.
    long durable() {
        return durable;
    }

    /// Writes since the last call that the database or the text format would never take.
    long takeRefused() {
        var all = refused;
        refused = 0;
        return all;
    }

    @Override
    public void close() throws SQLException {
        for (var statement : statements.values()) statement.close();
        connection.close();
    }

    private void take(Write write) throws SQLException {
        switch (write) {
            case Write.Append append ->
                open.computeIfAbsent(append.bed(), _ -> new ArrayList<>()).add(append);
            case Write.Snapshot snapshot -> snapshot(snapshot);
            case Write.Statement s -> run(s.text(), s.values().toArray());
            case Write.Committed c -> {}
        }
    }

    private void snapshot(Write.Snapshot snapshot) throws SQLException {
        closeRow(snapshot.bed());
        try {
            var bed = snapshot.bed().name();
            var text = codec.text(snapshot.state());
            run(SNAPSHOT, bed, seq, Codec.FORMAT, Codec.crc(text), text);
            run(OLD_SNAPSHOTS, bed, bed);
        } catch (StoreException e) {
            leaveOut("snapshot", e);
        }
    }

    private void closeRow(BedId bed) throws SQLException {
        var appends = open.remove(bed);
        if (appends == null) return;
        var events = new ArrayList<@Nullable Event>(appends.size());
        for (var append : appends) events.add(event(append, events.size()));
        var first = appends.getFirst().input().at().wallMillis();
        var last = appends.getLast().input().at().wallMillis();
        var kept = appends.stream().anyMatch(append -> append.worth() == Write.Worth.KEPT) ? 1 : 0;
        try {
            var text = codec.row(events);
            run(ROW, ++seq, bed.name(), epoch, first, last, kept, Codec.FORMAT, Codec.crc(text), text);
        } catch (IOException | RuntimeException e) {
            leaveOut("row", e);
        }
    }

    /// A waveform goes to its own table, unless something came of it or its moments differ.
    private @Nullable Event event(Write.Append append, int place) throws SQLException {
        if (append.input() instanceof Input.Received(var at, var source, Reading.Waveform wave)
                && append.outputs().isEmpty()
                && at.equals(wave.at())) {
            run(
                    WAVE,
                    seq + 1,
                    place,
                    source.name(),
                    wave.wave().name(),
                    at.epoch(),
                    at.nanos(),
                    at.wallMillis(),
                    wave.hertz(),
                    bytes(wave.samples()));
            return null;
        }
        return new Event(append.input(), append.outputs());
    }

    private static byte[] bytes(short[] samples) {
        var bytes = ByteBuffer.allocate(samples.length * Short.BYTES);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    private void run(String text, Object... values) throws SQLException {
        try {
            var statement = prepared(text);
            Sql.bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            if (Trouble.passing(e)) throw e;
            leaveOut("statement", e);
        }
    }

    private PreparedStatement prepared(String text) throws SQLException {
        var known = statements.get(text);
        if (known != null) return known;
        var fresh = connection.prepareStatement(text);
        statements.put(text, fresh);
        return fresh;
    }

    /// One write that can never succeed must not keep all others waiting.
    private void leaveOut(String what, Exception failure) {
        refused++;
        LOG.error("event=journal-write-left-out what={} count={}", what, refused, failure);
    }
}
