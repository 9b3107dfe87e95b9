package health.vigil.decode.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The MSH segment, read byte for byte before anything is known of the character set, so that even a message that
/// cannot be decoded is answered by its name. Every character here stands for one byte (ISO 8859-1): written back the
/// same way the bytes are the sender's own.
///
/// @param fields MSH-3 at index 0, raw
public record Hl7Header(Hl7Separators separators, List<String> fields) {
    private static final int FIRST_FIELD = 3;
    /// No MSH is longer, in any dialect seen; what comes behind is not looked at.
    private static final int LONGEST = MllpFramer.HEAD_BYTES;

    /// Reads the header of a message.
    ///
    /// @return null if the bytes do not begin with MSH and its separators: then there is nobody to answer by name
    public static @Nullable Hl7Header read(byte[] message) {
        var from = skipBlankLines(message);
        var end = from;
        while (end < message.length && end - from < LONGEST && !ends(message[end])) end++;
        var line = new String(message, from, end - from, StandardCharsets.ISO_8859_1);
        var separators = Hl7Separators.of(line);
        return separators == null ? null : new Hl7Header(separators, fields(line, separators.field()));
    }

    static int skipBlankLines(byte[] message) {
        var from = 0;
        while (from < message.length && ends(message[from])) from++;
        return from;
    }

    private static boolean ends(byte b) {
        return b == '\r' || b == '\n';
    }

    private static List<String> fields(String line, char separator) {
        var fields = new ArrayList<String>();
        var from = line.indexOf(separator, 4);
        while (from >= 0) {
            var next = line.indexOf(separator, from + 1);
            fields.add(line.substring(from + 1, next < 0 ? line.length() : next));
            from = next;
        }
        return List.copyOf(fields);
    }

    /// MSH-`n`, raw; empty when absent.
    public String field(int n) {
        var index = n - FIRST_FIELD;
        return index < fields.size() ? fields.get(index) : "";
    }

    private String component(int n, int component) {
        var first = Hl7Separators.part(field(n), separators.repetition(), 1);
        return separators.component(first, component).strip();
    }

    /// MSH-3, the sending application, raw.
    public String application() {
        return field(3);
    }

    /// MSH-7, when the sender made the message.
    public String time() {
        return component(7, 1);
    }

    /// MSH-9.1, `ORU`.
    public String type() {
        return component(9, 1);
    }

    /// MSH-9.2, `R01`.
    public String event() {
        return component(9, 2);
    }

    /// MSH-10, raw: what the answer repeats.
    public String controlId() {
        return field(10);
    }

    /// MSH-11.1: P production, T training, D debugging.
    public String processing() {
        return component(11, 1);
    }

    /// True if the sender itself says that this is no patient's message.
    public boolean notProduction() {
        return processing().equals("D") || processing().equals("T");
    }

    /// MSH-12.1, `2.6`.
    public String version() {
        return component(12, 1);
    }

    /// MSH-15: when the sender wants to hear that we took the message: AL, NE, ER, SU or empty.
    public String acceptWhen() {
        return component(15, 1);
    }

    /// MSH-16: when the sender wants to hear what came of it.
    public String applicationWhen() {
        return component(16, 1);
    }

    /// MSH-18.1, the character set of the message.
    public String charset() {
        return component(18, 1);
    }

    /// Who sent what, when: MSH-3, MSH-7 and MSH-10. A message with the same key is a resend, not new data. Empty if
    /// one that tells messages apart is missing: then nothing may be taken for a resend.
    public String key() {
        if (time().isEmpty() || controlId().isBlank()) return "";
        return application() + "|" + time() + "|" + controlId();
    }
}
