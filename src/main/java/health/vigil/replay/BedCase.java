package health.vigil.replay;

import health.vigil.store.Event;
import health.vigil.store.JournalReader;
import health.vigil.vital.BedId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// One bed's inputs as the journal of a service kept them, with what came of each. The bed is stepped from the oldest
/// row on, as it was; only the window is told of and counted.
///
/// @param file the service's database
public record BedCase(Path file, BedId bed, Window window) {
    /// SQLite file format, section 1.3: the first 16 bytes.
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /// Rows of some hundred inputs each that are in memory at once.
    private static final int ROWS = 64;

    /// True if a file is a database rather than a CSV.
    public static boolean isJournal(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException gone) {
            return false;
        }
    }

    /// The beds in a journal, by name.
    ///
    /// @throws health.vigil.store.StoreException if it cannot be read
    public static List<BedId> beds(Path file) {
        try (var reader = JournalReader.open(file)) {
            return reader.beds();
        }
    }

    /// Calls with every event in order, to the end of the window.
    ///
    /// @return rows that could not be read
    long each(Consumer<Event> event) {
        try (var reader = JournalReader.open(file)) {
            var rows = reader.readWithWaves(bed, 0, ROWS);
            while (!rows.isEmpty() && rows.getFirst().firstWallMillis() < window.toMillis()) {
                for (var row : rows)
                    for (var one : row.events())
                        if (one.input().at().wallMillis() < window.toMillis()) event.accept(one);
                rows = reader.readWithWaves(bed, rows.getLast().seq(), ROWS);
            }
            return reader.unreadable();
        }
    }

    /// For results: the bed and where it is from.
    String name() {
        return bed + " of " + file.getFileName();
    }
}
