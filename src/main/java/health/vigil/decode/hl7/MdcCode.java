package health.vigil.decode.hl7;

import org.jspecify.annotations.Nullable;

/// A coded entry of a message, `code^text^system`, with its MDC number worked out.
///
/// Philips' system MDIL writes the same codes in hexadecimal, `partition-term`: `0002-4bb8` is 2 x 65536 + 0x4bb8.
///
/// @param code as sent
/// @param text as sent: a reference identifier, or a label of the sender's
/// @param system as sent: MDC, MDIL, UCUM, LN, 99...
/// @param number the context-free MDC number, or {@link #NO_NUMBER}
record MdcCode(String code, String text, String system, int number) {
    static final int NO_NUMBER = -1;

    private static final int PARTITION = 65536;
    private static final int HEX_LENGTH = 9;
    /// No context-free code has more digits.
    private static final int MOST_DIGITS = 9;

    /// Reads a triplet of a coded field.
    ///
    /// @param first 1 for the main triplet, 4 for the alternate one
    static MdcCode of(Hl7Segment segment, int field, int first) {
        var code = segment.text(field, first);
        return new MdcCode(code, segment.text(field, first + 1), segment.text(field, first + 2), number(code));
    }

    private static int number(String code) {
        if (hexPair(code))
            return Integer.parseInt(code, 0, 4, 16) * PARTITION + Integer.parseInt(code, 5, HEX_LENGTH, 16);
        return !code.isEmpty() && code.length() <= MOST_DIGITS && code.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(code)
                : NO_NUMBER;
    }

    private static boolean hexPair(String code) {
        if (code.length() != HEX_LENGTH || code.charAt(4) != '-' || code.charAt(0) >= '8') return false;
        for (var i = 0; i < HEX_LENGTH; i++)
            if (i != 4 && (Character.digit(code.charAt(i), 16) < 0 || code.charAt(i) > 'f')) return false;
        return true;
    }

    /// The reference identifier, or null if the text is only a label.
    @Nullable
    String refId() {
        return text.startsWith("MDC_") || text.startsWith("MDCX_") ? text : null;
    }

    /// True if the number is to be read as an MDC code: in another system the same number means something else.
    boolean mdc() {
        return number != NO_NUMBER && (system.isEmpty() || system.equals("MDC") || system.equals("MDIL"));
    }
}
