package health.vigil.vital;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as people read them, the same in every locale.
public final class Numbers {
    /// Digits of a dose that count: a syringe is not read more exactly.
    private static final int DOSE_DIGITS = 3;

    /// A dose below this is said in micrograms: nobody counts zeros behind a point (ISMP, error-prone dose
    /// designations).
    private static final BigDecimal LEAST_MG = new BigDecimal("0.1");

    private static final int MICRO = 3;

    private Numbers() {}

    /// A number with a fixed count of decimals and a point, half rounded up.
    public static String plain(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /// A dose with its unit, of three digits that count: `34 mg`, `0.5 mg`, `4 µg`. The pages' js/dose.js does the
    /// same.
    public static String dose(double milligrams) {
        var dose = BigDecimal.valueOf(milligrams);
        if (dose.signum() == 0) return "0 mg";
        return dose.compareTo(LEAST_MG) < 0 ? brief(dose.movePointRight(MICRO)) + " µg" : brief(dose) + " mg";
    }

    private static String brief(BigDecimal value) {
        var decimals = Math.max(0, DOSE_DIGITS - (value.precision() - value.scale()));
        var rounded = value.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
