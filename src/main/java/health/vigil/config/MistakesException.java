package health.vigil.config;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// A file cannot be used; carries every mistake in it, not only the first.
public final class MistakesException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    public MistakesException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining(System.lineSeparator())));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
