package health.vigil.decode.hl7;

import health.vigil.decode.hl7.Hl7Fault.Kind;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A device observation report, ORU^R01 (IHE DEC PCD-01 and the vendors' forms of it), as readings and as all that
/// tells whose they are. At most one reading comes out per vital.
///
/// @param key names the message, {@link Hl7Header#key}
/// @param location PV1-3; {@link Hl7Location#NOWHERE} if the message does not say
/// @param deviceIds OBX-18 (identifier, universal id) and MSH-3 (name, universal id), as far as given
/// @param patientIds PID-3.1 of every repetition
/// @param patients how many PID segments there were: readings of a message with more than one belong to nobody
/// @param demoOrTest MSH-11 is not production, or an observation says so itself: every number is a gap then
/// @param readings in the order of {@link health.vigil.vital.Vital}
/// @param remarks everything that was not taken or looked wrong, at most {@link #MOST_REMARKS}
/// @param remarkCount how many there were in all
public record Pcd01(
        String key,
        Hl7Location location,
        List<String> deviceIds,
        List<String> patientIds,
        int patients,
        boolean demoOrTest,
        List<Reading> readings,
        List<Remark> remarks,
        int remarkCount) {
    public static final int MOST_REMARKS = 32;

    private static final Pattern VERSION_2 = Pattern.compile("2(\\.\\d){0,2}");
    private static final Pattern PROCESSING = Pattern.compile("[PDT]?");

    /// Something about one observation worth counting and logging. Never holds a value or a name.
    ///
    /// @param place `OBX[4]`, the fourth OBX of the message
    /// @param code the observation's code, at most {@link #LONGEST_CODE} characters
    public record Remark(Type type, String place, String code) {
        public static final int LONGEST_CODE = 48;

        /// What was noticed.
        public enum Type {
            UNKNOWN_CODE,
            /// Number and identifier of a code name different things.
            CODE_MISMATCH,
            UNIT_MISSING,
            UNIT_UNKNOWN,
            /// A known unit that cannot measure this quantity.
            UNIT_WRONG,
            NOT_A_NUMBER,
            IMPLAUSIBLE,
            /// The measurement is later than the message it came in.
            TIME_AHEAD
        }

        static Remark of(Type type, int row, MdcCode code) {
            var text = code.code() + "^" + (code.refId() == null ? "" : code.refId()) + "^" + code.system();
            var printable = text.replaceAll("[^\\x21-\\x7e]", "?");
            return new Remark(
                    type, "OBX[" + row + "]", printable.substring(0, Math.min(printable.length(), LONGEST_CODE)));
        }
    }

    /// Reads a report.
    ///
    /// @param at arrival of the message, the moment of every reading
    /// @param lagMillis how long the message was on its way, 0 if not known; added to every reading's age
    /// @throws Hl7Fault if this is no report we can answer positively
    public static Pcd01 read(Hl7Message message, Moment at, long lagMillis) throws Hl7Fault {
        check(message.header());
        return new Pcd01Reader(message, at, lagMillis).read();
    }

    /// When the sender made the message; null if it does not say.
    public static @Nullable Hl7Time sent(Hl7Header header) {
        return Hl7Time.parse(header.time());
    }

    private static void check(Hl7Header header) throws Hl7Fault {
        // What cannot be named cannot be vouched for.
        if (header.controlId().isBlank()) throw missing("MSH^1^10");
        if (header.type().isEmpty()) throw missing("MSH^1^9");
        // Without MSH-12 some monitors send; a version of another main number is another language.
        if (!header.version().isEmpty() && !VERSION_2.matcher(header.version()).matches())
            throw new Hl7Fault(Kind.VERSION_ID, "MSH^1^12", "HL7 version not supported, send 2.x");
        if (!PROCESSING.matcher(header.processing()).matches())
            throw new Hl7Fault(Kind.PROCESSING_ID, "MSH^1^11", "processing id is P, D or T");
        if (!header.type().equals("ORU"))
            throw new Hl7Fault(Kind.MESSAGE_TYPE, "MSH^1^9^1", "only ORU^R01 is taken here");
        if (!header.event().equals("R01"))
            throw new Hl7Fault(Kind.EVENT_CODE, "MSH^1^9^2", "only ORU^R01 is taken here");
    }

    private static Hl7Fault missing(String place) {
        return new Hl7Fault(Kind.REQUIRED_FIELD_MISSING, place, "required field is missing");
    }
}
