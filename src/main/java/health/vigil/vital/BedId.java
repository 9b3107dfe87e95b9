package health.vigil.vital;

/// The name of one bed, as configured and as shown on screen.
///
/// @param name 1 to 40 letters, digits, `-`, `_`, `.` or blanks inside
public record BedId(String name) {
    public BedId {
        Names.check("bed", name);
    }

    @Override
    public String toString() {
        return name;
    }
}
