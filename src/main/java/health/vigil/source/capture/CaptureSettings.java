package health.vigil.source.capture;

import java.nio.file.Path;

/// Where a capture goes.
///
/// @param file made, or appended to if it is a capture
/// @param megabytes it never grows beyond, of a million bytes each
public record CaptureSettings(Path file, int megabytes) {
    /// Some ten hours of a clip: 2.7 kB a second with a simulated one.
    public static final int USUAL_MEGABYTES = 100;

    public static final int LEAST_MEGABYTES = 1;
    public static final int MOST_MEGABYTES = 100_000;

    public CaptureSettings {
        if (megabytes < LEAST_MEGABYTES || megabytes > MOST_MEGABYTES)
            throw new IllegalArgumentException(
                    "capture of " + megabytes + " MB is outside " + LEAST_MEGABYTES + " to " + MOST_MEGABYTES);
    }

    /// What helps when it is full.
    String more() {
        return "move the file away, or allow more than " + megabytes + " megabytes";
    }
}
