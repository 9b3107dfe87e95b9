package health.vigil.decode.oximeter.nonin;

import health.vigil.decode.Window;
import java.util.function.BooleanSupplier;

/// The answers of a Nonin device to commands of the host, which may stand between any two frames
/// (serial-protocols.md 2.1).
final class NoninAnswers {
    /// An answer is at most a 9-digit serial number with its frame; more is not an answer.
    static final int LONGEST = 20;

    /// The window does not hold enough to tell.
    private static final int UNDECIDED = -1;
    /// What stands there is no answer.
    private static final int NONE = 0;

    private static final int ACK = 0x06;
    private static final int NAK = 0x15;
    private static final int STX = 0x02;
    private static final int ETX = 0x03;
    /// Answers carry the opcode of their command, 70 to 75, with bit 7 set.
    private static final int FIRST_OPCODE = 0xF0;

    private static final int LAST_OPCODE = 0xF5;
    /// STX, opcode, length in front of an answer's data; ETX behind.
    private static final int FRAME = 4;

    private NoninAnswers() {}

    /// Passes over an answer at the front of the window; false while it is not whole.
    ///
    /// @param otherwise what to do if none stands there
    static boolean pass(Window window, BooleanSupplier otherwise) {
        var length = length(window);
        if (length == NONE) return otherwise.getAsBoolean();
        if (length == UNDECIDED) return false;
        window.drop(length);
        return true;
    }

    private static int length(Window window) {
        var first = window.get(0);
        if (first == ACK || first == NAK) return 1;
        if (first != STX || !opcodePossible(window)) return NONE;
        if (window.size() < FRAME) return UNDECIDED;
        var length = window.get(2) + FRAME;
        if (length > LONGEST) return NONE;
        if (window.size() < length) return UNDECIDED;
        return window.get(length - 1) == ETX ? length : NONE;
    }

    private static boolean opcodePossible(Window window) {
        return window.size() < 2 || window.get(1) >= FIRST_OPCODE && window.get(1) <= LAST_OPCODE;
    }
}
