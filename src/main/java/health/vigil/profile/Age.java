package health.vigil.profile;

/// How ages are counted in days.
final class Age {
    /// Mean month of the Gregorian calendar's four-year cycle.
    static final double DAYS_PER_MONTH = 30.4375;

    static final int MONTHS_PER_YEAR = 12;

    static final double DAYS_PER_YEAR = MONTHS_PER_YEAR * DAYS_PER_MONTH;

    private Age() {}

    /// The first whole day of an age. Rounded down: whole years begin on the birthday or, when fewer leap days than
    /// usual came before it, the day before; never after it.
    static int firstDay(double months) {
        return (int) Math.floor(months * DAYS_PER_MONTH);
    }
}
