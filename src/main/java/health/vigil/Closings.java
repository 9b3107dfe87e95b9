package health.vigil;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was opened, to be closed in the opposite order. One part that will not close does not keep the others open.
final class Closings {
    /// A part that takes longer is named in the log: the whole must be down within 5 s.
    private static final long SLOW_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Closings.class);

    /// Closes one part; waits until it is closed.
    @FunctionalInterface
    interface Closing {
        void close() throws Exception;
    }

    private record Part(String name, Closing closing) {}

    private final Deque<Part> open = new ArrayDeque<>();

    synchronized void add(String name, Closing closing) {
        open.push(new Part(name, closing));
    }

    synchronized void closeAll() {
        while (!open.isEmpty()) close(open.pop());
    }

    private static void close(Part part) {
        var begun = System.nanoTime();
        try {
            part.closing().close();
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) Thread.currentThread().interrupt();
            LOG.warn("event=close-failed part={} reason=\"{}\"", part.name(), failure.toString());
        }
        var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (took > SLOW_MILLIS) LOG.warn("event=close-slow part={} millis={}", part.name(), took);
    }
}
