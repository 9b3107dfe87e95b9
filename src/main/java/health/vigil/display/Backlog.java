package health.vigil.display;

import health.vigil.vital.Wave;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Samples that wait for a screen, each wave by itself. What a page would draw too late to be looked at is
/// dropped; the index of the next piece jumps by as much. Not for several threads.
final class Backlog {
    /// A page draws at most 1.5 s behind the monitor (sweep.js); what is older than that is of no use to anybody.
    static final long LONGEST_MILLIS = 2_000;

    /// Pieces of one wave that do not join: a source that changes all the time.
    static final int MAX_PIECES = 64;

    private final Map<Wave, ArrayDeque<WavePiece>> waves = new EnumMap<>(Wave.class);
    private final long longestMillis;

    /// @param speed how much faster than the world the beds' time runs
    Backlog(double speed) {
        longestMillis = Math.round(LONGEST_MILLIS * speed);
    }

    void add(WavePiece piece) {
        var queue = waves.computeIfAbsent(piece.wave(), wave -> new ArrayDeque<>());
        var last = queue.peekLast();
        if (last != null && !last.bed().equals(piece.bed())) queue.clear();
        var both = queue.isEmpty() ? null : queue.getLast().joined(piece);
        if (both != null) queue.removeLast();
        queue.addLast(both == null ? piece : both);
        trim(queue, piece.end() - longestMillis);
    }

    private static void trim(ArrayDeque<WavePiece> queue, long oldest) {
        while (queue.size() > MAX_PIECES) queue.removeFirst();
        while (queue.size() > 1 && queue.getFirst().end() <= oldest) queue.removeFirst();
        var rest = queue.removeFirst().after(oldest);
        if (rest != null) queue.addFirst(rest);
    }

    boolean isEmpty() {
        return waves.isEmpty();
    }

    /// Everything, wave by wave, oldest first; nothing waits any more.
    List<WavePiece> take() {
        List<WavePiece> all = new ArrayList<>();
        waves.values().forEach(all::addAll);
        waves.clear();
        return all;
    }
}
