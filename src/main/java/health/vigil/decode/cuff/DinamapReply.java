package health.vigil.decode.cuff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a Dinamap answers (GE 2010566 as quoted by its users; serial-protocols.md 3.2).
sealed interface DinamapReply {
    /// No number: a field of blanks, dashes or minus signs.
    int NONE = -1;

    /// More means that there was no determination.
    int OLDEST_PRESSURE_SECONDS = 5400;

    int OLDEST_TEMPERATURE_SECONDS = 99_990;

    /// @param status 0 busy, 1 done, others why there is no result
    /// @param mode 1 adult, 2 neonate, 0 unknown
    /// @param ageSeconds since the determination whose result this is, or {@link #NONE}
    record Pressure(char status, char mode, int ageSeconds, int systolic, int diastolic, int mean)
            implements DinamapReply {}

    /// @param status 1 measuring, others why not
    record Saturation(char status, int percent) implements DinamapReply {}

    /// @param source 2 pulse oximeter, 3 cuff
    record Pulse(char source, int rate) implements DinamapReply {}

    /// @param status 0 done or idle, others why not
    /// @param mode 0 one prediction, 1 watched all the time
    /// @param ageSeconds since the determination, or {@link #NONE}
    /// @param tenthsFahrenheit whatever the monitor shows
    record Temperature(char status, char mode, int ageSeconds, int tenthsFahrenheit) implements DinamapReply {}

    /// A reply without its check, or null if it has not the form of any.
    static @Nullable DinamapReply read(String line) {
        for (var form : Form.values()) {
            var found = form.pattern.matcher(line);
            if (found.matches()) return read(form, found);
        }
        return null;
    }

    private static DinamapReply read(Form form, Matcher found) {
        return switch (form) {
            case PRESSURE -> pressure(found);
            case SATURATION -> new Saturation(letter(found, 1), number(found, 2));
            case PULSE -> new Pulse(letter(found, 1), number(found, 2));
            case TEMPERATURE -> temperature(found);
        };
    }

    private static DinamapReply pressure(Matcher found) {
        var age = number(found, 3);
        return new Pressure(
                letter(found, 1),
                letter(found, 2),
                age > OLDEST_PRESSURE_SECONDS ? NONE : age,
                number(found, 4),
                number(found, 5),
                number(found, 6));
    }

    private static DinamapReply temperature(Matcher found) {
        var age = number(found, 3);
        return new Temperature(
                letter(found, 1), letter(found, 2), age > OLDEST_TEMPERATURE_SECONDS ? NONE : age, number(found, 4));
    }

    private static char letter(Matcher found, int group) {
        return found.group(group).charAt(0);
    }

    private static int number(Matcher found, int group) {
        var text = found.group(group).strip();
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : NONE;
    }

    /// The fields of each reply by their places.
    enum Form {
        PRESSURE(" NA(\\d)(\\d)\\d(.{4})(.{3})(.{3})(.{3})"),
        SATURATION(" OA(\\d)(.{3})..{2}"),
        PULSE(" RA(\\d)(.{3})"),
        /// The character that counts determinations is passed over: their age tells them apart.
        TEMPERATURE(" TC(\\d)(\\d).(.{5})(.{4})\\d");

        @SuppressWarnings("ImmutableEnumChecker") // a pattern never changes
        private final Pattern pattern;

        Form(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }
}
