package health.vigil.source.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads a capture from its begin, line by line. A last line without its end is what a killed process left, and is
/// passed over.
public final class CaptureReader implements AutoCloseable {
    /// A read's kilobyte in hex and its stamp, or a header with long paths.
    private static final int LONGEST_LINE = 8_192;

    private final Path file;
    private final BufferedReader text;
    private long line;
    private @Nullable CaptureHeader header;

    private CaptureReader(Path file, BufferedReader text) {
        this.file = file;
        this.text = text;
    }

    /// @throws CaptureException if it is no capture or cannot be read
    public static CaptureReader open(Path file) throws CaptureException {
        try {
            var reader = new CaptureReader(file, Files.newBufferedReader(file, StandardCharsets.UTF_8));
            if (CaptureText.MAGIC.equals(reader.whole())) return reader;
            reader.close();
            throw CaptureException.of(file, "is no capture", "make one: ./vigil capture --out FILE");
        } catch (CaptureException wrong) {
            throw wrong;
        } catch (IllegalArgumentException endless) {
            throw CaptureException.of(file, "is no capture", "make one: ./vigil capture --out FILE");
        } catch (IOException gone) {
            throw CaptureException.failed(file, gone, "name a file that can be read");
        }
    }

    /// True if a file begins as a capture does.
    public static boolean isCapture(Path file) {
        try (var reader = open(file)) {
            return reader.line == 1;
        } catch (CaptureException other) {
            return false;
        }
    }

    /// The first device of a capture.
    ///
    /// @throws CaptureException also if there is none
    public static CaptureHeader header(Path file) throws CaptureException {
        try (var reader = open(file)) {
            reader.next();
            if (reader.header != null) return reader.header;
            throw CaptureException.of(file, "holds nothing yet", "capture a device first");
        }
    }

    /// The next thing that happened; null at the end.
    public @Nullable CaptureLine next() throws CaptureException {
        var words = "#";
        try {
            while (words != null && words.startsWith("#")) words = whole();
            if (words == null) return null;
            var next = CaptureText.parse(words, header == null ? null : header.opened());
            if (next instanceof CaptureLine.Opened opened) header = opened.header();
            return next;
        } catch (IllegalArgumentException wrong) {
            throw CaptureException.at(file, line, words == null ? "" : words, String.valueOf(wrong.getMessage()));
        } catch (IOException gone) {
            throw CaptureException.failed(file, gone, "name a file that can be read");
        }
    }

    /// A line with its end; null if there is none.
    private @Nullable String whole() throws IOException {
        var words = new StringBuilder();
        line++;
        for (int next = text.read(); next >= 0; next = text.read()) {
            if (next == '\n') return words.toString();
            words.append((char) next);
            if (words.length() > LONGEST_LINE)
                throw new IllegalArgumentException("is longer than " + LONGEST_LINE + " bytes; this is no capture");
        }
        return null;
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException readOnly) {
            return;
        }
    }
}
