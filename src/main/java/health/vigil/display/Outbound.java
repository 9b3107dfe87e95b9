package health.vigil.display;

import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The hand-off from the beds' loops to one client's: which beds changed (each once, however often), and a bounded
/// queue of waves. What a screen shows is read from the bed when the frame is made, so a slow client skips values and
/// never queues them (design decision 7).
final class Outbound {
    /// About 10 s of two waves in pieces of 40 ms; older pieces go first and leave a jump of the index.
    static final int MAX_PIECES = 512;

    /// What is to be sent now.
    ///
    /// @param beds those that changed
    /// @param since arrival of the oldest news among them, null if only time passed
    /// @param urgent an alarm is among them
    record Batch(Set<BedId> beds, @Nullable Moment since, boolean urgent, List<WavePiece> waves) {
        boolean isEmpty() {
            return beds.isEmpty() && waves.isEmpty();
        }
    }

    private final Set<BedId> beds = new LinkedHashSet<>();
    private final ArrayDeque<WavePiece> waves = new ArrayDeque<>();
    private @Nullable Moment since;
    private boolean urgent;
    private boolean numbers;
    private boolean asked;

    /// A bed changed.
    ///
    /// @param at arrival of the news, null if only time passed
    /// @param now true for an alarm: the client is to be woken even if it was for less
    /// @return true if the client must be woken: nothing waited yet, or only for less
    synchronized boolean changed(BedId bed, @Nullable Moment at, boolean now) {
        beds.add(bed);
        if (since == null) since = at;
        var wake = !asked || (now && !urgent) || (at != null && !numbers);
        urgent |= now;
        numbers |= at != null;
        asked = true;
        return wake;
    }

    /// Samples arrived.
    ///
    /// @return true if the client must be woken
    synchronized boolean wave(WavePiece piece) {
        var last = waves.peekLast();
        var both = last == null ? null : last.joined(piece);
        if (both != null) waves.removeLast();
        waves.addLast(both == null ? piece : both);
        if (waves.size() > MAX_PIECES) waves.removeFirst();
        var wake = !asked;
        asked = true;
        return wake;
    }

    synchronized boolean isUrgent() {
        return urgent;
    }

    /// True if something arrived; false if only time passed or samples wait.
    synchronized boolean hasNews() {
        return numbers;
    }

    /// Takes everything; the next change wakes the client again.
    synchronized Batch take() {
        var batch = new Batch(Set.copyOf(beds), since, urgent, new ArrayList<>(waves));
        beds.clear();
        waves.clear();
        since = null;
        urgent = false;
        numbers = false;
        asked = false;
        return batch;
    }
}
