package health.vigil.decode;

import health.vigil.vital.Moment;

/// The bytes not yet understood, each with the moment at which it arrived. It holds one look-ahead and no more, so
/// a driver's memory is bounded whatever the line brings.
public final class Window {
    private final byte[] bytes;
    private final Moment[] moments;
    private int size;

    /// @param capacity the longest frame, or as many frames as must be seen before the first is believed
    public Window(int capacity) {
        bytes = new byte[capacity];
        moments = new Moment[capacity];
    }

    /// @throws IllegalStateException if its driver left the window full: a fault of the driver, not of the line
    public void add(byte value, Moment at) {
        if (size == bytes.length) throw new IllegalStateException("window of " + size + " bytes is full");
        bytes[size] = value;
        moments[size++] = at;
    }

    /// How many bytes wait.
    public int size() {
        return size;
    }

    /// The byte at an index, 0 to 255.
    public int get(int index) {
        return bytes[index] & 0xFF;
    }

    /// When the byte at an index arrived.
    public Moment at(int index) {
        return moments[index];
    }

    /// Sum of some bytes modulo 256, the check of half of all serial devices.
    public int sum(int from, int count) {
        var sum = 0;
        for (int i = from; i < from + count; i++) sum += bytes[i];
        return sum & 0xFF;
    }

    /// Gives up the first bytes; the rest moves to the front.
    public void drop(int count) {
        size -= count;
        System.arraycopy(bytes, count, bytes, 0, size);
        System.arraycopy(moments, count, moments, 0, size);
    }

    /// Gives up all.
    public void clear() {
        size = 0;
    }
}
