package health.vigil.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// What waits to be written, in order, bounded. Handing in never waits: when there is no room, what is worth least
/// is given up, oldest first, and counted.
final class Backlog {
    /// Writes that may wait; some 50 MB, or a minute of a hundred beds with a dead disk.
    static final int MAX_WRITES = 100_000;

    /// Writes in one commit.
    static final int MAX_GROUP = 5_000;

    /// Kept writes may fill the room this many times over; people and alarms do not make so many before somebody
    /// reads the alarm about the disk.
    private static final int KEPT_FACTOR = 3;

    /// A full backlog is cut by this share of its room, so that the work of cutting is spread over many writes.
    private static final int CUT_SHARE = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Write> writes = new ArrayDeque<>();
    private final int room;
    private int cutAt;
    private boolean closing;
    private boolean urgent;
    private long shed;
    private long breaches;

    Backlog(int room) {
        this.room = room;
        this.cutAt = room;
    }

    void add(Write write) {
        lock.lock();
        try {
            if (writes.size() >= cutAt) cut();
            if (writes.size() >= room * KEPT_FACTOR) shed++;
            else writes.addLast(write);
            var urgentNow = !urgent && write.worth() == Write.Worth.KEPT;
            urgent |= urgentNow;
            if (writes.size() == 1 || urgentNow) changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the first write, then for the rest of its group, then takes them. While only numbers and waves wait,
    /// for which nobody does, the group is given more time: fewer groups cost the disk less.
    ///
    /// @param groupNanos how long the first one waits for company
    /// @param moreNanos how much longer while nothing that must be kept has come
    /// @return empty once closed and drained
    List<Write> take(long groupNanos, long moreNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (writes.isEmpty() && !closing) changed.await();
            waitOpen(groupNanos);
            for (var left = moreNanos; left > 0 && !closing && !urgent; ) left = changed.awaitNanos(left);
            return drain();
        } finally {
            lock.unlock();
        }
    }

    /// Gives back what could not be written, to be tried again before everything newer.
    void putBack(List<Write> group) {
        lock.lock();
        try {
            for (var write : group.reversed()) writes.addFirst(write);
        } finally {
            lock.unlock();
        }
    }

    /// Waits before the next attempt; a closing backlog does not wait.
    void pause(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waitOpen(nanos);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean closing() {
        return read(() -> closing ? 1 : 0) == 1;
    }

    int size() {
        return (int) read(writes::size);
    }

    /// Writes given up since the start.
    long shed() {
        return read(() -> shed);
    }

    /// How often numbers were given up, and with them the calls owed for them.
    long breaches() {
        return read(() -> breaches);
    }

    private long read(LongSupplier what) {
        lock.lock();
        try {
            return what.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    private void waitOpen(long nanos) throws InterruptedException {
        var left = nanos;
        while (left > 0 && !closing) left = changed.awaitNanos(left);
    }

    private List<Write> drain() {
        var group = new ArrayList<Write>(Math.min(writes.size(), MAX_GROUP));
        while (group.size() < MAX_GROUP && !writes.isEmpty()) group.add(writes.removeFirst());
        if (writes.isEmpty()) urgent = false;
        return group;
    }

    private void cut() {
        cut(Write.Worth.LEAST);
        if (writes.size() >= room && cut(Write.Worth.NUMBER)) {
            // What was lost must not be vouched for: those who wait for it are not called, and have to ask again.
            writes.removeIf(Write.Committed.class::isInstance);
            breaches++;
        }
        cutAt = Math.max(room, writes.size() + room / CUT_SHARE);
    }

    private boolean cut(Write.Worth worth) {
        var before = writes.size();
        var more = new int[] {before - room + room / CUT_SHARE};
        writes.removeIf(write -> write.worth() == worth && more[0]-- > 0);
        shed += before - writes.size();
        return writes.size() < before;
    }
}
