package health.vigil.vital;

/// One way into the service: a port, a connection, a replay.
///
/// @param name 1 to 40 letters, digits, `-`, `_`, `.` or blanks inside
public record SourceId(String name) {
    public SourceId {
        Names.check("source", name);
    }

    @Override
    public String toString() {
        return name;
    }
}
