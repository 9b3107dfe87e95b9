package health.vigil.decode;

import health.vigil.vital.Moment;
import java.util.function.BooleanSupplier;

/// The bytes not yet understood, each with the moment at which it arrived. It holds one look-ahead and no more, so
/// a driver's memory is bounded whatever the line brings. What is given up without being understood is counted.
public final class Window {
    private final int capacity;
    private final Tally tally;
    /// Twice the capacity: what was dropped is moved away only when the end is reached.
    private final byte[] bytes;
    private final Moment[] moments;
    private int from;
    private int size;

    /// @param capacity the longest frame, or as many frames as must be seen before the first is believed
    public Window(int capacity, Tally tally) {
        this.capacity = capacity;
        this.tally = tally;
        bytes = new byte[2 * capacity];
        moments = new Moment[2 * capacity];
    }

    /// Takes bytes in any chunking.
    ///
    /// @param step looks at what is there after each byte, again and again until it returns false
    public void receive(byte[] chunk, int offset, int length, Moment at, BooleanSupplier step) {
        tally.received(length);
        for (int i = offset; i < offset + length; i++) {
            add(chunk[i], at);
            while (step.getAsBoolean()) {}
        }
    }

    /// @throws IllegalStateException if its driver left the window full: a fault of the driver, not of the line
    public void add(byte value, Moment at) {
        if (size == capacity) throw new IllegalStateException("window of " + size + " bytes is full");
        if (from + size == bytes.length) toFront();
        bytes[from + size] = value;
        moments[from + size++] = at;
    }

    private void toFront() {
        System.arraycopy(bytes, from, bytes, 0, size);
        System.arraycopy(moments, from, moments, 0, size);
        from = 0;
    }

    /// How many bytes wait.
    public int size() {
        return size;
    }

    /// The byte at an index, 0 to 255.
    public int get(int index) {
        return bytes[from + index] & 0xFF;
    }

    /// When the byte at an index arrived.
    public Moment at(int index) {
        return moments[from + index];
    }

    /// Sum of some bytes modulo 256, the check of half of all serial devices.
    public int sum(int first, int count) {
        var sum = 0;
        for (int i = from + first; i < from + first + count; i++) sum += bytes[i];
        return sum & 0xFF;
    }

    /// Takes the first bytes away: they were understood.
    public void drop(int count) {
        from += count;
        size -= count;
    }

    /// Gives up one byte, where no frame begins; true, for there may be one behind it.
    public boolean skip() {
        tally.skipped(1);
        drop(1);
        return true;
    }

    /// Takes all away.
    public void clear() {
        from = 0;
        size = 0;
    }

    /// Gives up all: a new connection.
    public void giveUp() {
        tally.skipped(size);
        clear();
    }
}
