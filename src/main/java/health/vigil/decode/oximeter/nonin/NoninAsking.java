package health.vigil.decode.oximeter.nonin;

import health.vigil.vital.Moment;
import org.jspecify.annotations.Nullable;

/// Asks a Nonin device for its data format: after opening and while no frame comes, in both known forms by turns. How a
/// given model chooses its format is not known for all of them; the answer is never waited for.
final class NoninAsking {
    /// As OpenICE repeats it; the 9560 listens to commands in its first 5 s only.
    private static final long AGAIN_NANOS = 5 * Moment.NANOS_PER_SECOND;

    private final int format;
    private final boolean allowed;
    /// The later of the latest frame and the latest command.
    private @Nullable Moment latest;

    private int asks;

    /// @param allowed false if nothing may be sent, or no command for the format is known
    NoninAsking(int format, boolean allowed) {
        this.format = format;
        this.allowed = allowed;
    }

    void opened() {
        latest = null;
        asks = 0;
    }

    /// A frame of the format came.
    void heard(Moment at) {
        latest = at;
    }

    byte[] due(Moment now) {
        if (!allowed || (latest != null && now.nanosSince(latest) < AGAIN_NANOS)) return new byte[0];
        latest = now;
        return asks++ % 2 == 0 ? NoninFrames.setFormat(format) : NoninFrames.setFormat3150(format);
    }
}
