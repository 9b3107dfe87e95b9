package health.vigil.simulator.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One object of a story file, read field by field. A mistake is noted and a harmless value given instead, so that
/// one reading finds all mistakes.
final class Fields {
    private final JsonNode node;
    private final String place;
    private final List<String> mistakes;
    private final Set<String> asked = new HashSet<>();

    Fields(JsonNode node, String place, List<String> mistakes) {
        this.node = node;
        this.place = place;
        this.mistakes = mistakes;
        if (!node.isObject()) mistake("", "must be a group of fields");
    }

    private String at(String name) {
        return name.isEmpty() ? place : place + (place.endsWith(": ") ? "" : ".") + name;
    }

    void mistake(String name, String rule) {
        mistakes.add(at(name) + (place.endsWith(": ") && name.isEmpty() ? "" : ": ") + rule);
    }

    private JsonNode field(String name) {
        asked.add(name);
        var field = node.get(name);
        return field == null ? MissingNode.getInstance() : field;
    }

    double number(String name, double lowest, double highest) {
        var field = field(name);
        if (field.isNumber() && field.doubleValue() >= lowest && field.doubleValue() <= highest)
            return field.doubleValue();
        mistake(name, found(field) + " is not a number from " + plain(lowest) + " to " + plain(highest));
        return lowest;
    }

    double number(String name, double lowest, double highest, double otherwise) {
        return field(name).isMissingNode() ? otherwise : number(name, lowest, highest);
    }

    String text(String name, String otherwise) {
        var field = field(name);
        if (field.isMissingNode()) return otherwise;
        if (!field.isTextual() || field.textValue().isBlank()) mistake(name, found(field) + " is not a text");
        return field.asText();
    }

    String text(String name) {
        if (field(name).isMissingNode()) mistake(name, "is missing; give a text");
        return text(name, "?");
    }

    boolean yes(String name) {
        var field = field(name);
        if (!field.isBoolean()) mistake(name, found(field) + " is neither true nor false");
        return field.asBoolean();
    }

    /// One of the names of an enum, written `like-this`.
    <E extends Enum<E>> E choice(String name, Class<E> type) {
        var field = field(name);
        var known = new ArrayList<String>();
        for (var each : type.getEnumConstants()) {
            if (written(each).equals(field.asText(""))) return each;
            known.add(written(each));
        }
        mistake(name, found(field) + " is none of " + String.join(", ", known));
        return type.getEnumConstants()[0];
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Fields group(String name) {
        return new Fields(field(name), at(name), mistakes);
    }

    List<Fields> list(String name) {
        var found = new ArrayList<Fields>();
        var field = field(name);
        if (!field.isArray()) mistake(name, "must be a list");
        for (var each : field) found.add(new Fields(each, at(name) + "[" + found.size() + "]", mistakes));
        return found;
    }

    List<String> names() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// Fields that nobody asked for are mistakes: a typing error must not go unseen.
    void done() {
        for (var name : names())
            if (!asked.contains(name))
                mistake(
                        name,
                        "is not known here; known: "
                                + String.join(", ", asked.stream().sorted().toList()));
    }

    private static String found(JsonNode field) {
        return field.isMissingNode() ? "nothing" : field.toString();
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
