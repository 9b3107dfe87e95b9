package health.vigil.decode.hl7;

import org.jspecify.annotations.Nullable;

/// The characters that part an HL7 v2 message, as its own MSH-1 and MSH-2 declare them (HL7 v2.6 chapter 2.5.4).
/// A fifth encoding character, the truncation mark of 2.7, is allowed and not needed.
///
/// All parts are counted from 1; what is absent is empty.
public record Hl7Separators(char field, char component, char repetition, char escape, char subcomponent) {
    public static final Hl7Separators USUAL = new Hl7Separators('|', '^', '~', '\\', '&');

    private static final int SHORTEST = 4;
    private static final int LONGEST = 5;

    /// Reads them off the first characters of a message.
    ///
    /// @return null if these do not begin a message
    static @Nullable Hl7Separators of(String msh) {
        if (msh.length() < 4 + SHORTEST || !msh.startsWith("MSH")) return null;
        var field = msh.charAt(3);
        var end = msh.indexOf(field, 4);
        var encoding = msh.substring(4, end < 0 ? msh.length() : end);
        if (encoding.length() < SHORTEST || encoding.length() > LONGEST || !distinct(field + encoding)) return null;
        return new Hl7Separators(field, encoding.charAt(0), encoding.charAt(1), encoding.charAt(2), encoding.charAt(3));
    }

    /// MSH-2 as it is written.
    public String encoding() {
        return "" + component + repetition + escape + subcomponent;
    }

    /// Component `n` of a field's repetition, still escaped.
    public String component(String text, int n) {
        return part(text, component, n);
    }

    /// The part of a text before, between or behind a separator.
    static String part(String text, char separator, int n) {
        var from = 0;
        for (var i = 1; i < n; i++) {
            var at = text.indexOf(separator, from);
            if (at < 0) return "";
            from = at + 1;
        }
        var end = text.indexOf(separator, from);
        return text.substring(from, end < 0 ? text.length() : end);
    }

    /// Replaces the escapes that stand for characters; formatting, and what is not a whole escape, stays as it is.
    public String unescape(String text) {
        if (text.indexOf(escape) < 0) return text;
        var plain = new StringBuilder(text.length());
        var from = 0;
        while (from < text.length()) from = unescapeOne(text, from, plain);
        return plain.toString();
    }

    private int unescapeOne(String text, int from, StringBuilder plain) {
        var close = text.charAt(from) == escape ? text.indexOf(escape, from + 1) : -1;
        var meaning = close < 0 ? null : meaning(text.substring(from + 1, close));
        plain.append(meaning == null ? text.substring(from, from + 1) : meaning);
        return meaning == null ? from + 1 : close + 1;
    }

    private @Nullable String meaning(String code) {
        return switch (code) {
            case "F" -> String.valueOf(field);
            case "S" -> String.valueOf(component);
            case "T" -> String.valueOf(subcomponent);
            case "R" -> String.valueOf(repetition);
            case "E" -> String.valueOf(escape);
            case "P" -> "#";
            default -> code.startsWith("X") ? hex(code) : null;
        };
    }

    /// `X0D0A`: one character per pair of digits.
    private static @Nullable String hex(String code) {
        if (code.length() % 2 == 0 || code.length() == 1) return null;
        var text = new StringBuilder();
        for (var i = 1; i < code.length(); i += 2) {
            var high = Character.digit(code.charAt(i), 16);
            var low = Character.digit(code.charAt(i + 1), 16);
            if (high < 0 || low < 0) return null;
            text.append((char) (high * 16 + low));
        }
        return text.toString();
    }

    private static boolean distinct(String marks) {
        return marks.chars().distinct().count() == marks.length()
                && marks.chars().noneMatch(c -> Character.isLetterOrDigit(c) || c <= ' ' || c == '"');
    }
}
