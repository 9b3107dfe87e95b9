package health.vigil.vital;

import java.util.regex.Pattern;

/// The one rule for names that people type and that travel in logs, journals and addresses.
final class Names {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{Alnum}](?:[\\p{Alnum} ._-]{0,38}[\\p{Alnum}])?");

    private Names() {}

    static void check(String what, String name) {
        if (!ALLOWED.matcher(name).matches())
            throw new IllegalArgumentException(what + " name '" + name
                    + "' must be 1 to 40 letters, digits, '-', '_', '.' or blanks, with a letter or digit at"
                    + " both ends");
    }
}
