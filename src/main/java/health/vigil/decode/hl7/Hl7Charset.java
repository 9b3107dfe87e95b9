package health.vigil.decode.hl7;

import health.vigil.decode.hl7.Hl7Fault.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Character sets by their names in MSH-18 (HL7 table 0211), decoded strictly: a byte that is not of the set is an
/// error that says so, never a question mark in a child's name.
final class Hl7Charset {
    private static final String PLACE = "MSH^1^18";
    /// Parts of ISO 8859; anything else behind the stroke is no name that Java would even look up.
    private static final Pattern ISO_8859 = Pattern.compile("8859/\\d{1,2}");

    private Hl7Charset() {}

    /// @param name MSH-18; empty means `whenUnstated`
    static Charset named(String name, Charset whenUnstated) throws Hl7Fault {
        if (name.isEmpty()) return whenUnstated;
        var java = javaName(name.toUpperCase(Locale.ROOT));
        if (java.isEmpty() || !Charset.isSupported(java))
            throw new Hl7Fault(
                    Kind.TABLE_VALUE, PLACE, "character set not supported over MLLP, send UNICODE UTF-8 or 8859/1");
        return Charset.forName(java);
    }

    /// Empty for a set we do not take: UTF-16 and UTF-32 hold the bytes that end a frame, ISO 2022 sets need escapes.
    private static String javaName(String name) {
        if (ISO_8859.matcher(name).matches()) return "ISO-8859-" + name.substring("8859/".length());
        return switch (name) {
            case "ASCII", "US-ASCII", "ISO IR6" -> "US-ASCII";
            case "UNICODE", "UNICODE UTF-8", "UTF-8", "UTF8" -> "UTF-8";
            case "ISO-8859-1", "ISO8859-1" -> "ISO-8859-1";
            case "GB 18030-2000" -> "GB18030";
            case "KS X 1001" -> "EUC-KR";
            case "BIG-5" -> "Big5";
            default -> "";
        };
    }

    static String decode(byte[] bytes, Charset charset) throws Hl7Fault {
        if (ascii(bytes)) return new String(bytes, StandardCharsets.ISO_8859_1);
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
        var result = decoder.decode(in, out, true);
        if (result.isUnderflow()) result = decoder.flush(out);
        if (result != CoderResult.UNDERFLOW)
            throw new Hl7Fault(
                    Kind.DATA_TYPE,
                    PLACE,
                    "byte " + (in.position() + 1) + " is not " + charset.name()
                            + ", state the real character set in MSH-18");
        return out.flip().toString();
    }

    private static boolean ascii(byte[] bytes) {
        for (var b : bytes) if (b < 0) return false;
        return true;
    }
}
