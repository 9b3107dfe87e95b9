package health.vigil.profile;

import health.vigil.vital.CuffOrder;
import java.time.LocalDate;

/// The child in the bed, as far as alarms need to know.
///
/// @param id what the hospital calls the child (PID-3); may be empty when nobody said; never logged
/// @param label what the screen shows; may be empty
/// @param ageDays age in days at admission, 0 or more
/// @param weightKg kilograms; 0 when unknown
public record Patient(String id, String label, int ageDays, double weightKg) {
    /// Mean month of the Gregorian calendar's four-year cycle.
    public static final double DAYS_PER_MONTH = Age.DAYS_PER_MONTH;

    /// Twelve such months.
    public static final double DAYS_PER_YEAR = Age.DAYS_PER_YEAR;

    /// A newborn in the sense of cuffs and their alarms (ISO 80601-2-30): the first 28 days of life. A profile's
    /// `neonateDays` is about limits only and may be another.
    public static final int NEONATE_DAYS = 28;

    private static final int ADULT_YEARS = 18;

    public Patient {
        if (ageDays < 0 || ageDays > 130 * 366)
            throw new IllegalArgumentException("age " + ageDays + " days is outside 0 to 130 years");
        if (!(weightKg >= 0 && weightKg <= 300))
            throw new IllegalArgumentException("weight " + weightKg + " kg is outside 0 to 300 kg");
    }

    /// Age from a date of birth on a given day.
    ///
    /// @throws IllegalArgumentException if the child is not yet born on that day
    public static Patient born(String id, String label, LocalDate born, LocalDate today, double weightKg) {
        return new Patient(id, label, Math.toIntExact(today.toEpochDay() - born.toEpochDay()), weightKg);
    }

    /// Whole and parts of months of 30.4375 days.
    public double ageMonths() {
        return ageDays / Age.DAYS_PER_MONTH;
    }

    /// Years of 12 such months.
    public double ageYears() {
        return ageMonths() / Age.MONTHS_PER_YEAR;
    }

    /// How a cuff must be started on this patient.
    public CuffOrder cuffStart() {
        if (ageDays <= NEONATE_DAYS) return CuffOrder.START_NEONATAL;
        return ageYears() >= ADULT_YEARS ? CuffOrder.START_ADULT : CuffOrder.START_PEDIATRIC;
    }
}
