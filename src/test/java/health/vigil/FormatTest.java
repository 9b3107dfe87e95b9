package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every source file stands as the formatter leaves it. `mvn -q surefire:test -Dtest=FormatTest -Dformat=fix`
/// rewrites those that do not.
class FormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everyFile_isFormatted() throws Exception {
        var fix = "fix".equals(System.getProperty("format"));
        var off = new ArrayList<String>();
        for (var file : sources()) {
            var is = Files.readString(file);
            var should = formatted(file, is);
            if (is.equals(should)) continue;
            if (fix) Files.writeString(file, should);
            else off.add(file.toString());
        }
        assertEquals(List.of(), off, "not formatted; rerun with -Dtest=FormatTest -Dformat=fix");
    }

    private static String formatted(Path file, String source) {
        try {
            return FORMATTER.formatSourceAndFixImports(source);
        } catch (FormatterException unreadable) {
            throw new AssertionError(file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static List<Path> sources() throws Exception {
        try (var main = Files.walk(Path.of("src"));
                var simulators = Files.walk(Path.of("simulators", "src"))) {
            return Stream.concat(main, simulators)
                    .filter(f -> f.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
