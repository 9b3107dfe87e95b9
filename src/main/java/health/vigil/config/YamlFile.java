package health.vigil.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One YAML file being read: it collects every mistake, so that a person mends the file once.
///
/// Nothing thrown while reading a section ends the reading; {@link #end} throws once for all.
final class YamlFile {
    /// No configuration of a hospital is larger; a larger file is the wrong one.
    private static final int LONGEST_BYTES = 1_000_000;

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    YamlFile(String name) {
        this.name = name;
    }

    /// The top of the file.
    ///
    /// @throws MistakesException if it is no YAML at all
    Section read(byte[] bytes) {
        if (bytes.length > LONGEST_BYTES)
            throw unreadable("has " + bytes.length + " bytes", "at most " + LONGEST_BYTES);
        try {
            return section("", MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException bad) {
            throw unreadable("is not YAML: " + oneLine(bad), "mend that line");
        }
    }

    private MistakesException unreadable(String rule, String fix) {
        mistake("", "", rule, fix);
        return new MistakesException(mistakes);
    }

    private static String oneLine(JsonProcessingException bad) {
        var at = bad.getLocation();
        var words = bad.getOriginalMessage().lines().findFirst().orElse("unreadable");
        return at == null ? words : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + words;
    }

    Section section(String path, JsonNode node) {
        var section = new Section(this, path, node);
        sections.add(section);
        return section;
    }

    void mistake(String path, String value, String rule, String fix) {
        var mistake = new Mistake(name, path, value, rule, fix);
        if (!mistakes.contains(mistake)) mistakes.add(mistake);
    }

    String name() {
        return name;
    }

    boolean sound() {
        return mistakes.isEmpty();
    }

    /// True if nothing at or below a place was wrong so far.
    boolean sound(String path) {
        return mistakes.stream().noneMatch(m -> m.path().startsWith(path));
    }

    /// Reports keys nobody asked for and throws if anything at all was wrong.
    ///
    /// @throws MistakesException with every mistake
    void end() {
        sections.forEach(Section::reportUnknownKeys);
        if (!mistakes.isEmpty()) throw new MistakesException(mistakes);
    }
}
