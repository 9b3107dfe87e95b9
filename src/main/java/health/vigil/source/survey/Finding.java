package health.vigil.source.survey;

import health.vigil.decode.Line;
import java.util.List;

/// What a survey found at one port.
public sealed interface Finding {
    /// It cannot be listened to.
    ///
    /// @param why with the system's error number and the way out
    record Unusable(String why) implements Finding {}

    /// A device that is understood.
    ///
    /// @param matches best first; more than one if several drivers understand it
    /// @param clear true if it is settled that the first is right
    record Known(List<Match> matches, boolean clear) implements Finding {}

    /// Something speaks and no driver understands it.
    ///
    /// @param line at which the first bytes came
    /// @param bytes that came, at all settings together
    /// @param sample the first of them
    record Unknown(Line line, long bytes, byte[] sample) implements Finding {}

    /// Nothing was said.
    record Silent() implements Finding {}
}
