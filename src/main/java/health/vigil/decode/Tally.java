package health.vigil.decode;

/// The running counts of one driver; what each means is told at {@link FrameCounts}.
public final class Tally {
    private long bytes;
    private long frames;
    private long badChecksums;
    private long skippedBytes;
    private long outOfRange;
    private long unknown;
    private long lost;

    /// So many bytes came from the line.
    public void received(int count) {
        bytes += count;
    }

    /// A whole, checked frame.
    public void frame() {
        frames++;
    }

    /// A frame whose check did not fit.
    public void badChecksum() {
        badChecksums++;
    }

    /// So many bytes were thrown away while looking for a frame.
    public void skipped(int count) {
        skippedBytes += count;
    }

    /// A frame or value that no child has.
    public void outOfRange() {
        outOfRange++;
    }

    /// A frame, or a code in one, that is not known here.
    public void unknown() {
        unknown++;
    }

    /// So many frames are missing by the device's own count.
    public void lost(int count) {
        lost += count;
    }

    /// The counts as they stand.
    public FrameCounts counts() {
        return new FrameCounts(bytes, frames, badChecksums, skippedBytes, outOfRange, unknown, lost);
    }
}
