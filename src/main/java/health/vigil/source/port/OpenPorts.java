package health.vigil.source.port;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which devices this process has open or is opening, and for whom: one device has one reader, and the process's end
/// can wait until all were closed in order. Thread-safe.
final class OpenPorts {
    /// The right to one device. Two are never equal, so that giving one back twice frees nobody else's.
    static final class Claim {
        private final String device;
        private final String holder;

        private Claim(String device, String holder) {
            this.device = device;
            this.holder = holder;
        }
    }

    private final Map<String, Claim> open = new HashMap<>();

    /// @param device the node itself, behind all links
    /// @param holder for whom, as people call it
    /// @return null if somebody has it: {@link #holder} says who
    synchronized @Nullable Claim claim(String device, String holder) {
        var mine = new Claim(device, holder);
        return open.putIfAbsent(device, mine) == null ? mine : null;
    }

    /// Who has a device; empty if nobody.
    synchronized String holder(String device) {
        var claim = open.get(device);
        return claim == null ? "" : claim.holder;
    }

    synchronized void release(Claim claim) {
        open.remove(claim.device, claim);
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
