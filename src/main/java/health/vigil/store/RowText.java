package health.vigil.store;

import health.vigil.alarm.Input;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Wave;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes entries of rows of the journal, with their waveforms if wanted.
final class RowText {
    /// The start of every question that {@link #head} and {@link #filled} understand.
    static final String COLUMNS = "SELECT seq, bed, epoch, first_wall, last_wall, format, crc, batch FROM journal";

    private static final String WAVES =
            "SELECT place, source, wave, epoch, nanos, wall, hertz, samples FROM waves WHERE seq = ?";

    private final Codec codec;

    RowText(Codec codec) {
        this.codec = codec;
    }

    /// A row's entry without its events.
    static Entry head(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1), new BedId(row.getString(2)), row.getLong(3), row.getLong(4), row.getLong(5), List.of());
    }

    /// The same with its events.
    ///
    /// @throws StoreException if the text is damaged or of another format
    Entry filled(Connection connection, Entry head, ResultSet row, boolean withWaves) throws SQLException {
        var text = checked(row.getString(8), row.getLong(7));
        var events = codec.row(text, row.getInt(6));
        var waves = withWaves && events.contains(null) ? waves(connection, head.seq()) : Map.<Integer, Event>of();
        return new Entry(
                head.seq(),
                head.bed(),
                head.epoch(),
                head.firstWallMillis(),
                head.lastWallMillis(),
                merged(events, waves));
    }

    /// @throws StoreException if the text is not what was written
    static String checked(String text, long crc) {
        if (Codec.crc(text) != crc)
            throw new StoreException("damaged, its checksum is wrong; check the disk, and restore from a backup");
        return text;
    }

    private static List<Event> merged(List<@Nullable Event> events, Map<Integer, Event> waves) {
        var merged = new ArrayList<Event>(events.size());
        for (int place = 0; place < events.size(); place++) {
            var event = events.get(place);
            var filled = event == null ? waves.get(place) : event;
            if (filled != null) merged.add(filled);
        }
        return List.copyOf(merged);
    }

    private static Map<Integer, Event> waves(Connection connection, long seq) throws SQLException {
        var waves = new HashMap<Integer, Event>();
        Sql.rows(connection, WAVES, row -> waves.put(row.getInt(1), wave(row)), seq);
        return waves;
    }

    private static Event wave(ResultSet row) throws SQLException {
        var at = new Moment(row.getLong(4), row.getLong(5), row.getLong(6));
        var wave = Wave.valueOf(row.getString(3));
        var reading = new Reading.Waveform(at, wave, row.getDouble(7), samples(row.getBytes(8)));
        return new Event(new Input.Received(at, new SourceId(row.getString(2)), reading), List.of());
    }

    private static short[] samples(byte[] bytes) {
        var samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).asShortBuffer().get(samples);
        return samples;
    }
}
