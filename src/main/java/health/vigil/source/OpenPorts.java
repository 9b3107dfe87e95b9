package health.vigil.source;

import java.util.HashSet;
import java.util.Set;

/// Which ports are open now, so that the process's end can wait until they were closed in order. Thread-safe.
final class OpenPorts {
    private final Set<Port> open = new HashSet<>();

    synchronized void add(Port port) {
        open.add(port);
    }

    synchronized void remove(Port port) {
        open.remove(port);
        notifyAll();
    }

    /// Waits until none is open, or this long.
    ///
    /// @return true if none is
    synchronized boolean awaitNone(long millis) {
        var until = System.nanoTime() + millis * 1_000_000;
        try {
            while (!open.isEmpty()) {
                var left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) return false;
                wait(left);
            }
            return true;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
