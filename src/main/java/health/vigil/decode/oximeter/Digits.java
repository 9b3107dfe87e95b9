package health.vigil.decode.oximeter;

import health.vigil.decode.Tally;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Digits and flags of one frame to readings: a number, or a gap with its reason, never neither.
public final class Digits {
    private final Reason missing;
    private final Tally tally;

    /// @param missing the reason where digits are missing and no flag tells why
    public Digits(Reason missing, Tally tally) {
        this.missing = missing;
        this.tally = tally;
    }

    /// @param value null where the device gave none
    public void tell(Moment at, Vital vital, @Nullable Double value, Signal signal, Consumer<Reading> readings) {
        if (signal.off() != null) readings.accept(new Reading.Gap(at, vital, signal.off()));
        else if (value == null) readings.accept(new Reading.Gap(at, vital, missing));
        else if (vital.plausible(value))
            readings.accept(new Reading.Measured(at, vital, value, Method.DEVICE, signal.quality(), 0));
        else refuse(at, vital, readings);
    }

    private void refuse(Moment at, Vital vital, Consumer<Reading> readings) {
        tally.outOfRange();
        readings.accept(new Reading.Gap(at, vital, Reason.OUT_OF_RANGE));
    }

    /// Null for a device's code for "none".
    public static @Nullable Double known(int value, int missing) {
        return value == missing ? null : (double) value;
    }

    /// Printed digits; null for a run of dashes.
    public static @Nullable Double known(String field) {
        return field.startsWith("-") ? null : Double.valueOf(field);
    }

    /// Three digits as devices print them, or dashes.
    public static String three(@Nullable Integer value) {
        return value == null ? "---" : String.format(Locale.ROOT, "%03d", value);
    }
}
