package health.vigil.profile;

import health.vigil.vital.Vital;
import org.jspecify.annotations.Nullable;

/// Everything that can be wrong with the child or with us. The alarm table in the documentation is this list.
///
/// Event codes are those of ISO/IEEE 11073-10101 partition 3 as sent in IHE PCD-04; conditions of ours that have no
/// published code carry {@link #NO_CODE}.
public enum Condition {
    SPO2_DESATURATION("severe desaturation", Vital.SPO2, Side.LOW, Category.OXYGENATION, 199854, "MDC_EVT_DESAT"),
    SPO2_LOW("SpO2 low", Vital.SPO2, Side.LOW, Category.OXYGENATION, 196672, "MDC_EVT_LO_LT_LIM"),
    SPO2_HIGH("SpO2 high", Vital.SPO2, Side.HIGH, Category.OXYGENATION, 196650, "MDC_EVT_HI_GT_LIM"),
    APNEA("no breath", null, Side.HIGH, Category.VENTILATION, 199680, "MDC_EVT_APNEA"),
    RESPIRATION_LOW(
            "slowed breathing", Vital.RESPIRATION_RATE, Side.LOW, Category.VENTILATION, 196672, "MDC_EVT_LO_LT_LIM"),
    RESPIRATION_HIGH(
            "fast breathing", Vital.RESPIRATION_RATE, Side.HIGH, Category.VENTILATION, 196650, "MDC_EVT_HI_GT_LIM"),
    ETCO2_LOW("EtCO2 low", Vital.ETCO2, Side.LOW, Category.VENTILATION, 196672, "MDC_EVT_LO_LT_LIM"),
    ETCO2_HIGH("EtCO2 high", Vital.ETCO2, Side.HIGH, Category.VENTILATION, 196650, "MDC_EVT_HI_GT_LIM"),
    PULSE_LOW("pulse low", Vital.PULSE_RATE, Side.LOW, Category.CARDIOVASCULAR, 196672, "MDC_EVT_LO_LT_LIM"),
    PULSE_HIGH("pulse high", Vital.PULSE_RATE, Side.HIGH, Category.CARDIOVASCULAR, 196650, "MDC_EVT_HI_GT_LIM"),
    HEART_RATE_LOW("heart rate low", Vital.HEART_RATE, Side.LOW, Category.CARDIOVASCULAR, 196672, "MDC_EVT_LO_LT_LIM"),
    HEART_RATE_HIGH(
            "heart rate high", Vital.HEART_RATE, Side.HIGH, Category.CARDIOVASCULAR, 196650, "MDC_EVT_HI_GT_LIM"),
    NIBP_SYSTOLIC_LOW(
            "blood pressure low", Vital.NIBP_SYSTOLIC, Side.LOW, Category.CARDIOVASCULAR, 196672, "MDC_EVT_LO_LT_LIM"),
    NIBP_SYSTOLIC_HIGH(
            "blood pressure high",
            Vital.NIBP_SYSTOLIC,
            Side.HIGH,
            Category.CARDIOVASCULAR,
            196650,
            "MDC_EVT_HI_GT_LIM"),
    TEMPERATURE_LOW("temperature low", Vital.TEMPERATURE, Side.LOW, Category.TEMPERATURE, 196672, "MDC_EVT_LO_LT_LIM"),
    TEMPERATURE_HIGH(
            "temperature high", Vital.TEMPERATURE, Side.HIGH, Category.TEMPERATURE, 196650, "MDC_EVT_HI_GT_LIM"),

    SENSOR_OFF("sensor off", Priority.MEDIUM),
    SENSOR_FAULT("sensor or cable fault", Priority.MEDIUM),
    NO_PULSE("no pulse found", Priority.HIGH),
    SIGNAL_POOR("signal too poor", Priority.LOW),
    NO_DATA("no data", Priority.MEDIUM),
    LINK_DOWN("connection lost", Priority.MEDIUM),
    DEVICE_FAULT("device fault", Priority.MEDIUM),
    BATTERY_LOW("device battery low", Priority.LOW),
    CUFF_FAILED("blood pressure not measured", Priority.LOW),
    SOURCES_DISAGREE("sources disagree", Priority.LOW),
    DEMO_DATA("demonstration data, not a patient", Priority.LOW),
    PATIENT_MISMATCH("another patient's data arrive", Priority.HIGH),
    FEED_UNBOUND("data for no bed", Priority.MEDIUM),
    PAGER_FAILED("page not delivered", Priority.HIGH),
    PAGER_MISSING("nobody is paged for high alarms", Priority.LOW),
    DISPLAY_FAILED("screen not confirmed", Priority.MEDIUM),
    STORE_FAILED("record not being written", Priority.MEDIUM),
    EXPORT_BEHIND("export behind", Priority.LOW),
    MONITOR_FAULT("monitor fault", Priority.HIGH),
    MONITOR_STALLED("monitor was interrupted", Priority.LOW);

    /// No published event code.
    public static final int NO_CODE = 0;

    /// Which side of a limit is wrong.
    public enum Side {
        LOW,
        HIGH
    }

    /// The melody families of IEC 60601-1-8 Annex F that we use.
    public enum Category {
        OXYGENATION,
        VENTILATION,
        CARDIOVASCULAR,
        TEMPERATURE,
        GENERAL,
        EQUIPMENT
    }

    private final String words;
    private final @Nullable Vital vital;
    private final Side side;
    private final Category category;
    private final int mdcCode;
    private final String mdcRefId;
    private final @Nullable Priority technical;

    Condition(String words, @Nullable Vital vital, Side side, Category category, int mdcCode, String mdcRefId) {
        this.words = words;
        this.vital = vital;
        this.side = side;
        this.category = category;
        this.mdcCode = mdcCode;
        this.mdcRefId = mdcRefId;
        this.technical = null;
    }

    Condition(String words, Priority priority) {
        this.words = words;
        this.vital = null;
        this.side = Side.HIGH;
        this.category = Category.EQUIPMENT;
        this.mdcCode = NO_CODE;
        this.mdcRefId = "";
        this.technical = priority;
    }

    /// What a nurse reads.
    public String words() {
        return words;
    }

    /// The quantity whose limit is violated; null for technical conditions and for the absence of breath.
    public @Nullable Vital vital() {
        return vital;
    }

    public Side side() {
        return side;
    }

    public Category category() {
        return category;
    }

    public int mdcCode() {
        return mdcCode;
    }

    public String mdcRefId() {
        return mdcRefId;
    }

    /// True for faults of equipment, feeds and ourselves; false for the child's condition.
    public boolean technical() {
        return technical != null;
    }

    /// The priority of a technical condition; physiological ones get theirs from the rung that was reached.
    ///
    /// @throws IllegalStateException for a physiological condition
    public Priority technicalPriority() {
        if (technical == null) throw new IllegalStateException(this + " has its priority from the profile");
        return technical;
    }

    /// True if the number is wrong by this condition and this limit. The one edge rule: low alarms when
    /// value &lt; limit, high when value &gt; limit (design decision 11). The absence of breath is a time that
    /// runs, not a number that is measured: it alarms when the limit is reached.
    public boolean violates(double value, double limit) {
        if (this == APNEA) return value >= limit;
        return side == Side.LOW ? value < limit : value > limit;
    }
}
