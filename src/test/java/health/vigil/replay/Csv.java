package health.vigil.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Small recordings, written for a test.
final class Csv {
    private final StringBuilder text;
    private int second;

    Csv(String header) {
        text = new StringBuilder(header).append('\n');
    }

    /// One SpO2 a second: so many seconds of one value, given in pairs of seconds and value.
    static Csv spo2(int... secondsAndValues) {
        var csv = new Csv("t_s,spo2");
        for (int i = 0; i < secondsAndValues.length; i += 2)
            csv.rows(secondsAndValues[i], Integer.toString(secondsAndValues[i + 1]));
        return csv;
    }

    /// So many seconds of the same cells.
    Csv rows(int seconds, String cells) {
        for (int i = 0; i < seconds; i++)
            text.append(second++).append(',').append(cells).append('\n');
        return this;
    }

    Path in(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Recording read(Path folder) throws IOException {
        return NumericsFile.read(in(folder, "case.csv"));
    }
}
