package health.vigil.replay;

import health.vigil.store.Unreadable;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads a CSV of numerics, plain or gzip: first column `t_s` in seconds, others by header ({@link Column}); columns
/// of other names are passed over and named in the notes. An empty cell, NaN or NA means that nothing arrived.
public final class NumericsFile {
    private static final String TIME = "t_s";

    /// Wrong cells told of one file; more are more of the same.
    private static final int MOST_BAD = 20;

    /// 46 days at 1 Hz; a longer file is no case.
    private static final int MOST_ROWS = 4_000_000;

    /// The monotonic clock of a moment ends after 292 years; unix seconds fit.
    private static final double LATEST_SECONDS = 9e9;

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d*)?([eE][+-]?\\d{1,2})?");
    private static final Set<String> NOTHING = Set.of("", "nan", "na");

    private final String name;
    private final List<RecordingException.Cell> bad = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<@Nullable Column> columns = new ArrayList<>();
    private final Rows rows = new Rows();
    private int line;

    private NumericsFile(String name) {
        this.name = name;
    }

    /// @throws RecordingException with the cells that are wrong, or if it cannot be read at all
    public static Recording read(Path path) {
        var file = new NumericsFile(String.valueOf(path.getFileName()));
        try (var in = unzipped(path);
                var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return file.recording(text);
        } catch (IOException gone) {
            throw new RecordingException(path.toString(), Unreadable.rule(gone), "give a CSV of numerics");
        }
    }

    private static InputStream unzipped(Path path) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path));
        in.mark(2);
        var zipped = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return zipped ? new GZIPInputStream(in) : in;
    }

    private Recording recording(BufferedReader text) throws IOException {
        var header = text.readLine();
        line = 1;
        header(header == null ? "" : header);
        if (!bad.isEmpty()) throw new RecordingException(bad);
        for (var row = text.readLine(); row != null && bad.size() < MOST_BAD; row = text.readLine()) {
            line++;
            if (!row.isBlank()) row(row.split(",", -1));
            if (rows.count() > MOST_ROWS) wrong("", "", "has more than " + MOST_ROWS + " rows", "split the file");
        }
        if (bad.isEmpty() && rows.count() == 0) wrong("", "", "has no row of numbers", "record something");
        if (!bad.isEmpty()) throw new RecordingException(bad);
        return recorded();
    }

    private void header(String row) {
        var names = row.startsWith("\ufeff") ? row.substring(1).split(",", -1) : row.split(",", -1);
        if (!cell(names[0]).equals(TIME)) {
            wrong("", cell(names[0]), "is the first column", "begin with " + TIME + ", the time in seconds");
            return;
        }
        var passed = new ArrayList<String>();
        for (int i = 1; i < names.length; i++) {
            var header = cell(names[i]);
            var column = Column.named(header);
            if (column == null) passed.add(header);
            else if (columns.contains(column)) wrong(header, "", "is there twice", "take one away");
            columns.add(column);
        }
        if (columns.stream().allMatch(c -> c == null))
            wrong("", "", "has no column that is understood", "name columns " + Column.all());
        if (!passed.isEmpty()) notes.add("columns passed over: " + String.join(", ", passed));
    }

    private void row(String[] cells) {
        if (cells.length != columns.size() + 1) {
            wrong("", "", "has " + cells.length + " cells", "write " + (columns.size() + 1) + " as in the header");
            return;
        }
        var time = time(cell(cells[0]));
        var values = new double[columns.size()];
        for (int i = 0; i < values.length; i++) values[i] = value(columns.get(i), cells[i + 1]);
        rows.add(time, values);
    }

    private double time(String cell) {
        var seconds = NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : -1;
        if (seconds < 0 || seconds > LATEST_SECONDS) wrong(TIME, cell, "is no time", "write seconds, 0 or more");
        else if (seconds < rows.latest()) wrong(TIME, cell, "is before the row above", "order the rows by time");
        return seconds;
    }

    private double value(@Nullable Column column, String text) {
        if (column == null) return Double.NaN;
        var value = number(column.header(), text);
        var refusal = Double.isNaN(value) ? "" : column.refusal(value);
        if (!refusal.isEmpty())
            wrong(
                    column.header(),
                    cell(text),
                    refusal,
                    "correct it, or leave the cell empty where nothing was measured");
        return value;
    }

    /// NaN where there is none.
    private double number(String header, String text) {
        var cell = cell(text);
        if (NOTHING.contains(cell.toLowerCase(Locale.ROOT))) return Double.NaN;
        if (NUMBER.matcher(cell).matches()) return Double.parseDouble(cell);
        wrong(header, cell, "is no number", "write a number, or leave the cell empty where nothing was measured");
        return Double.NaN;
    }

    /// Without blanks and quotes around it.
    private static String cell(String text) {
        var bare = text.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }

    private void wrong(String column, String value, String rule, String fix) {
        bad.add(new RecordingException.Cell(name, line, column, value, rule, fix));
    }

    private Recording recorded() {
        var times = rows.spread(notes);
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < times.length; i++) {
            var at = Recording.at(times[i]);
            for (int k = 0; k < columns.size(); k++) {
                var column = columns.get(k);
                var value = rows.value(i, k);
                if (column != null && !Double.isNaN(value)) readings.add(column.reading(at, value));
            }
        }
        var period = Rows.usualStep(times);
        var end = Recording.at(times[times.length - 1] + period);
        var millis = Math.max(1, period / Moment.NANOS_PER_MILLI);
        return new Recording(name, Recording.at(times[0]), end, millis, readings, notes);
    }
}
