package health.vigil.service;

import health.vigil.bed.Bed;
import health.vigil.profile.Condition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is wrong with parts of the service that belong to no bed: remembered for the readiness check, logged once per
/// episode, and raised at the house. Thread-safe; parts may complain before the house is there.
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private record Trouble(Condition condition, String part) {}

    private final Map<Trouble, String> current = new LinkedHashMap<>();
    private @Nullable Bed house;

    /// A listener for one part: it takes words of trouble, or an empty text when all is well again.
    Consumer<String> of(Condition condition, String part) {
        return words -> tell(condition, part, words);
    }

    synchronized void tell(Condition condition, String part, String words) {
        var trouble = new Trouble(condition, part);
        var was = current.getOrDefault(trouble, "");
        if (words.equals(was)) return;
        if (words.isEmpty()) current.remove(trouble);
        else current.put(trouble, words);
        log(part, was, words);
        if (house != null) house.report(condition, part, words);
    }

    private static void log(String part, String was, String words) {
        if (words.isEmpty()) LOG.info("event=part-well part=\"{}\"", part);
        else if (was.isEmpty()) LOG.warn("event=part-trouble part=\"{}\" reason=\"{}\"", part, words);
    }

    /// From now on the house hears; of what is wrong already, at once.
    synchronized void attach(Bed to) {
        house = to;
        current.forEach((trouble, words) -> to.report(trouble.condition(), trouble.part(), words));
    }

    /// Words of one part's trouble, empty if it is well.
    synchronized String words(String part) {
        return current.entrySet().stream()
                .filter(each -> each.getKey().part().equals(part))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("; "));
    }
}
