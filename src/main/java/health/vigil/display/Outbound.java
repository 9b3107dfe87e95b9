package health.vigil.display;

import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The hand-off from the beds' loops to one client's: which beds changed (each once, however often), and a bounded
/// queue of waves. What a screen shows is read from the bed when the frame is made, so a slow client skips values
/// and never queues them (design decision 7).
final class Outbound {
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
    private final Set<BedId> alarmed = new LinkedHashSet<>();
    private final Backlog waves;
    private @Nullable Moment since;
    private @Nullable Moment alarmedSince;
    private boolean numbers;
    private boolean asked;

    /// @param speed how much faster than the world the beds' time runs
    Outbound(double speed) {
        waves = new Backlog(speed);
    }

    /// A bed changed.
    ///
    /// @param at arrival of the news, null if only time passed
    /// @param now true for an alarm: the client is to be woken even if it was for less
    /// @return true if the client must be woken: nothing waited yet, or only for less
    synchronized boolean changed(BedId bed, @Nullable Moment at, boolean now) {
        var wake = !asked || (now && alarmed.isEmpty()) || (at != null && !numbers);
        (now ? alarmed : beds).add(bed);
        if (since == null) since = at;
        if (now && alarmedSince == null) alarmedSince = at;
        numbers |= at != null;
        asked = true;
        return wake;
    }

    /// Samples arrived.
    ///
    /// @return true if the client must be woken
    synchronized boolean wave(WavePiece piece) {
        waves.add(piece);
        var wake = !asked;
        asked = true;
        return wake;
    }

    synchronized boolean isUrgent() {
        return !alarmed.isEmpty();
    }

    /// True if something arrived; false if only time passed or samples wait.
    synchronized boolean hasNews() {
        return numbers;
    }

    /// Takes the beds with an alarm if there are any, else everything; the next change wakes the client again. An
    /// alarm goes without waves and without other beds: they would be in front of it on a slow line, and follow in
    /// the next frame.
    synchronized Batch take() {
        return alarmed.isEmpty() ? rest() : alarms();
    }

    private Batch alarms() {
        var batch = new Batch(Set.copyOf(alarmed), alarmedSince, true, List.of());
        beds.removeAll(alarmed);
        alarmed.clear();
        alarmedSince = null;
        if (beds.isEmpty()) calm();
        asked = !beds.isEmpty() || !waves.isEmpty();
        return batch;
    }

    private Batch rest() {
        var batch = new Batch(Set.copyOf(beds), since, false, waves.take());
        beds.clear();
        calm();
        asked = false;
        return batch;
    }

    private void calm() {
        since = null;
        numbers = false;
    }
}
