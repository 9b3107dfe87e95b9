package health.vigil.decode.monitor.intellivue;

/// FLOAT-Type of IEEE 11073: 8 bits of exponent to base 10, 24 of mantissa, both signed.
final class FloatType {
    static final int NOT_A_NUMBER = 0x7FFFFF;
    static final int NOT_AT_THIS_RESOLUTION = 0x800000;
    static final int RESERVED = 0x800001;
    static final int ABOVE_ALL = 0x7FFFFE;
    static final int BELOW_ALL = 0x800002;

    private static final int MANTISSA = 0xFFFFFF;

    private FloatType() {}

    /// The mantissa as it is written, which may be one of those that are no number.
    static int mantissa(int written) {
        return written & MANTISSA;
    }

    /// The number, whatever its mantissa means.
    static double digits(int written) {
        var exponent = written >> 24;
        double mantissa = written << 8 >> 8;
        // Divided by a whole power of ten it is the double nearest to the decimal number: 36.8 and nothing beside it.
        return exponent < 0 ? mantissa / StrictMath.pow(10, -exponent) : mantissa * StrictMath.pow(10, exponent);
    }

    /// The number; NaN for what is none.
    static double value(int written) {
        return switch (mantissa(written)) {
            case NOT_A_NUMBER, NOT_AT_THIS_RESOLUTION, RESERVED, ABOVE_ALL, BELOW_ALL -> Double.NaN;
            default -> digits(written);
        };
    }
}
