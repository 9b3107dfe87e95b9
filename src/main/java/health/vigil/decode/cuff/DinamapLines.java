package health.vigil.decode.cuff;

import java.util.regex.Pattern;

/// GE Dinamap host communications as lines of text, both ways (GE 2010566 as quoted by its users; serial-protocols.md
/// 3.2): a blank for the unit, two letters, fields, two characters of check, a carriage return.
public final class DinamapLines {
    /// Starts a determination in the mode that the monitor is in.
    static final String START = " NC0";

    static final String STOP = " ND";
    /// Asks for the state and the result of determinations, for saturation, pulse and temperature.
    static final String PRESSURE = " NA";

    static final String SATURATION = " OA";
    static final String PULSE = " RA";
    static final String TEMPERATURE = " TC";

    /// What a reply that we asked for begins with.
    static final Pattern BEGINNING = Pattern.compile(" (NA|OA|RA|TC)");

    /// The longest reply, its check, and as much again for what precedes it on a line that was damaged.
    static final int LONGEST = 42;

    static final int CHECK_CHARS = 2;

    private static final char FIRST = ' ';
    private static final int SIX_BITS = 6;
    private static final int CHECK_LIMIT = 0xFFF;

    private DinamapLines() {}

    /// A line with its check, without its end.
    public static String checked(String text) {
        return text + check(text);
    }

    private static String check(String text) {
        var sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i) - FIRST + 1;
            if (sum > CHECK_LIMIT) sum -= CHECK_LIMIT;
        }
        var high = (char) (FIRST + (sum >> SIX_BITS));
        var low = (char) (FIRST + (sum & (1 << SIX_BITS) - 1));
        return "" + high + low;
    }

    /// True if the last two characters are the check of those before.
    static boolean fits(String line) {
        return line.length() > CHECK_CHARS && line.equals(checked(line.substring(0, line.length() - CHECK_CHARS)));
    }
}
