package health.vigil.profile;

import health.vigil.vital.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that can be wrong with the child or with us. The alarm table in the documentation is this list.
///
/// Event codes are those of ISO/IEEE 11073-10101 partition 3 as sent in IHE PCD-04; conditions of ours that have no
/// published code carry {@link #NO_CODE}.
public enum Condition {
    SPO2_DESATURATION("severe desaturation", Vital.SPO2, Side.LOW, Category.OXYGENATION, 199854, "MDC_EVT_DESAT"),
    SPO2_LOW("SpO2 low", Vital.SPO2, Side.LOW, Category.OXYGENATION, 196672, "MDC_EVT_LO_LT_LIM"),
    SPO2_HIGH("SpO2 high", Vital.SPO2, Side.HIGH, Category.OXYGENATION, 196650, "MDC_EVT_HI_GT_LIM"),
    SPO2_BELOW_BASELINE("SpO2 below baseline", Vital.SPO2, Side.LOW, Category.OXYGENATION, 196672, "MDC_EVT_LO_LT_LIM"),
    SPO2_FALLING("SpO2 falling", Vital.SPO2, Measure.FALL, Category.OXYGENATION),
    APNEA("no breath", null, Measure.SECONDS, Side.HIGH, Category.VENTILATION, 199680, "MDC_EVT_APNEA"),
    RESPIRATORY_DEPRESSION("possible respiratory depression", null, Measure.SCORE, Category.VENTILATION),
    RESPIRATION_LOW(
            "slowed breathing", Vital.RESPIRATION_RATE, Side.LOW, Category.VENTILATION, 196672, "MDC_EVT_LO_LT_LIM"),
    RESPIRATION_HIGH(
            "fast breathing", Vital.RESPIRATION_RATE, Side.HIGH, Category.VENTILATION, 196650, "MDC_EVT_HI_GT_LIM"),
    RESPIRATION_BELOW_BASELINE(
            "breathing below baseline",
            Vital.RESPIRATION_RATE,
            Side.LOW,
            Category.VENTILATION,
            196672,
            "MDC_EVT_LO_LT_LIM"),
    ETCO2_LOW("EtCO2 low", Vital.ETCO2, Side.LOW, Category.VENTILATION, 196672, "MDC_EVT_LO_LT_LIM"),
    ETCO2_HIGH("EtCO2 high", Vital.ETCO2, Side.HIGH, Category.VENTILATION, 196650, "MDC_EVT_HI_GT_LIM"),
    ETCO2_ABOVE_BASELINE(
            "EtCO2 above baseline", Vital.ETCO2, Side.HIGH, Category.VENTILATION, 196650, "MDC_EVT_HI_GT_LIM"),
    FICO2_HIGH("FiCO2 high", Vital.FICO2, Side.HIGH, Category.VENTILATION, 196650, "MDC_EVT_HI_GT_LIM"),
    ALLERGIC_REACTION("possible allergic reaction", null, Measure.SCORE, Category.CARDIOVASCULAR),
    PULSE_LOW("pulse low", Vital.PULSE_RATE, Side.LOW, Category.CARDIOVASCULAR, 196672, "MDC_EVT_LO_LT_LIM"),
    PULSE_HIGH("pulse high", Vital.PULSE_RATE, Side.HIGH, Category.CARDIOVASCULAR, 196650, "MDC_EVT_HI_GT_LIM"),
    PULSE_BELOW_BASELINE(
            "pulse below baseline", Vital.PULSE_RATE, Side.LOW, Category.CARDIOVASCULAR, 196672, "MDC_EVT_LO_LT_LIM"),
    PULSE_ABOVE_BASELINE(
            "pulse above baseline", Vital.PULSE_RATE, Side.HIGH, Category.CARDIOVASCULAR, 196650, "MDC_EVT_HI_GT_LIM"),
    HEART_RATE_LOW("heart rate low", Vital.HEART_RATE, Side.LOW, Category.CARDIOVASCULAR, 196672, "MDC_EVT_LO_LT_LIM"),
    HEART_RATE_HIGH(
            "heart rate high", Vital.HEART_RATE, Side.HIGH, Category.CARDIOVASCULAR, 196650, "MDC_EVT_HI_GT_LIM"),
    HEART_RATE_BELOW_BASELINE(
            "heart rate below baseline",
            Vital.HEART_RATE,
            Side.LOW,
            Category.CARDIOVASCULAR,
            196672,
            "MDC_EVT_LO_LT_LIM"),
    HEART_RATE_ABOVE_BASELINE(
            "heart rate above baseline",
            Vital.HEART_RATE,
            Side.HIGH,
            Category.CARDIOVASCULAR,
            196650,
            "MDC_EVT_HI_GT_LIM"),
    NIBP_SYSTOLIC_LOW(
            "blood pressure low", Vital.NIBP_SYSTOLIC, Side.LOW, Category.CARDIOVASCULAR, 196672, "MDC_EVT_LO_LT_LIM"),
    NIBP_SYSTOLIC_HIGH(
            "blood pressure high",
            Vital.NIBP_SYSTOLIC,
            Side.HIGH,
            Category.CARDIOVASCULAR,
            196650,
            "MDC_EVT_HI_GT_LIM"),
    NIBP_SYSTOLIC_BELOW_BASELINE(
            "blood pressure below baseline",
            Vital.NIBP_SYSTOLIC,
            Side.LOW,
            Category.CARDIOVASCULAR,
            196672,
            "MDC_EVT_LO_LT_LIM"),
    NIBP_SYSTOLIC_ABOVE_BASELINE(
            "blood pressure above baseline",
            Vital.NIBP_SYSTOLIC,
            Side.HIGH,
            Category.CARDIOVASCULAR,
            196650,
            "MDC_EVT_HI_GT_LIM"),
    NIBP_MEAN_LOW(
            "mean blood pressure low", Vital.NIBP_MEAN, Side.LOW, Category.CARDIOVASCULAR, 196672, "MDC_EVT_LO_LT_LIM"),
    NIBP_MEAN_HIGH(
            "mean blood pressure high",
            Vital.NIBP_MEAN,
            Side.HIGH,
            Category.CARDIOVASCULAR,
            196650,
            "MDC_EVT_HI_GT_LIM"),
    NIBP_DIASTOLIC_LOW(
            "diastolic blood pressure low",
            Vital.NIBP_DIASTOLIC,
            Side.LOW,
            Category.CARDIOVASCULAR,
            196672,
            "MDC_EVT_LO_LT_LIM"),
    NIBP_DIASTOLIC_HIGH(
            "diastolic blood pressure high",
            Vital.NIBP_DIASTOLIC,
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
    LOW_PERFUSION("weak pulse signal", Priority.LOW),
    IMPLAUSIBLE("value cannot be true", Priority.LOW),
    NOT_MONITORED("not being measured", Priority.LOW),
    NO_DATA("no data", Priority.MEDIUM),
    OVERDUE("measurement overdue", Priority.LOW),
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
    PAGER_UNKNOWN("assigned pager is not configured", Priority.LOW),
    DISPLAY_FAILED("screen not confirmed", Priority.MEDIUM),
    STORE_FAILED("record not being written", Priority.MEDIUM),
    DISK_FILLING("disk filling up", Priority.LOW),
    DISK_FULL("disk almost full", Priority.MEDIUM),
    EXPORT_BEHIND("export behind", Priority.LOW),
    CAPTURE_ENDED("capture ended", Priority.LOW),
    CLOCK_STEPPED("clock was set", Priority.LOW),
    MONITOR_FAULT("monitor fault", Priority.HIGH),
    MONITOR_STALLED("monitor was interrupted", Priority.LOW);

    /// No published event code.
    public static final int NO_CODE = 0;

    /// What the number is that is held against the limit.
    public enum Measure {
        /// The vital's own value.
        VITAL,
        /// Time that runs without something, in seconds.
        SECONDS,
        /// How far the vital fell within the last minute, in its unit.
        FALL,
        /// Points of several signs taken together.
        SCORE,
        /// Nothing: the condition is there or not.
        NONE
    }

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
    private final Measure measure;
    private final Side side;
    private final Category category;
    private final int mdcCode;
    private final String mdcRefId;
    private final @Nullable Priority technical;

    Condition(String words, Vital vital, Side side, Category category, int mdcCode, String mdcRefId) {
        this(words, vital, Measure.VITAL, side, category, mdcCode, mdcRefId);
    }

    Condition(String words, @Nullable Vital vital, Measure measure, Category category) {
        this(words, vital, measure, Side.HIGH, category, NO_CODE, "");
    }

    Condition(
            String words,
            @Nullable Vital vital,
            Measure measure,
            Side side,
            Category category,
            int mdcCode,
            String mdcRefId) {
        this.words = words;
        this.vital = vital;
        this.measure = measure;
        this.side = side;
        this.category = category;
        this.mdcCode = mdcCode;
        this.mdcRefId = mdcRefId;
        this.technical = null;
    }

    Condition(String words, Priority priority) {
        this.words = words;
        this.vital = null;
        this.measure = Measure.NONE;
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

    /// The quantity whose limit is violated; null for technical conditions and where no single quantity is.
    public @Nullable Vital vital() {
        return vital;
    }

    /// Conditions of the same organ that say more than this one beside them would: "severe desaturation" than "SpO2
    /// low", "no breath" than "slowed breathing". What is covered is not raised while the graver lasts at the same
    /// priority or above; what was raised already stays, and what still lasts afterwards is raised then.
    public List<Condition> coveredBy() {
        return switch (this) {
            case SPO2_LOW -> List.of(SPO2_DESATURATION);
            case SPO2_BELOW_BASELINE, SPO2_FALLING -> List.of(SPO2_DESATURATION, SPO2_LOW);
            case RESPIRATORY_DEPRESSION, RESPIRATION_LOW, ETCO2_LOW -> List.of(APNEA);
            case RESPIRATION_BELOW_BASELINE -> List.of(APNEA, RESPIRATION_LOW);
            case ETCO2_ABOVE_BASELINE -> List.of(ETCO2_HIGH);
            case PULSE_BELOW_BASELINE -> List.of(PULSE_LOW);
            case PULSE_ABOVE_BASELINE -> List.of(PULSE_HIGH);
            case HEART_RATE_BELOW_BASELINE -> List.of(HEART_RATE_LOW);
            case HEART_RATE_ABOVE_BASELINE -> List.of(HEART_RATE_HIGH);
            case NIBP_SYSTOLIC_BELOW_BASELINE -> List.of(NIBP_SYSTOLIC_LOW);
            case NIBP_SYSTOLIC_ABOVE_BASELINE -> List.of(NIBP_SYSTOLIC_HIGH);
            default -> List.of();
        };
    }

    /// True if its limits follow from the child's own {@link Baseline}: without one there are none.
    public boolean relative() {
        return switch (this) {
            case SPO2_BELOW_BASELINE, RESPIRATION_BELOW_BASELINE, ETCO2_ABOVE_BASELINE -> true;
            case PULSE_BELOW_BASELINE, PULSE_ABOVE_BASELINE -> true;
            case HEART_RATE_BELOW_BASELINE, HEART_RATE_ABOVE_BASELINE -> true;
            case NIBP_SYSTOLIC_BELOW_BASELINE, NIBP_SYSTOLIC_ABOVE_BASELINE -> true;
            default -> false;
        };
    }

    /// What the limit is held against.
    public Measure measure() {
        return measure;
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
        if (measure == Measure.SECONDS) return value >= limit;
        return side == Side.LOW ? value < limit : value > limit;
    }
}
