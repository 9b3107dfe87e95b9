package health.vigil.replay;

import java.util.ArrayList;
import java.util.List;

/// Rows of cells as text, columns as wide as they must be: the first to the left, the others to the right.
public final class Table {
    private static final String BETWEEN = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        rows.add(List.of(header));
    }

    /// Adds a row; it may have fewer cells than the header.
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /// Each row a line, without blanks at its end.
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        var text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            var pad = " ".repeat(width(i) - cells.get(i).length());
            if (i > 0) text.append(BETWEEN).append(pad).append(cells.get(i));
            else text.append(cells.get(i)).append(pad);
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(r -> column < r.size())
                .mapToInt(r -> r.get(column).length())
                .max()
                .orElse(0);
    }
}
