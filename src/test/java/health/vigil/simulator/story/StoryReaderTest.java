package health.vigil.simulator.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.simulator.child.Drug;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryReaderTest {
    private static final String GOOD = """
        title: A test
        seconds: 60
        child: {ageYears: 4, weightKg: 16}
        events:
          - at: 20
            dose: {drug: propofol, mgPerKg: 2}
          - at: 10
            say: {words: hello}
        """;

    @Test
    void goodStory_isReadInOrderOfTime() throws Exception {
        var story = StoryReader.parse("test", "test.yaml", GOOD);
        assertEquals(60, story.seconds());
        assertEquals(4, story.body().ageYears());
        assertEquals(new Act.Say("hello"), story.events().get(0).act());
        assertEquals(
                new Act.Dose(Drug.PROPOFOL, 2, "physician"),
                story.events().get(1).act());
    }

    @Test
    void everyShippedStory_isReadable() throws Exception {
        for (var name : StoryReader.SHIPPED) {
            var story = StoryReader.find(name);
            assertTrue(story.seconds() >= 600 && story.seconds() <= 1200, name);
            assertTrue(story.events().size() > 20, name);
        }
    }

    @Test
    void allMistakes_areToldAtOnceWithFilePlaceValueAndRule() {
        var mistakes = mistakes("""
            title: A test
            seconds: 60
            sound: loud
            child: {ageYears: 40, weightKg: 16}
            events:
              - at: 70
                dose: {drug: propofol, mgPerKg: 2}
              - at: 5
                dose: {drug: vodka, mgPerKg: 900, sip: 1}
              - at: 6
                dance: {steps: 3}
              - at: 7
                airway: {is: open}
                pain: {strength: 1, seconds: 2}
            """);
        assertEquals(
                List.of(
                        "test.yaml: events[0].at: 70 is not a number from 0 to 60",
                        "test.yaml: events[1].dose.drug: \"vodka\" is none of propofol, ketamine",
                        "test.yaml: events[1].dose.mgPerKg: 900 is not a number from 0.01 to 20",
                        "test.yaml: events[1].dose.sip: is not known here; known: by, drug, mgPerKg",
                        "test.yaml: events[3]: must have `at` and exactly one act, found [airway, pain]",
                        "test.yaml: child.ageYears: 40 is not a number from 0 to 18",
                        "test.yaml: sound: is not known here; known: child, events, seconds, title"),
                mistakes.stream().filter(m -> !m.contains("dance")).toList());
        assertTrue(mistakes.stream()
                .anyMatch(m -> m.startsWith("test.yaml: events[2].dance: is no act; known: acceptPage, ")));
    }

    @Test
    void notYaml_namesTheLine() {
        var mistakes = mistakes("title: [");
        assertEquals(1, mistakes.size());
        assertTrue(mistakes.getFirst().startsWith("test.yaml: line "), mistakes.getFirst());
    }

    @Test
    void emptyOrOtherShape_isAMistakeNotACrash() {
        for (var text : List.of("", "42", "- a\n- b", "null", "events: 7", "child: 7\nevents: [1]"))
            assertTrue(!mistakes(text).isEmpty(), text);
    }

    @Test
    void storyFile_isFoundByItsPath(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("mine.yaml"), GOOD);
        assertEquals("mine", StoryReader.find(file.toString()).name());
        var missing = folder.resolve("none.yaml").toString();
        var mistake = assertThrows(StoryException.class, () -> StoryReader.find(missing));
        assertTrue(mistake.getMessage().contains("marrow"), mistake.getMessage());
    }

    private static List<String> mistakes(String text) {
        return assertThrows(StoryException.class, () -> StoryReader.parse("test", "test.yaml", text))
                .mistakes();
    }
}
