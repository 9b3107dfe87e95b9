package health.vigil.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was opened, to be closed: first the outer parts, all at once and within a bounded time, then the inner ones in
/// the opposite order. One part that will not close does not keep the others open, nor may the outer ones use up the
/// time of the inner: what beds and journal still hold is worth more than a tidy farewell to a network.
final class Closings {
    /// A part that takes longer is named in the log: the whole must be down within 5 s.
    private static final long SLOW_MILLIS = 1_000;

    /// Of the 5 s for the whole; beds and journal have the rest.
    static final Duration OUTER_TIME = Duration.ofMillis(1_500);

    private static final Logger LOG = LoggerFactory.getLogger(Closings.class);

    /// Closes one part; waits until it is closed.
    @FunctionalInterface
    interface Closing {
        void close() throws Exception;
    }

    private record Part(String name, Closing closing) {}

    private final List<Part> outer = new ArrayList<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private final Duration outerTime;

    Closings() {
        this(OUTER_TIME);
    }

    Closings(Duration outerTime) {
        this.outerTime = outerTime;
    }

    synchronized void add(String name, Closing closing) {
        open.push(new Part(name, closing));
    }

    /// A part that brings in or gives out, and that nothing else here is closed through.
    synchronized void addOuter(String name, Closing closing) {
        outer.add(new Part(name, closing));
    }

    synchronized void closeAll() {
        closeOuter();
        while (!open.isEmpty()) close(open.pop());
    }

    private void closeOuter() {
        var deadline = System.nanoTime() + outerTime.toNanos();
        var threads = new LinkedHashMap<Part, Thread>();
        for (var part : outer)
            threads.put(part, Thread.ofVirtual().name("closing " + part.name()).start(() -> close(part)));
        outer.clear();
        threads.forEach((part, thread) -> {
            if (!joined(thread, deadline)) LOG.warn("event=close-unfinished part={}", part.name());
        });
    }

    private static boolean joined(Thread thread, long deadline) {
        try {
            return thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
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
