package health.vigil.replay;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// A recording cannot be used; carries what is wrong with it, cell by cell, up to some number.
public final class RecordingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /// One thing wrong.
    ///
    /// @param file as it was named
    /// @param line counted from 1, the header's; 0 for the file as a whole
    /// @param column by its header; empty for the line as a whole
    /// @param value what stands there, empty if nothing does
    /// @param rule what is allowed, as a sentence that goes on from the value: `is no number`
    /// @param fix what to do
    public record Cell(String file, int line, String column, String value, String rule, String fix) {
        /// `P003.csv: line 12, spo2: 'x7' is no number; write a number, or leave the cell empty`.
        @Override
        public String toString() {
            var inLine = line == 0 ? "" : "line " + line + (column.isEmpty() ? ": " : ", " + column + ": ");
            var what = value.isEmpty() ? rule : "'" + value + "' " + rule;
            return file + ": " + inLine + what + "; " + fix;
        }
    }

    private final transient List<Cell> cells;

    RecordingException(List<Cell> cells) {
        super(cells.stream().map(Cell::toString).collect(Collectors.joining(System.lineSeparator())));
        this.cells = List.copyOf(cells);
    }

    /// For a file that is wrong as a whole.
    RecordingException(String file, String rule, String fix) {
        this(List.of(new Cell(file, 0, "", "", rule, fix)));
    }

    public List<Cell> cells() {
        return cells;
    }
}
