package health.vigil.decode;

/// The running counts of one driver.
final class Tally {
    long bytes;
    long frames;
    long badChecksums;
    long skippedBytes;
    long outOfRange;
    long unknown;
    long lost;

    FrameCounts counts() {
        return new FrameCounts(bytes, frames, badChecksums, skippedBytes, outOfRange, unknown, lost);
    }
}
