package health.vigil.decode;

/// What a driver has seen since it was made; every field only grows.
///
/// @param bytes received
/// @param frames whole and checked
/// @param badChecksums frames whose check did not fit
/// @param skippedBytes thrown away while looking for a frame
/// @param outOfRange frames or values refused because no child has them
/// @param unknown frames of a kind or code not known here
/// @param lost frames missing by the device's own count
public record FrameCounts(
        long bytes, long frames, long badChecksums, long skippedBytes, long outOfRange, long unknown, long lost) {
    public static final FrameCounts NONE = new FrameCounts(0, 0, 0, 0, 0, 0, 0);
}
