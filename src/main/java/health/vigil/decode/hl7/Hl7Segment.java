package health.vigil.decode.hl7;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One line of a message. Fields, repetitions and components are cut out when asked for, counted from 1 as in the
/// standard; what is absent, and the explicit null `""`, is the empty text.
public final class Hl7Segment {
    private static final String EXPLICIT_NULL = "\"\"";
    /// More fields than any segment of HL7 v2 has; what is behind is not looked at.
    private static final int MOST_FIELDS = 256;

    private final String line;
    private final Hl7Separators separators;
    private final int[] starts;
    private final int firstField;

    Hl7Segment(String line, Hl7Separators separators) {
        this.line = line;
        this.separators = separators;
        this.starts = starts(line, separators.field());
        this.firstField = line.startsWith("MSH") ? 2 : 1;
    }

    private static int[] starts(String line, char separator) {
        var starts = new int[16];
        var count = 0;
        for (var at = line.indexOf(separator); at >= 0 && count < MOST_FIELDS; at = line.indexOf(separator, at + 1)) {
            if (count == starts.length) starts = Arrays.copyOf(starts, count * 2);
            starts[count++] = at + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    /// `OBX`.
    public String name() {
        return starts.length == 0 ? line : line.substring(0, starts[0] - 1);
    }

    /// A whole field, still escaped. MSH counts its separator as field 1.
    public String raw(int field) {
        var index = field - firstField;
        if (index < 0) return String.valueOf(separators.field());
        if (index >= starts.length) return "";
        var end = index + 1 < starts.length ? starts[index + 1] - 1 : line.length();
        return line.substring(starts[index], end);
    }

    /// The repetitions of a field, still escaped; none for an empty field.
    public List<String> repetitions(int field) {
        var all = new ArrayList<String>(2);
        var rest = raw(field);
        while (!rest.isEmpty()) {
            var at = rest.indexOf(separators.repetition());
            all.add(at < 0 ? rest : rest.substring(0, at));
            rest = at < 0 ? "" : rest.substring(at + 1);
        }
        return all;
    }

    /// A component of the first repetition, readable and stripped.
    public String text(int field, int component) {
        return text(Hl7Separators.part(raw(field), separators.repetition(), 1), component);
    }

    /// A component of one repetition, readable and stripped.
    public String text(String repetition, int component) {
        var part = separators.component(repetition, component);
        return part.equals(EXPLICIT_NULL) ? "" : separators.unescape(part).strip();
    }
}
