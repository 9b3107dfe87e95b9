package health.vigil.replay;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A column of a file of numbers that we understand, by its header; units are those of the vital.
enum Column {
    SPO2("spo2", Vital.SPO2),
    PULSE_RATE("pr", Vital.PULSE_RATE),
    HEART_RATE("hr", Vital.HEART_RATE),
    RESPIRATION_RATE("rr", Vital.RESPIRATION_RATE),
    ETCO2("etco2", Vital.ETCO2),
    SYSTOLIC("sys", Vital.NIBP_SYSTOLIC),
    DIASTOLIC("dia", Vital.NIBP_DIASTOLIC),
    MEAN("map", Vital.NIBP_MEAN),
    TEMPERATURE("temp", Vital.TEMPERATURE);

    private final String header;
    private final Vital vital;

    Column(String header, Vital vital) {
        this.header = header;
        this.vital = vital;
    }

    String header() {
        return header;
    }

    static @Nullable Column named(String header) {
        for (var column : values()) if (column.header.equals(header.toLowerCase(Locale.ROOT))) return column;
        return null;
    }

    /// "spo2, pr, ...", for messages.
    static String all() {
        return Arrays.stream(values()).map(Column::header).collect(Collectors.joining(", "));
    }

    /// Why a number cannot stand in this column, empty if it can.
    String refusal(double value) {
        return nothing(value) || vital.plausible(value) ? "" : "is outside " + vital.range();
    }

    Reading reading(Moment at, double value) {
        return nothing(value)
                ? new Reading.Gap(at, vital, Reading.Gap.Reason.NOT_AVAILABLE)
                : Reading.Measured.of(at, vital, value);
    }

    /// Recorders of oximeters write 0 for "no reading". A rate of no breath and of no heart beat is a number.
    private boolean nothing(double value) {
        return value == 0 && (this == SPO2 || this == PULSE_RATE);
    }
}
