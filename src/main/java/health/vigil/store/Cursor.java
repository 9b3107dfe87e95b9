package health.vigil.store;

/// How far one reader of the journal has got, remembered under its name across restarts. Used by one thread.
public final class Cursor {
    private static final String MOVE =
            "INSERT INTO cursors VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq";

    private final Scribe scribe;
    private final String name;
    private volatile long position;

    Cursor(Scribe scribe, String name, long position) {
        this.scribe = scribe;
        this.name = name;
        this.position = position;
    }

    public String name() {
        return name;
    }

    /// Number of the last row dealt with; 0 before the first.
    public long position() {
        return position;
    }

    /// Everything up to this row is dealt with. Durable some milliseconds later: after a crash the last rows are read
    /// again.
    public void advance(long seq) {
        if (seq <= position) return;
        position = seq;
        scribe.hand(Write.Statement.of(MOVE, name, seq));
    }
}
