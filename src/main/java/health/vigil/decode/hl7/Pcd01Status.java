package health.vigil.decode.hl7;

import health.vigil.vital.Quality;
import health.vigil.vital.Reading.Gap.Reason;
import org.jspecify.annotations.Nullable;

/// What a sender says about a value beside the value: OBX-8 (repeating flags and null flavours) and OBX-11 (result
/// status).
///
/// @param gap why there is no value, or null if there is one
/// @param quality of the value if there is one
record Pcd01Status(@Nullable Reason gap, Quality quality) {
    private static final Pcd01Status GOOD = new Pcd01Status(null, Quality.GOOD);
    private static final Pcd01Status QUESTIONABLE = new Pcd01Status(null, Quality.QUESTIONABLE);

    static Pcd01Status of(Hl7Segment obx) {
        var worst = result(obx.text(11, 1));
        for (var flag : obx.repetitions(8)) worst = worse(worst, flag(obx.text(flag, 1)));
        return worst;
    }

    /// HL7 table 0085. R, not validated, is how monitors send everything; X is how they send nothing (IHE R8028), even
    /// if Philips was seen to do so with good values: a number that its sender disowns is none.
    private static Pcd01Status result(String status) {
        return switch (status) {
            case "F", "R", "C", "A", "V", "U" -> GOOD;
            // Old senders leave it out; P and S are preliminary and partial.
            case "", "P", "S" -> QUESTIONABLE;
            default -> gap(Reason.NOT_AVAILABLE);
        };
    }

    /// IHE null flavours, HL7 table 0078 and the flags of IEEE 11073-10201; what only describes the value or its alarm
    /// is left to our own alarms.
    private static Pcd01Status flag(String flag) {
        return switch (flag) {
            case "DEMO", "TEST", "demo-data", "test-data" -> gap(Reason.DEMO_OR_TEST);
            case "CAL", "calibration-ongoing" -> gap(Reason.ZEROING);
            case "PINF", "NINF" -> gap(Reason.OUT_OF_RANGE);
            case "NI", "NA", "NAV", "OFF", "MSK", "OTH", "NAN", "INV", "BUSY", "invalid", "msmt-ongoing" ->
                gap(Reason.NOT_AVAILABLE);
            case "QUES", "EARLY", "questionable", "early-indication" -> QUESTIONABLE;
            default -> GOOD;
        };
    }

    private static Pcd01Status gap(Reason reason) {
        return new Pcd01Status(reason, Quality.GOOD);
    }

    /// Demonstration data outranks any other reason: it must never be taken for a patient's.
    private static Pcd01Status worse(Pcd01Status one, Pcd01Status other) {
        if (other.gap == Reason.DEMO_OR_TEST || (one.gap == null && other.gap != null)) return other;
        if (one.gap != null) return one;
        return other.quality.compareTo(one.quality) > 0 ? other : one;
    }
}
