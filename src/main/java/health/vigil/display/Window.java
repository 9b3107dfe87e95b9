package health.vigil.display;

/// How much may be under way to one screen, so that an alarm never has more than a part of a second in front of
/// it: the buffers of a network hold what a slow line needs many seconds for. Measured by the heartbeat, which a
/// screen answers behind everything it was sent before. Times are milliseconds of the world. Not for several
/// threads.
final class Window {
    /// An answer is to take at most this long on a line that is full: a quarter of what an alarm may (requirement
    /// R30).
    static final long WANTED_MILLIS = 250;

    /// As much as a new screen is sent before its line is known: less than its first full state.
    static final long FIRST_BYTES = 4 * 1024;

    /// Smaller than any frame with a few numbers: one frame at a time.
    static final long LEAST_BYTES = 512;

    /// More than any screen needs between two heartbeats that are due anyway.
    static final long MOST_BYTES = 256 * 1024;

    private long size = FIRST_BYTES;
    private long sent;
    private boolean asked;
    private long askedAt;

    void sent(long bytes) {
        sent += bytes;
    }

    /// True while a heartbeat is not answered: what can wait waits.
    boolean isClosed() {
        return asked;
    }

    /// True if so much was sent that the screen should be asked whether it has it.
    boolean isUsedUp() {
        return !asked && sent >= size;
    }

    /// A heartbeat was sent.
    void asked(long now) {
        asked = true;
        askedAt = now;
    }

    /// The heartbeat was answered: everything before it has arrived.
    void answered(long now) {
        if (!asked) return;
        var took = Math.max(1, now - askedAt);
        var next = took > WANTED_MILLIS ? Math.min(size, sent) * WANTED_MILLIS / took : 2 * size;
        size = Math.clamp(next, LEAST_BYTES, MOST_BYTES);
        asked = false;
        sent = 0;
    }
}
