package health.vigil.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import health.vigil.vital.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One mapping of a {@link YamlFile}. Every reader returns something usable even where the file is wrong; the mistake
/// is kept, and what was built from it is never used because the reading ends in an exception.
final class Section {
    private final YamlFile file;
    private final String path;
    private final JsonNode node;
    private final Set<String> known = new LinkedHashSet<>();

    Section(YamlFile file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!node.isObject() && !absent(node))
            wrong("", node, "is not a list of `key: value` lines", "indent its keys below it");
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /// True if the file says nothing here.
    boolean absent() {
        return absent(node);
    }

    boolean has(String key) {
        known.add(key);
        return !absent(node.path(key));
    }

    /// Where a key stands, for messages.
    String place(String key) {
        if (key.isEmpty()) return path;
        return path.isEmpty() ? key : path + "." + key;
    }

    JsonNode raw(String key) {
        known.add(key);
        return node.path(key);
    }

    List<String> keys() {
        var keys = new ArrayList<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    Section section(String key) {
        return file.section(place(key), raw(key));
    }

    /// The mappings of a list; none if it is not there.
    List<Section> sections(String key) {
        var all = new ArrayList<Section>();
        var items = items(key);
        for (int i = 0; i < items.size(); i++) all.add(file.section(place(key) + "[" + i + "]", items.get(i)));
        return all;
    }

    private List<JsonNode> items(String key) {
        var list = raw(key);
        if (absent(list)) return List.of();
        if (!list.isArray()) {
            wrong(key, list, "is not a list", "begin each entry with `- `");
            return List.of();
        }
        return list.valueStream().toList();
    }

    String text(String key, String otherwise) {
        var value = raw(key);
        if (absent(value)) return otherwise;
        if (value.isTextual()) return value.textValue();
        wrong(
                key,
                value,
                "is not text",
                "put it in quotes: \"" + (value.isValueNode() ? value.asText() : "...") + "\"");
        return otherwise;
    }

    /// Text that must be there.
    ///
    /// @param fix what to write
    String required(String key, String fix) {
        var text = text(key, "");
        if (text.isBlank() && (absent(raw(key)) || raw(key).isTextual()))
            file.mistake(place(key), "", "is missing", fix);
        return text;
    }

    List<String> texts(String key) {
        var all = new ArrayList<String>();
        for (var item : items(key))
            if (item.isTextual()) all.add(item.textValue());
            else wrong(key, item, "is not text", "put it in quotes");
        return all;
    }

    boolean flag(String key, boolean otherwise) {
        var value = raw(key);
        if (absent(value)) return otherwise;
        if (value.isBoolean()) return value.booleanValue();
        wrong(key, value, "is neither true nor false", "write true or false, without quotes");
        return otherwise;
    }

    int whole(String key, int otherwise, int low, int high) {
        var value = raw(key);
        if (absent(value)) return otherwise;
        if (!value.isInt()) wrong(key, value, "is not a whole number", "write one from " + low + " to " + high);
        else if (value.intValue() < low || value.intValue() > high)
            wrong(key, value, "is outside " + low + " to " + high, "choose one inside");
        else return value.intValue();
        return otherwise;
    }

    /// A whole number that must be there.
    int requiredWhole(String key, int low, int high) {
        if (!has(key)) file.mistake(place(key), "", "is missing", "write a whole number from " + low + " on");
        return whole(key, low, low, high);
    }

    double number(String key, double otherwise, double low, double high) {
        var value = raw(key);
        if (absent(value)) return otherwise;
        return number(place(key), value, otherwise, low, high);
    }

    private double number(String where, JsonNode value, double otherwise, double low, double high) {
        var range = plain(low) + " to " + plain(high);
        if (!value.isNumber()) file.mistake(where, shown(value), "is not a number", "write one from " + range);
        else if (value.doubleValue() >= low && value.doubleValue() <= high) return value.doubleValue();
        else file.mistake(where, shown(value), "is outside " + range, "choose one inside");
        return otherwise;
    }

    /// A number that must be there.
    double requiredNumber(String key, double low, double high) {
        if (!has(key))
            file.mistake(place(key), "", "is missing", "write a number from " + plain(low) + " to " + plain(high));
        return number(key, low, low, high);
    }

    /// A list of exactly so many numbers; empty if it is anything else.
    List<Double> row(String key, int size, double low, double high) {
        var items = items(key);
        if (items.size() != size) {
            wrong(key, raw(key), "has " + items.size() + " numbers", "write " + size + ": see the comment above");
            return List.of();
        }
        var row = new ArrayList<Double>();
        for (int i = 0; i < size; i++) row.add(number(place(key) + "[" + i + "]", items.get(i), Double.NaN, low, high));
        return row.contains(Double.NaN) ? List.of() : row;
    }

    /// A word that must be there. What is returned beside a mistake is never used.
    <E extends Enum<E>> E requiredChoice(String key, Class<E> type) {
        var constants = type.getEnumConstants();
        if (!has(key)) file.mistake(place(key), "", "is missing", "write one of " + Arrays.toString(constants));
        return choice(key, type, constants[0]);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        var word = text(key, otherwise.name());
        for (var constant : type.getEnumConstants()) if (constant.name().equals(word)) return constant;
        wrong(key, raw(key), "is not one of " + Arrays.toString(type.getEnumConstants()), nearest(word, type));
        return otherwise;
    }

    private static <E extends Enum<E>> String nearest(String word, Class<E> type) {
        var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        var near = Spelling.nearest(word.toUpperCase(Locale.ROOT), names);
        return near == null ? "choose one of them" : "did you mean " + near + "?";
    }

    /// Notes a refusal that says value, rule and next step by itself.
    void refused(String key, String words) {
        file.mistake(place(key), "", words, "");
    }

    /// Notes a key that is there without anything below it.
    void filled(String key, String fix) {
        if (raw(key).isNull()) file.mistake(place(key), "", "has nothing below it", fix);
    }

    /// Notes a word that is none of those allowed: a key, or what stands at one.
    ///
    /// @param otherwise the fix where no allowed word is much like it
    void unknown(String key, String word, String rule, List<String> allowed, String otherwise) {
        var near = Spelling.nearest(word, allowed);
        file.mistake(
                place(key),
                key.equals(word) ? "" : word,
                rule,
                near == null ? otherwise : "did you mean " + near + "?");
    }

    /// Builds a checked record; what its constructor refuses becomes a mistake at this place. Nothing is built, and no
    /// second mistake made of the first, where something was wrong already.
    <T> @Nullable T checked(String key, Supplier<T> made) {
        if (!file.sound(place(key))) return null;
        try {
            return made.get();
        } catch (IllegalArgumentException refused) {
            file.mistake(place(key), "", withoutName(key, String.valueOf(refused.getMessage())), "");
            return null;
        }
    }

    /// The place names the key already.
    private static String withoutName(String key, String message) {
        var name = key + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }

    /// Notes a mistake of a rule that spans several keys.
    void mistake(String key, String rule, String fix) {
        wrong(key, key.isEmpty() ? MissingNode.getInstance() : node.path(key), rule, fix);
    }

    private void wrong(String key, JsonNode value, String rule, String fix) {
        file.mistake(place(key), shown(value), rule, fix);
    }

    private static String shown(JsonNode value) {
        var nested = value.isContainerNode() && value.valueStream().anyMatch(JsonNode::isContainerNode);
        return absent(value) || nested ? "" : value.toString();
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Numbers.plain(bound, 0) : String.valueOf(bound);
    }

    void reportUnknownKeys() {
        if (!node.isObject()) return;
        for (var key : keys()) {
            if (known.contains(key)) continue;
            var near = Spelling.nearest(key, known);
            var fix = near == null ? "allowed here: " + String.join(", ", known) : "did you mean " + near + "?";
            file.mistake(place(key), "", "is no setting", fix);
        }
    }
}
