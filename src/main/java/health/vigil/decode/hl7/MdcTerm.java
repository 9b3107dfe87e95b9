package health.vigil.decode.hl7;

import health.vigil.vital.Method;
import health.vigil.vital.Vital;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The codes of numbers we take from a message, with what they mean here (ISO/IEEE 11073-10101; in other systems
/// LOINC and the local codes of Edan).
///
/// Left out on purpose: skin temperature (not the child's), the pulse of a cuff 149546 (minutes old, no continuous
/// pulse), saturations of a named limb and beat-to-beat rates.
///
/// Number and reference identifier must agree. Where they do not, the identifier counts if it is known here, and the
/// number is called questionable; if it is not known, nothing is taken: wrong numbers circulate in the field.
public enum MdcTerm {
    SAT_O2(150456, "MDC_PULS_OXIM_SAT_O2", Vital.SPO2, 0, "LN:59408-5", "LN:2708-6", "EHC:327680"),
    OXIM_PULSE(149530, "MDC_PULS_OXIM_PULS_RATE", Vital.PULSE_RATE, 0, "LN:8889-8"),
    PLETH_PULSE(149538, "MDC_PLETH_PULS_RATE", Vital.PULSE_RATE, 1),
    PULSE(149514, "MDC_PULS_RATE", Vital.PULSE_RATE, 2),
    ARTERIAL_PULSE(149522, "MDC_BLD_PULS_RATE_INV", Vital.PULSE_RATE, 3),
    HEART_RATE(147842, "MDC_ECG_HEART_RATE", Vital.HEART_RATE, 0, "MDC_ECG_CARD_BEAT_RATE", "LN:8867-4", "EHC:131072"),
    CO2_BREATHS(151594, "MDC_CO2_RESP_RATE", Vital.RESPIRATION_RATE, Method.CO2, 0),
    AIRWAY_BREATHS(151570, "MDC_AWAY_RESP_RATE", Vital.RESPIRATION_RATE, Method.CO2, 0),
    CHEST_BREATHS(151578, "MDC_TTHOR_RESP_RATE", Vital.RESPIRATION_RATE, Method.IMPEDANCE, 1),
    BREATHS(151562, "MDC_RESP_RATE", Vital.RESPIRATION_RATE, 2, "LN:9279-1"),
    /// Philips sends the rate under the code of the wave.
    PHILIPS_BREATHS(151552, "MDC_RESP", Vital.RESPIRATION_RATE, 2),
    VENTILATOR_BREATHS(151586, "MDC_VENT_RESP_RATE", Vital.RESPIRATION_RATE, 3),
    PLETH_BREATHS(151658, "MDC_PULS_OXIM_PLETH_RESP_RATE", Vital.RESPIRATION_RATE, Method.PLETH, 4),
    CO2_END_TIDAL(151728, "MDC_AWAY_CO2_ET", Vital.ETCO2, 0),
    CO2_END_TIDAL_CONCENTRATION(151708, "MDC_CONC_AWAY_CO2_ET", Vital.ETCO2, 1),
    CO2_INSPIRED(151738, "MDC_AWAY_CO2_INSP_MIN", Vital.FICO2, 0),
    CUFF_SYSTOLIC(150021, "MDC_PRESS_BLD_NONINV_SYS", Vital.NIBP_SYSTOLIC, 0, "LN:8480-6", "EHC:393216"),
    CUFF_DIASTOLIC(150022, "MDC_PRESS_BLD_NONINV_DIA", Vital.NIBP_DIASTOLIC, 0, "LN:8462-4", "EHC:393217"),
    CUFF_MEAN(150023, "MDC_PRESS_BLD_NONINV_MEAN", Vital.NIBP_MEAN, 0, "LN:8478-0"),
    CUFF_SYSTOLIC_2(150301, "MDC_PRESS_CUFF_SYS", Vital.NIBP_SYSTOLIC, 1),
    CUFF_DIASTOLIC_2(150302, "MDC_PRESS_CUFF_DIA", Vital.NIBP_DIASTOLIC, 1),
    CUFF_MEAN_2(150303, "MDC_PRESS_CUFF_MEAN", Vital.NIBP_MEAN, 1),
    CORE(150368, "MDC_TEMP_CORE", Vital.TEMPERATURE, 0),
    ESOPHAGUS(150372, "MDC_TEMP_ESOPH", Vital.TEMPERATURE, 1),
    NASOPHARYNX(150380, "MDC_TEMP_NASOPH", Vital.TEMPERATURE, 2),
    RECTUM(188420, "MDC_TEMP_RECT", Vital.TEMPERATURE, 3),
    EAR(150392, "MDC_TEMP_TYMP", Vital.TEMPERATURE, 4),
    ORAL(188424, "MDC_TEMP_ORAL", Vital.TEMPERATURE, 5),
    BODY(150364, "MDC_TEMP_BODY", Vital.TEMPERATURE, 6),
    TEMPERATURE(150344, "MDC_TEMP", Vital.TEMPERATURE, 7, "LN:8310-5", "EHC:458752"),
    /// Private code of Philips, `0002-f0c7`.
    PHILIPS_TEMPERATURE(192711, "Temp1", Vital.TEMPERATURE, 8),
    AXILLA(188496, "MDC_TEMP_AXIL", Vital.TEMPERATURE, 9),
    PERFUSION(150488, "MDC_BLD_PERF_INDEX", Vital.PERFUSION_INDEX, 0),
    PERFUSION_RELATIVE(150448, "MDC_PULS_OXIM_PERF_REL", Vital.PERFUSION_INDEX, 1);

    private static final Map<Integer, MdcTerm> BY_NUMBER = new LinkedHashMap<>();
    private static final Map<String, MdcTerm> BY_NAME = new LinkedHashMap<>();

    static {
        for (var term : values()) {
            BY_NUMBER.put(term.number, term);
            BY_NAME.put(term.refId, term);
            for (var name : term.otherNames) BY_NAME.put(name, term);
        }
    }

    private final int number;
    private final String refId;
    private final Vital vital;
    private final @Nullable Method method;
    private final int rank;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> otherNames;

    MdcTerm(int number, String refId, Vital vital, int rank, String... otherNames) {
        this(number, refId, vital, null, rank, otherNames);
    }

    MdcTerm(int number, String refId, Vital vital, @Nullable Method method, int rank, String... otherNames) {
        this.number = number;
        this.refId = refId;
        this.vital = vital;
        this.method = method;
        this.rank = rank;
        this.otherNames = List.of(otherNames);
    }

    /// The quantity it is here.
    public Vital vital() {
        return vital;
    }

    /// How the code itself says the number was come by; null if it does not.
    public @Nullable Method method() {
        return method;
    }

    /// Which of several codes of one vital is preferred in a message: the lowest.
    public int rank() {
        return rank;
    }

    /// What a code turned out to be.
    sealed interface Found {
        /// @param agreed false if number and identifier named different things
        record Known(MdcTerm term, boolean agreed) implements Found {}

        /// Not ours to take.
        record Unknown() implements Found {}

        /// Number and identifier contradict each other, and the identifier is not known here.
        record Contradiction() implements Found {}
    }

    /// A term by its context-free number, or null if it is not ours to take.
    public static @Nullable MdcTerm numbered(int number) {
        return BY_NUMBER.get(number);
    }

    static Found find(MdcCode code) {
        var byNumber = code.mdc() ? BY_NUMBER.get(code.number()) : null;
        var refId = code.refId();
        var byName = BY_NAME.get(refId != null ? refId : foreign(code));
        // A known identifier beside a number we do not know is no agreement either.
        if (byName != null) return new Found.Known(byName, byNumber == byName || !code.mdc());
        if (byNumber == null) return new Found.Unknown();
        return refId == null ? new Found.Known(byNumber, true) : new Found.Contradiction();
    }

    private static String foreign(MdcCode code) {
        var system = code.system().equals("LOINC") ? "LN" : code.system();
        return system + ":" + code.code();
    }
}
