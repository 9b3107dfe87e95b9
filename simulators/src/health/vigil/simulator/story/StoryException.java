package health.vigil.simulator.story;

import java.util.List;

/// A story that cannot be played; each mistake says file, place, value and rule.
public final class StoryException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> mistakes;

    public StoryException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
