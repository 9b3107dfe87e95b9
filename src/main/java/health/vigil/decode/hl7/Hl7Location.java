package health.vigil.decode.hl7;

/// Where a patient lies, by PV1-3: exact texts as the sender writes them, subcomponents included, because monitors put
/// the bed's name into any of the three (`ICU^^5`, `WARD^BED`, `^^Doc1&5&1`).
public record Hl7Location(String pointOfCare, String room, String bed) {
    public static final Hl7Location NOWHERE = new Hl7Location("", "", "");

    /// Reads PV1-3.
    static Hl7Location of(Hl7Segment pv1) {
        return new Hl7Location(pv1.text(3, 1), pv1.text(3, 2), pv1.text(3, 3));
    }

    /// True if this, as a pattern, covers a place: every part that is not empty must be equal.
    public boolean covers(Hl7Location place) {
        return part(pointOfCare, place.pointOfCare) && part(room, place.room) && part(bed, place.bed);
    }

    /// True if some place could be covered by both patterns.
    public boolean overlaps(Hl7Location other) {
        return either(pointOfCare, other.pointOfCare) && either(room, other.room) && either(bed, other.bed);
    }

    private static boolean part(String pattern, String text) {
        return pattern.isEmpty() || pattern.equals(text);
    }

    private static boolean either(String one, String two) {
        return one.isEmpty() || two.isEmpty() || one.equals(two);
    }

    @Override
    public String toString() {
        return pointOfCare + "^" + room + "^" + bed;
    }
}
