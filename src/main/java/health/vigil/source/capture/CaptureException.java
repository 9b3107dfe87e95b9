package health.vigil.source.capture;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/// A capture that cannot be read or written. The message names file and line, what is wrong and what to do.
public final class CaptureException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private CaptureException(String message) {
        super(message);
    }

    /// For a file that is wrong as a whole.
    public static CaptureException of(Path file, String rule, String fix) {
        return new CaptureException(file + ": " + rule + "; " + fix);
    }

    static CaptureException at(Path file, long line, String text, String ruleAndFix) {
        var shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return new CaptureException(file + ": line " + line + ": '" + shown + "' " + ruleAndFix);
    }

    static CaptureException failed(Path file, IOException why, String fix) {
        var failure = new CaptureException(
                file + ": " + why.getClass().getSimpleName() + " (" + why.getMessage() + "); " + fix);
        failure.initCause(why);
        return failure;
    }
}
