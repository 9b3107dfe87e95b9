package health.vigil.store;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.BedState;
import health.vigil.bed.Journal;
import health.vigil.vital.BedId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rebuilds what a bed was: the latest snapshot that can be read, and the inputs after it. What cannot be read is
/// counted and passed over; it never keeps a bed from starting.
final class Recovery {
    /// Rows read after a snapshot, newest first. Snapshots come every few seconds, so more than some hundred rows mean
    /// that both snapshots were lost; then an hour or so must do.
    static final int MAX_ROWS = 50_000;

    /// Inputs put aside that are looked at.
    private static final int MAX_QUARANTINED = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final String SNAPSHOTS =
            "SELECT after_seq, format, crc, state FROM snapshots WHERE bed = ? ORDER BY id DESC";
    private static final String TAIL = RowText.COLUMNS + " WHERE bed = ? AND seq > ? ORDER BY seq DESC LIMIT ?";
    private static final String QUARANTINED = "SELECT input FROM quarantine WHERE bed = ? ORDER BY id DESC LIMIT ?";

    private record Kept(long afterSeq, int format, long crc, String text) {}

    private record Found(long afterSeq, @Nullable BedState state) {}

    private final Connection connection;
    private final Codec codec;
    private final RowText rows;
    private int unreadable;
    private String first = "";

    Recovery(Connection connection, Codec codec) {
        this.connection = connection;
        this.codec = codec;
        this.rows = new RowText(codec);
    }

    Journal.Recovered recover(BedId bed) throws SQLException {
        var snapshot = snapshot(bed);
        var skipped = Set.copyOf(
                Sql.rows(connection, QUARANTINED, row -> asToday(row.getString(1)), bed.name(), MAX_QUARANTINED));
        var tail = new ArrayList<Input>();
        for (var entry : tail(bed, snapshot.afterSeq()).reversed())
            for (var event : entry.events())
                if (skipped.isEmpty() || !skipped.contains(codec.text(event.input()))) tail.add(event.input());
        return new Journal.Recovered(snapshot.state(), List.copyOf(tail));
    }

    /// Text of an input as this version writes it: an earlier one may have put it aside.
    private String asToday(String input) {
        try {
            return codec.text(codec.input(input, Codec.FORMAT));
        } catch (StoreException unreadable) {
            return input;
        }
    }

    /// Snapshots and rows that could not be read so far.
    int unreadable() {
        return unreadable;
    }

    /// The first of them: place, reason, next step; empty if there is none.
    String first() {
        return first;
    }

    private Found snapshot(BedId bed) throws SQLException {
        var kept = Sql.rows(
                connection,
                SNAPSHOTS,
                row -> new Kept(row.getLong(1), row.getInt(2), row.getLong(3), row.getString(4)),
                bed.name());
        for (var one : kept) {
            var state = state(bed, one);
            if (state != null) return new Found(one.afterSeq(), state);
        }
        return new Found(0, null);
    }

    private @Nullable BedState state(BedId bed, Kept one) {
        try {
            return codec.state(RowText.checked(one.text(), one.crc()), one.format());
        } catch (StoreException e) {
            unreadable("snapshot", bed, one.afterSeq(), e);
            return null;
        }
    }

    private List<Entry> tail(BedId bed, long after) throws SQLException {
        return Sql.rows(connection, TAIL, row -> entry(bed, row), bed.name(), after, MAX_ROWS);
    }

    private Entry entry(BedId bed, ResultSet row) throws SQLException {
        var head = RowText.head(row);
        try {
            return rows.filled(connection, head, row, true);
        } catch (StoreException e) {
            unreadable("row", bed, head.seq(), e);
            return head;
        }
    }

    private void unreadable(String what, BedId bed, long seq, StoreException e) {
        unreadable++;
        if (first.isEmpty()) first = what + " " + seq + " of " + bed + ": " + e.getMessage();
        LOG.error("event=journal-{}-unreadable bed={} seq={} reason=\"{}\"", what, bed, seq, e.getMessage());
    }
}
