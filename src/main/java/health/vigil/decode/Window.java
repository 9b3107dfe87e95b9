package health.vigil.decode;

import health.vigil.vital.Moment;

/// The bytes not yet understood, each with the moment at which it arrived. It holds one look-ahead and no more, so
/// a driver's memory is bounded whatever the line brings.
final class Window {
    private final byte[] bytes;
    private final Moment[] moments;
    private int size;

    Window(int capacity) {
        bytes = new byte[capacity];
        moments = new Moment[capacity];
    }

    /// @throws IllegalStateException if its driver left the window full: a fault of the driver, not of the line
    void add(byte value, Moment at) {
        if (size == bytes.length) throw new IllegalStateException("window of " + size + " bytes is full");
        bytes[size] = value;
        moments[size++] = at;
    }

    int size() {
        return size;
    }

    /// The byte at an index, 0 to 255.
    int get(int index) {
        return bytes[index] & 0xFF;
    }

    /// When the byte at an index arrived.
    Moment at(int index) {
        return moments[index];
    }

    /// Sum of some bytes modulo 256, the check of half of all serial devices.
    int sum(int from, int count) {
        var sum = 0;
        for (int i = from; i < from + count; i++) sum += bytes[i];
        return sum & 0xFF;
    }

    void drop(int count) {
        size -= count;
        System.arraycopy(bytes, count, bytes, 0, size);
        System.arraycopy(moments, count, moments, 0, size);
    }

    void clear() {
        size = 0;
    }
}
