package health.vigil.profile;

/// The lowest systolic pressure by exact age (PALS; clinical.md 2.2): one value for the newborn, one for the infant,
/// then a line up to a constant.
///
/// @param neonateDays last day of life on which `neonateMmHg` holds
/// @param infantMmHg until the first birthday
/// @param atBirthMmHg where the line would begin
/// @param perYearMmHg how much it rises each year
/// @param grownYears age from which `grownMmHg` holds
public record Hypotension(
        int neonateDays,
        double neonateMmHg,
        double infantMmHg,
        double atBirthMmHg,
        double perYearMmHg,
        int grownYears,
        double grownMmHg) {
    private static final int INFANT_MONTHS = 12;

    /// Less than any cuff's resolution: keeps 78.0000000001 from becoming 79.
    private static final double ROUNDING = 1e-6;

    public Hypotension {
        if (neonateMmHg > infantMmHg || infantMmHg > grownMmHg || perYearMmHg < 0)
            throw new IllegalArgumentException(
                    "systolic limits must not fall with age: " + neonateMmHg + ", " + infantMmHg + ", " + grownMmHg);
    }

    /// The limit in whole mmHg; a cuff's whole number is below the rounded limit exactly when it is below the exact
    /// one.
    public double limitMmHg(int ageDays) {
        if (ageDays <= neonateDays) return neonateMmHg;
        if (ageDays < Age.firstDay(INFANT_MONTHS)) return infantMmHg;
        if (ageDays >= Age.firstDay(grownYears * Age.MONTHS_PER_YEAR)) return grownMmHg;
        return Math.ceil(atBirthMmHg + perYearMmHg * ageDays / Age.DAYS_PER_YEAR - ROUNDING);
    }
}
