package health.vigil.vital;

/// Units of measure, with their ISO/IEEE 11073-10101 codes (context-free: partition 4 x 65536 + term).
public enum Unit {
    DIMENSIONLESS(262656, "MDC_DIM_DIMLESS", ""),
    PERCENT(262688, "MDC_DIM_PERCENT", "%"),
    BEAT_PER_MIN(264864, "MDC_DIM_BEAT_PER_MIN", "/min"),
    RESP_PER_MIN(264928, "MDC_DIM_RESP_PER_MIN", "/min"),
    MMHG(266016, "MDC_DIM_MMHG", "mmHg"),
    DEGREE_CELSIUS(268192, "MDC_DIM_DEGC", "\u00b0C");

    private final int code;
    private final String refId;
    private final String symbol;

    Unit(int code, String refId, String symbol) {
        this.code = code;
        this.refId = refId;
        this.symbol = symbol;
    }

    /// The context-free MDC code.
    public int code() {
        return code;
    }

    /// The MDC reference identifier.
    public String refId() {
        return refId;
    }

    /// What a person reads beside the number.
    public String symbol() {
        return symbol;
    }
}
