package health.vigil.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Ten made-up recordings of quarter of an hour with dips of many depths and lengths, holes and zeros among them.
final class Dips {
    private static final int RECORDINGS = 10;

    private Dips() {}

    static List<Path> in(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < RECORDINGS; i++) files.add(recording(i).in(folder, "dips-" + i + ".csv"));
        return files;
    }

    /// Depths and lengths walk through their ranges with steps that share no factor: no chance is needed.
    private static Csv recording(int number) {
        var csv = new Csv("t_s,spo2");
        for (int dip = 0; dip < 15; dip++) {
            int n = number * 15 + dip;
            int depth = 83 + n * 5 % 13;
            int seconds = 2 + n * 7 % 26;
            csv.rows(60 - seconds, "97").rows(seconds, Integer.toString(depth));
            if (n % 11 == 3) csv.rows(3, "");
            if (n % 17 == 5) csv.rows(1, "0");
            csv.rows(seconds % 4, "91");
        }
        return csv.rows(30, "98");
    }
}
