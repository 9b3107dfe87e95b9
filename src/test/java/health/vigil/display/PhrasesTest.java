package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.AdverseEvent;
import health.vigil.profile.Condition;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every language says everything that the pages and the monitor's lists of words say.
class PhrasesTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Pattern HOLE = Pattern.compile("\\{#?(\\d)}");
    /// What is passed to `t(`, up to the end of its line.
    private static final Pattern SAID = Pattern.compile("(?<![a-zA-Z.])t\\((.*)");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern CODE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final Pattern MARKED = Pattern.compile("<[^>]*data-t>([^<]+)<");

    @TestFactory
    Stream<DynamicTest> everyLanguage() throws IOException {
        try (var files = Files.list(WEB.resolve("lang"))) {
            return files.toList().stream().flatMap(PhrasesTest::tests);
        }
    }

    private static Stream<DynamicTest> tests(Path file) {
        var phrases = phrases(file);
        var name = file.getFileName() + ": ";
        return Stream.of(
                DynamicTest.dynamicTest(name + "pages", () -> has(phrases, ofPages())),
                DynamicTest.dynamicTest(name + "monitor", () -> has(phrases, ofMonitor())),
                DynamicTest.dynamicTest(name + "holes", () -> sameHoles(phrases)));
    }

    private static JsonObject phrases(Path file) {
        try {
            return new JsonObject(Files.readString(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }

    /// A sentence of two halves may be said by halves.
    private static void has(JsonObject phrases, List<String> texts) {
        var missing = new TreeSet<String>();
        for (var text : texts)
            if (!phrases.containsKey(text))
                for (var half : text.split("; ")) if (!phrases.containsKey(half)) missing.add(half);
        assertEquals(new TreeSet<>(), missing, "phrases missing");
    }

    private static void sameHoles(JsonObject phrases) {
        for (var key : phrases.fieldNames()) assertEquals(holes(key), holes(phrases.getString(key)), key);
    }

    private static TreeSet<String> holes(String text) {
        var found = new TreeSet<String>();
        HOLE.matcher(text).results().forEach(hole -> found.add(hole.group(1)));
        return found;
    }

    private static List<String> ofPages() throws IOException {
        var texts = new ArrayList<String>();
        try (var files = Files.walk(WEB)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file);
                if (file.toString().endsWith(".js")) literals(text, texts);
                else if (file.toString().endsWith(".html"))
                    MARKED.matcher(text)
                            .results()
                            .forEach(m -> texts.add(m.group(1).replace("&#8211;", "\u2013")));
            }
        }
        return texts;
    }

    private static void literals(String script, List<String> into) {
        SAID.matcher(script)
                .results()
                .forEach(said -> LITERAL.matcher(call(said.group(1)))
                        .results()
                        .map(found -> letters(found.group(1)))
                        .filter(text -> text.chars().anyMatch(Character::isLetter))
                        .forEach(into::add));
    }

    private static String letters(String quoted) {
        return CODE.matcher(quoted).replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
    }

    /// Up to the bracket that closes the call.
    private static String call(String rest) {
        int depth = 1;
        boolean quoted = false;
        for (int i = 0; i < rest.length(); i++) {
            var c = rest.charAt(i);
            if (c == '\'') quoted = !quoted;
            else if (!quoted && c == '(') depth++;
            else if (!quoted && c == ')' && --depth == 0) return rest.substring(0, i);
        }
        return rest;
    }

    private static List<String> ofMonitor() {
        var texts = new ArrayList<String>();
        words(Condition.values(), Condition::words, texts);
        words(Priority.values(), Priority::words, texts);
        words(Phase.values(), Phase::words, texts);
        words(Reading.Gap.Reason.values(), Reading.Gap.Reason::words, texts);
        words(Vital.values(), Vital::label, texts);
        words(AdverseEvent.Kind.values(), AdverseEvent.Kind::words, texts);
        words(AdverseEvent.Severity.values(), AdverseEvent.Severity::words, texts);
        words(AdverseEvent.Ending.values(), AdverseEvent.Ending::words, texts);
        return texts;
    }

    private static <E> void words(E[] all, Function<E, String> words, List<String> into) {
        Arrays.stream(all).map(words).forEach(into::add);
    }
}
