package health.vigil.vital;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as people read them, the same in every locale.
public final class Numbers {
    private Numbers() {}

    /// A number with a fixed count of decimals and a point, half rounded up.
    public static String plain(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
