package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Signs that the code cites lead somewhere: `src/docs/references.md`.
class ReferencesTest {
    /// `R2` as people write it in words, lists and sources; not the event `R01` of HL7.
    private static final Pattern CITED = Pattern.compile("[ (\"](R[1-9]\\d?|H\\d+|design decision \\d+)[ ,;:.)\"]");

    @Test
    void everyCitedSign_isExplained() throws IOException {
        var page = Files.readString(Path.of("src/docs/references.md"));
        var missing = new TreeSet<String>();
        for (var sign : cited()) if (!page.contains("| " + sign + " |")) missing.add(sign);
        assertEquals(Set.of(), missing);
    }

    private static Set<String> cited() throws IOException {
        var signs = new TreeSet<String>();
        for (var folder : Set.of("src/main/java", "simulators/src", "config"))
            try (var files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile).forEach(file -> collect(file, signs));
            }
        return signs;
    }

    private static void collect(Path file, Set<String> signs) {
        try {
            var found = CITED.matcher(Files.readString(file).replaceAll("\\s+/// ", " "));
            while (found.find()) signs.add(found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
