package health.vigil.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// An input worth keeping: it once broke a decoder, or is the way to a place that is hard to find.
///
/// @param line of its file `src/test/resources/fuzz/DECODER.txt`, where `hex ; why` stands
record Kept(int line, byte[] input, String why) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "fuzz");

    /// Those of one decoder; none if it has no file.
    static List<Kept> of(String decoder) throws java.io.IOException {
        var file = FOLDER.resolve(decoder + ".txt");
        var kept = new ArrayList<Kept>();
        var number = 0;
        for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            var parts = line.split(";", 2);
            kept.add(new Kept(++number, HexFormat.of().parseHex(parts[0].strip()), parts[1].strip()));
        }
        return kept;
    }
}
