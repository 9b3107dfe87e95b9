package health.vigil.decode.hl7;

import health.vigil.decode.hl7.Hl7Fault.Kind;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// An HL7 v2 message as its segments, of any type and version.
///
/// Segments end with CR; where a message has none, with LF; an LF behind a CR belongs to it. Segment names, character
/// set and control characters are checked here, everything else by whoever asks for a field.
///
/// @param header its first segment, byte for byte
/// @param text the whole message, decoded
/// @param segments in order, the MSH first
public record Hl7Message(Hl7Header header, String text, List<Hl7Segment> segments) {
    private static final char DELETE = 0x7F;
    /// More segments than any message of a monitor has (about 2 MB of the shortest OBX rows).
    private static final int MOST_SEGMENTS = 50_000;

    /// Reads a message.
    ///
    /// @param charsetWhenUnstated what empty MSH-18 means
    /// @throws Hl7Fault if the bytes are not one well-formed message
    public static Hl7Message parse(byte[] bytes, Charset charsetWhenUnstated) throws Hl7Fault {
        var header = Hl7Header.read(bytes);
        if (header == null)
            throw new Hl7Fault(Kind.SEGMENT_SEQUENCE, "MSH^1", "a message begins with MSH and its separators");
        var text = Hl7Charset.decode(bytes, Hl7Charset.named(header.charset(), charsetWhenUnstated));
        return new Hl7Message(header, text, segments(text, header.separators()));
    }

    private static List<Hl7Segment> segments(String text, Hl7Separators separators) throws Hl7Fault {
        var end = text.indexOf('\r') < 0 ? '\n' : '\r';
        var segments = new ArrayList<Hl7Segment>();
        for (var from = 0; from < text.length(); ) {
            var at = text.indexOf(end, from);
            var stop = at < 0 ? text.length() : at;
            if (text.charAt(from) == '\n') from++;
            if (from < stop) segments.add(segment(text, from, stop, separators, segments.size() + 1));
            from = stop + 1;
        }
        return List.copyOf(segments);
    }

    private static Hl7Segment segment(String text, int from, int stop, Hl7Separators separators, int number)
            throws Hl7Fault {
        for (var i = from; i < stop; i++)
            if (control(text.charAt(i)))
                throw new Hl7Fault(
                        Kind.DATA_TYPE, "", "segment " + number + " holds a control character, escape or remove it");
        if (number > MOST_SEGMENTS || !named(text, from, stop, separators.field()))
            throw new Hl7Fault(Kind.SEGMENT_SEQUENCE, "", "segment " + number + " does not begin with a segment name");
        return new Hl7Segment(text.substring(from, stop), separators);
    }

    private static boolean control(char c) {
        return (c < ' ' && c != '\t' && c != '\n') || c == DELETE;
    }

    /// A capital letter and two capitals or digits, then the field separator or nothing.
    private static boolean named(String text, int from, int stop, char field) {
        if (stop - from < 3 || (stop - from > 3 && text.charAt(from + 3) != field)) return false;
        for (var i = from; i < from + 3; i++) {
            var c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && !(i > from && c >= '0' && c <= '9')) return false;
        }
        return true;
    }
}
