package health.vigil.decode.hl7;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The answer to one message: MSH, MSA, and for a refusal ERR. It repeats of the message only what names it (MSH-3 to
/// MSH-6, MSH-10, MSH-18), byte for byte, and nothing of its content.
///
/// @param code MSA-1: CA, CE, CR or AA, AE, AR
/// @param text the whole message, one character per byte
public record Hl7Answer(String code, String text) {
    /// Which of the two families of codes a sender understands.
    ///
    /// By the header means: without MSH-15 and MSH-16 the original mode (AA, AE, AR); with them the enhanced mode,
    /// where an accept acknowledgement (CA, CE, CR) is sent if MSH-15 asks for it in this case, else AA, AE, AR. A
    /// sender that wants no answer can ignore one; a sender that waits in vain sends again for ever.
    public enum Form {
        BY_HEADER,
        /// Always AA, AE, AR.
        ORIGINAL,
        /// Always CA, CE, CR.
        ENHANCED
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final Pattern EVENT = Pattern.compile("[A-Z][A-Z0-9]{2}");
    private static final Pattern PROCESSING = Pattern.compile("[PDT]");
    private static final String OUR_VERSION = "2.6";
    /// Longest MSH-10 that is repeated; HL7 v2.6 allows 20, senders use up to 199.
    private static final int LONGEST_ID = 199;

    /// @param id MSH-10 of the answer, unique among ours
    /// @param wallMillis now, for MSH-7
    public static Hl7Answer accepted(Hl7Header header, Form form, String id, long wallMillis) {
        var code = (enhanced(header, form, true) ? "C" : "A") + "A";
        return new Hl7Answer(code, opening(header, id, wallMillis) + msa(header, code));
    }

    /// @param header null if the message had none that could be read: then MSA-2 is empty
    public static Hl7Answer refused(@Nullable Hl7Header header, Hl7Fault fault, Form form, String id, long wallMillis) {
        var to = header == null ? new Hl7Header(Hl7Separators.USUAL, java.util.List.of()) : header;
        var code = (enhanced(to, form, false) ? "C" : "A") + (fault.kind().rejection() ? "R" : "E");
        return new Hl7Answer(code, opening(to, id, wallMillis) + msa(to, code) + err(to, fault));
    }

    /// As it travels.
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean enhanced(Hl7Header header, Form form, boolean good) {
        return switch (form) {
            case ORIGINAL -> false;
            case ENHANCED -> true;
            case BY_HEADER ->
                switch (header.acceptWhen()) {
                    case "AL" -> true;
                    case "ER" -> !good;
                    case "SU" -> good;
                    default -> false;
                };
        };
    }

    private static String opening(Hl7Header h, String id, long wallMillis) {
        var f = h.separators().field();
        var version = h.version().startsWith("2.") && h.version().length() <= 5 ? h.version() : OUR_VERSION;
        var line = new StringBuilder("MSH").append(f).append(h.separators().encoding());
        line.append(f).append(h.field(5)).append(f).append(h.field(6));
        line.append(f).append(h.field(3)).append(f).append(h.field(4));
        line.append(f)
                .append(time(wallMillis))
                .append(f)
                .append(f)
                .append(type(h))
                .append(f)
                .append(id);
        line.append(f).append(processing(h)).append(f).append(version);
        if (!h.field(18).isEmpty()) line.append(String.valueOf(f).repeat(6)).append(h.field(18));
        return line.append('\r').toString();
    }

    private static String time(long wallMillis) {
        return TIME.format(LocalDateTime.ofEpochSecond(Math.floorDiv(wallMillis, 1000L), 0, ZoneOffset.UTC)) + "+0000";
    }

    private static String type(Hl7Header h) {
        var c = h.separators().component();
        return EVENT.matcher(h.event()).matches() ? "ACK" + c + h.event() + c + "ACK" : "ACK";
    }

    private static String processing(Hl7Header h) {
        return PROCESSING.matcher(h.processing()).matches() ? h.processing() : "P";
    }

    private static String msa(Hl7Header h, String code) {
        var f = h.separators().field();
        var id = h.controlId().length() > LONGEST_ID ? "" : h.controlId();
        return "MSA" + f + code + f + id + "\r";
    }

    private static String err(Hl7Header h, Hl7Fault fault) {
        var s = h.separators();
        var f = s.field();
        var c = s.component();
        var code = "" + fault.kind().code() + c + fault.kind().words() + c + "HL70357";
        var place = fault.place().replace('^', c);
        return "ERR" + f + f + place + f + code + f + "E" + f + f + f + f + clean(s, fault.words()) + "\r";
    }

    /// Our own words, without what would part them.
    private static String clean(Hl7Separators s, String words) {
        var marks = s.field() + s.encoding();
        var text = new StringBuilder();
        words.chars().forEach(c -> text.append(marks.indexOf(c) >= 0 || c < ' ' || c > '~' ? ' ' : (char) c));
        return text.toString();
    }
}
