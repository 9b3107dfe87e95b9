package health.vigil.decode;

import health.vigil.vital.Moment;

/// The bytes not yet understood, each with the moment at which it arrived. It holds one look-ahead and no more, so
/// a driver's memory is bounded whatever the line brings.
public final class Window {
    private final int capacity;
    /// Twice the capacity: what was dropped is moved away only when the end is reached.
    private final byte[] bytes;
    private final Moment[] moments;
    private int from;
    private int size;

    /// @param capacity the longest frame, or as many frames as must be seen before the first is believed
    public Window(int capacity) {
        this.capacity = capacity;
        bytes = new byte[2 * capacity];
        moments = new Moment[2 * capacity];
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

    /// Gives up the first bytes.
    public void drop(int count) {
        from += count;
        size -= count;
    }

    /// Gives up all.
    public void clear() {
        from = 0;
        size = 0;
    }
}
