package health.vigil.command;

import health.vigil.profile.Patient;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--age 4y`, alike for every command that replays.
final class PatientOption {
    @Option(
            names = "--age",
            paramLabel = "AGE",
            converter = Age.class,
            description = "The child's age: 4y, 18m, 10d. Without it only limits hold that need no age.")
    private @Nullable Patient patient;

    @Nullable
    Patient patient() {
        return patient;
    }

    static final class Age implements ITypeConverter<Patient> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?)([ymd])");

        @Override
        public Patient convert(String text) {
            var form = FORM.matcher(text);
            if (!form.matches())
                throw new TypeConversionException(
                        "'" + text + "' is no age; write 4y, 18m or 10d (years, months, days)");
            // A birthday begins a year of life: rounded up to the day on which it is reached.
            var days = (int) Math.ceil(Double.parseDouble(form.group(1)) * daysOf(form.group(2)));
            return aged(text, days);
        }

        private static Patient aged(String text, int days) {
            try {
                return new Patient("", "", days, 0);
            } catch (IllegalArgumentException old) {
                throw new TypeConversionException("'" + text + "': " + old.getMessage() + "; write 4y, 18m or 10d");
            }
        }

        private static double daysOf(String unit) {
            return unit.equals("y") ? Patient.DAYS_PER_YEAR : unit.equals("m") ? Patient.DAYS_PER_MONTH : 1;
        }
    }
}
