package health.vigil.vital;

/// A quantity we watch, with its ISO/IEEE 11073-10101 code, its unit and the range outside which a number
/// cannot be a measurement of a living child and is treated as a fault of the frame (serial-protocols.md rule 7).
public enum Vital {
    SPO2(150456, "MDC_PULS_OXIM_SAT_O2", "SpO2", Unit.PERCENT, 0, 100, 0, Cadence.CONTINUOUS),
    PULSE_RATE(149530, "MDC_PULS_OXIM_PULS_RATE", "PR", Unit.BEAT_PER_MIN, 18, 350, 0, Cadence.CONTINUOUS),
    HEART_RATE(147842, "MDC_ECG_HEART_RATE", "HR", Unit.BEAT_PER_MIN, 0, 350, 0, Cadence.CONTINUOUS),
    RESPIRATION_RATE(151562, "MDC_RESP_RATE", "RR", Unit.RESP_PER_MIN, 0, 150, 0, Cadence.CONTINUOUS),
    ETCO2(151728, "MDC_AWAY_CO2_ET", "EtCO2", Unit.MMHG, 0, 150, 0, Cadence.CONTINUOUS),
    FICO2(151738, "MDC_AWAY_CO2_INSP_MIN", "FiCO2", Unit.MMHG, 0, 150, 0, Cadence.CONTINUOUS),
    NIBP_SYSTOLIC(150021, "MDC_PRESS_BLD_NONINV_SYS", "NIBP sys", Unit.MMHG, 0, 300, 0, Cadence.EPISODIC),
    NIBP_DIASTOLIC(150022, "MDC_PRESS_BLD_NONINV_DIA", "NIBP dia", Unit.MMHG, 0, 300, 0, Cadence.EPISODIC),
    NIBP_MEAN(150023, "MDC_PRESS_BLD_NONINV_MEAN", "NIBP mean", Unit.MMHG, 0, 300, 0, Cadence.EPISODIC),
    TEMPERATURE(150344, "MDC_TEMP", "Temp", Unit.DEGREE_CELSIUS, 15, 45, 1, Cadence.CONTINUOUS),
    PERFUSION_INDEX(150488, "MDC_BLD_PERF_INDEX", "PI", Unit.PERCENT, 0, 30, 2, Cadence.CONTINUOUS);

    /// Whether a number comes by itself again and again, or stands for one determination.
    public enum Cadence {
        CONTINUOUS,
        EPISODIC
    }

    private final int code;
    private final String refId;
    private final String label;
    private final Unit unit;
    private final double lowest;
    private final double highest;
    private final int decimals;
    private final Cadence cadence;

    Vital(
            int code,
            String refId,
            String label,
            Unit unit,
            double lowest,
            double highest,
            int decimals,
            Cadence cadence) {
        this.code = code;
        this.refId = refId;
        this.label = label;
        this.unit = unit;
        this.lowest = lowest;
        this.highest = highest;
        this.decimals = decimals;
        this.cadence = cadence;
    }

    /// The context-free MDC code (partition 2 x 65536 + term).
    public int code() {
        return code;
    }

    /// The MDC reference identifier.
    public String refId() {
        return refId;
    }

    /// The short name on screens.
    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    /// How many decimals a person is shown.
    public int decimals() {
        return decimals;
    }

    public Cadence cadence() {
        return cadence;
    }

    /// True if the number could have been measured on a child; false means: a fault, never a value.
    public boolean plausible(double value) {
        return value >= lowest && value <= highest;
    }

    /// The least number a living child can have.
    public double lowest() {
        return lowest;
    }

    /// The greatest number a living child can have.
    public double highest() {
        return highest;
    }

    /// True if the number is less than any living child's.
    public boolean tooLow(double value) {
        return value < lowest;
    }

    /// "18 to 350 /min", for error messages.
    public String range() {
        return Numbers.plain(lowest, decimals) + " to " + Numbers.plain(highest, decimals) + " " + unit.symbol();
    }

    /// The number as a person is shown it, without unit.
    public String format(double value) {
        return Numbers.plain(value, decimals);
    }
}
