package health.vigil.decode.monitor.intellivue;

import health.vigil.decode.hl7.MdcTerm;
import health.vigil.decode.hl7.MdcUnit;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading.Gap.Reason;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A number as an IntelliVue monitor observes it (NuObsValue: 10 bytes; serial-protocols.md 5.1).
///
/// @param code of the quantity, in partition 2 of ISO/IEEE 11073-10101
/// @param state bits
/// @param unit code, in partition 4
/// @param mantissaAndExponent a {@link FloatType}
record Numeric(int code, int state, int unit, int mantissaAndExponent) {
    static final int BYTES = 10;

    private static final int PARTITION = 0x10000;
    private static final int QUANTITIES = 2;
    private static final int UNITS = 4;

    /// @throws java.nio.BufferUnderflowException if there are too few bytes
    static Numeric read(ByteBuffer bytes) {
        var code = Short.toUnsignedInt(bytes.getShort());
        var state = Short.toUnsignedInt(bytes.getShort());
        return new Numeric(code, state, Short.toUnsignedInt(bytes.getShort()), bytes.getInt());
    }

    /// What the number is of; null if it is none of ours.
    @Nullable
    MdcTerm term() {
        return MdcTerm.numbered(QUANTITIES * PARTITION + code);
    }

    /// The number in the term's own unit; NaN if its unit is not known or cannot be that of the term.
    double in(MdcTerm term) {
        var known = MdcUnit.numbered(UNITS * PARTITION + unit);
        return known == null ? Double.NaN : known.to(term.vital(), value()).orElse(Double.NaN);
    }

    /// As written, in the monitor's unit.
    double value() {
        return FloatType.digits(mantissaAndExponent);
    }

    /// Why there is no number; null if there is one. That it is no patient's outweighs the rest.
    @Nullable
    Reason missing() {
        if (is(State.TEST) || is(State.DEMONSTRATION)) return Reason.DEMO_OR_TEST;
        if (is(State.CALIBRATION)) return Reason.ZEROING;
        if (is(State.INVALID) || is(State.UNAVAILABLE) || is(State.UNDEFINED)) return Reason.NOT_AVAILABLE;
        return switch (FloatType.mantissa(mantissaAndExponent)) {
            case FloatType.NOT_A_NUMBER, FloatType.NOT_AT_THIS_RESOLUTION, FloatType.RESERVED -> Reason.NOT_AVAILABLE;
            case FloatType.ABOVE_ALL, FloatType.BELOW_ALL -> Reason.OUT_OF_RANGE;
            default -> null;
        };
    }

    /// An early value is one after a single breath where two are needed.
    Quality quality() {
        return is(State.QUESTIONABLE) || is(State.EARLY) ? Quality.QUESTIONABLE : Quality.GOOD;
    }

    private boolean is(int bits) {
        return (state & bits) != 0;
    }

    /// Bits of a measurement's state. Those below say what was done to the value or to its alarm, not what it is worth.
    static final class State {
        static final int INVALID = 0x8000;
        static final int QUESTIONABLE = 0x4000;
        static final int UNAVAILABLE = 0x2000;
        static final int CALIBRATION = 0x1000;
        static final int TEST = 0x0800;
        static final int DEMONSTRATION = 0x0400;
        /// Not explained anywhere.
        static final int UNDEFINED = 0x0300;

        /// A state with any of the bits above makes what is observed doubtful or none; those below do not.
        static final int EARLIEST_DOUBT = 0x0100;

        static final int EARLY = 0x0040;

        private State() {}
    }
}
