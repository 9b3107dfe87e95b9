package health.vigil.history;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One time of failing, told once when it has lasted too long, and once when it is over. Used by one thread.
final class Episode {
    private static final Logger LOG = LoggerFactory.getLogger(Episode.class);

    private final String what;
    private final Duration patience;
    private final Consumer<String> listener;
    private long failingSince;
    private boolean failing;
    private boolean told;

    Episode(String what, Duration patience, Consumer<String> listener) {
        this.what = what;
        this.patience = patience;
        this.listener = listener;
    }

    void failed(String words, long waiting) {
        var now = System.nanoTime();
        if (!failing) {
            failing = true;
            failingSince = now;
            LOG.warn("event=export-failing target=\"{}\" reason=\"{}\"", what, words);
        }
        if (told || now - failingSince < patience.toNanos()) return;
        told = true;
        tell(what + " takes nothing: " + words + "; " + waiting + " rows wait in the journal, none is lost");
    }

    void fine() {
        if (failing) LOG.info("event=export-recovered target=\"{}\"", what);
        failing = false;
        if (!told) return;
        told = false;
        tell("");
    }

    private void tell(String words) {
        try {
            listener.accept(words);
        } catch (RuntimeException e) {
            LOG.error("event=export-listener-failed", e);
        }
    }
}
