package health.vigil.decode.hl7;

/// Why a message is refused: place, rule and next step, never its content.
///
/// The codes are those of HL7 table 0357; a rejection (200 and above: we do not speak this) differs from an error
/// (this is broken) in the answer's first letters.
public final class Hl7Fault extends Exception {
    private static final long serialVersionUID = 1;

    /// What kind of wrong, by HL7 table 0357.
    public enum Kind {
        SEGMENT_SEQUENCE(100, "Segment sequence error", false),
        REQUIRED_FIELD_MISSING(101, "Required field missing", false),
        DATA_TYPE(102, "Data type error", false),
        TABLE_VALUE(103, "Table value not found", false),
        MESSAGE_TYPE(200, "Unsupported message type", true),
        EVENT_CODE(201, "Unsupported event code", true),
        PROCESSING_ID(202, "Unsupported processing id", true),
        VERSION_ID(203, "Unsupported version id", true),
        INTERNAL(207, "Application internal error", false);

        private final int code;
        private final String words;
        private final boolean rejection;

        Kind(int code, String words, boolean rejection) {
            this.code = code;
            this.words = words;
            this.rejection = rejection;
        }

        public int code() {
            return code;
        }

        /// The table's own description.
        public String words() {
            return words;
        }

        /// True if sending the same again can never help.
        public boolean rejection() {
            return rejection;
        }
    }

    private final Kind kind;
    private final String place;

    /// @param place as in ERR-2: `MSH^1^12`, or empty
    /// @param words for a person; must not hold content of the message
    public Hl7Fault(Kind kind, String place, String words) {
        super(words, null, false, false);
        this.kind = kind;
        this.place = place;
    }

    public Kind kind() {
        return kind;
    }

    /// Where, as in ERR-2, components parted by `^`; may be empty.
    public String place() {
        return place;
    }

    /// What went wrong, for a person.
    public String words() {
        return String.valueOf(getMessage());
    }
}
