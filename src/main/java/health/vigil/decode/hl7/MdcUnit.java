package health.vigil.decode.hl7;

import health.vigil.vital.Unit;
import health.vigil.vital.Vital;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Units as messages name them (ISO/IEEE 11073-10101 numbers and identifiers, UCUM, plain words), and the way from
/// them to ours. A number without a unit, or with one that does not fit its quantity, is never taken (hazard H11).
public enum MdcUnit {
    PERCENT(262688, "MDC_DIM_PERCENT", Unit.PERCENT, "%"),
    DIMENSIONLESS(262656, "MDC_DIM_DIMLESS", Unit.DIMENSIONLESS, "1", "{dimless}"),
    BEATS(264864, "MDC_DIM_BEAT_PER_MIN", Unit.BEAT_PER_MIN, "{beat}/min", "{beats}/min", "bpm"),
    BREATHS(264928, "MDC_DIM_RESP_PER_MIN", Unit.RESP_PER_MIN, "{breath}/min", "{breaths}/min", "{resp}/min", "rpm"),
    /// Good for beats and breaths; known by name only.
    PER_MINUTE(MdcCode.NO_NUMBER, "MDC_DIM_PER_MIN", Unit.BEAT_PER_MIN, "/min", "1/min", "min-1"),
    MMHG(266016, "MDC_DIM_MMHG", Unit.MMHG, "mm[Hg]", "mmHg"),
    KILOPASCAL(265987, "MDC_DIM_KILO_PASCAL", Unit.MMHG, "kPa"),
    CELSIUS(268192, "MDC_DIM_DEGC", Unit.DEGREE_CELSIUS, "Cel", "\u00b0C", "degC", "C"),
    /// A second number Philips sends for degrees Celsius, `0004-1710`.
    CELSIUS_2(268048, "MDC_DIM_DEGC", Unit.DEGREE_CELSIUS),
    FAHRENHEIT(266560, "MDC_DIM_FAHR", Unit.DEGREE_CELSIUS, "[degF]", "\u00b0F", "degF", "F");

    /// 1 kPa in mmHg, by the definition of the conventional millimetre of mercury (133.322387415 Pa).
    static final double MMHG_PER_KPA = 1000 / 133.322387415;

    /// Converted numbers are given to this many parts of a unit, far below what any device resolves.
    private static final double PARTS = 10_000;

    private static final Map<Integer, MdcUnit> BY_NUMBER = new LinkedHashMap<>();
    private static final Map<String, MdcUnit> BY_NAME = new LinkedHashMap<>();

    static {
        for (var unit : values()) {
            if (unit.number != MdcCode.NO_NUMBER) BY_NUMBER.put(unit.number, unit);
            BY_NAME.putIfAbsent(unit.refId, unit);
            for (var word : unit.words) BY_NAME.put(word, unit);
        }
    }

    private final int number;
    private final String refId;
    private final Unit ours;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> words;

    MdcUnit(int number, String refId, Unit ours, String... words) {
        this.number = number;
        this.refId = refId;
        this.ours = ours;
        this.words = List.of(words);
    }

    /// A unit by its context-free number, or null if it is not known.
    public static @Nullable MdcUnit numbered(int number) {
        return BY_NUMBER.get(number);
    }

    /// @return null if the unit is not known, or its number and identifier contradict each other
    static @Nullable MdcUnit find(MdcCode code) {
        var byNumber = code.mdc() ? BY_NUMBER.get(code.number()) : null;
        var refId = code.refId();
        if (refId != null) {
            var byName = BY_NAME.get(refId);
            return byName == null || byNumber == null || byName.refId.equals(byNumber.refId) ? byName : null;
        }
        return byNumber != null ? byNumber : BY_NAME.get(code.code().isEmpty() ? code.text() : code.code());
    }

    /// True if number and identifier of a unit that was found do not contradict each other.
    boolean agrees(MdcCode code) {
        var byNumber = code.mdc() ? BY_NUMBER.get(code.number()) : null;
        return code.refId() == null || !code.mdc() || (byNumber != null && byNumber.refId.equals(refId));
    }

    /// The number in the vital's own unit; empty if this unit cannot measure it.
    public OptionalDouble to(Vital vital, double value) {
        if (!measures(vital)) return OptionalDouble.empty();
        return OptionalDouble.of(
                switch (this) {
                    case KILOPASCAL -> rounded(value * MMHG_PER_KPA);
                    case FAHRENHEIT -> rounded((value - 32) * 5 / 9);
                    case PERCENT, DIMENSIONLESS, BEATS, BREATHS, PER_MINUTE, MMHG, CELSIUS, CELSIUS_2 -> value;
                });
    }

    private boolean measures(Vital vital) {
        return switch (this) {
            case PER_MINUTE -> vital.unit() == Unit.BEAT_PER_MIN || vital.unit() == Unit.RESP_PER_MIN;
            // Relative perfusion is a percentage by another name; a saturation without a unit may be 0.97.
            case DIMENSIONLESS -> vital == Vital.PERFUSION_INDEX;
            case PERCENT, BEATS, BREATHS, MMHG, KILOPASCAL, CELSIUS, CELSIUS_2, FAHRENHEIT -> vital.unit() == ours;
        };
    }

    private static double rounded(double value) {
        return Math.rint(value * PARTS) / PARTS;
    }
}
