package health.vigil.simulator.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import health.vigil.simulator.child.Body;
import health.vigil.simulator.story.Story.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Story files (YAML) to stories, all mistakes at once.
public final class StoryReader {
    /// The stories that come with the simulators.
    public static final List<String> SHIPPED = List.of("marrow");

    private static final double LONGEST_SECONDS = 86_400;
    private static final int LARGEST_BYTES = 1_000_000;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private StoryReader() {}

    /// A shipped story by its name, or a story file by its path.
    public static Story find(String nameOrPath) throws IOException, StoryException {
        if (!SHIPPED.contains(nameOrPath)) return file(Path.of(nameOrPath));
        try (InputStream in = StoryReader.class.getResourceAsStream("/scenarios/" + nameOrPath + ".yaml")) {
            if (in == null) throw new IOException("story " + nameOrPath + " is not in this build; build again");
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return parse(nameOrPath, nameOrPath + ".yaml", text);
        }
    }

    private static Story file(Path path) throws IOException, StoryException {
        if (!Files.isRegularFile(path))
            throw new StoryException(
                    List.of(path + ": is neither a file nor one of the stories " + String.join(", ", SHIPPED)));
        if (Files.size(path) > LARGEST_BYTES)
            throw new StoryException(List.of(path + ": is larger than " + LARGEST_BYTES + " bytes"));
        var name = String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", "");
        return parse(name, path.toString(), Files.readString(path));
    }

    /// @param file how mistakes name the source
    public static Story parse(String name, String file, String text) throws StoryException {
        var mistakes = new ArrayList<String>();
        var root = new Fields(tree(file, text), file + ": ", mistakes);
        var story = story(name, root);
        root.done();
        if (!mistakes.isEmpty()) throw new StoryException(mistakes);
        return story;
    }

    private static JsonNode tree(String file, String text) throws StoryException {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            throw new StoryException(List.of(file + ":" + at + ": is not YAML: " + e.getOriginalMessage()));
        }
    }

    private static Story story(String name, Fields root) {
        var seconds = root.number("seconds", 1, LONGEST_SECONDS);
        var events = new ArrayList<Event>();
        for (var each : root.list("events")) events.add(event(each, seconds));
        events.sort(Comparator.comparingDouble(Event::atSeconds));
        return new Story(name, root.text("title"), seconds, body(root.group("child")), List.copyOf(events));
    }

    private static Body body(Fields child) {
        var body = new Body(
                child.number("ageYears", 0, Body.OLDEST_YEARS),
                child.number("weightKg", Body.LIGHTEST_KG, Body.HEAVIEST_KG));
        child.done();
        return body;
    }

    private static Event event(Fields event, double seconds) {
        var at = event.number("at", 0, seconds);
        var acts = event.names().stream().filter(name -> !name.equals("at")).toList();
        if (acts.size() == 1) return new Event(at, ActReader.read(acts.getFirst(), event));
        event.mistake("", "must have `at` and exactly one act, found " + acts);
        return new Event(at, new Act.Say(""));
    }
}
