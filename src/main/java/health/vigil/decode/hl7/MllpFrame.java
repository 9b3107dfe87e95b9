package health.vigil.decode.hl7;

import health.vigil.vital.Moment;

/// What stood between a start byte and an end byte of MLLP.
public sealed interface MllpFrame {
    /// When the chunk that held the start byte arrived.
    Moment at();

    /// What is known of the content, at least its beginning.
    byte[] bytes();

    /// A frame with all its content, which may be empty.
    record Whole(Moment at, byte[] bytes) implements MllpFrame {}

    /// A frame longer than allowed.
    ///
    /// @param bytes its first {@link MllpFramer#HEAD_BYTES}, enough to answer by name
    /// @param length how many bytes it had
    record TooLong(Moment at, byte[] bytes, long length) implements MllpFrame {}
}
