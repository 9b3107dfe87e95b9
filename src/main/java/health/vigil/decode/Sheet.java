package health.vigil.decode;

import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.List;

/// What is known of one wire format, in words and lists: a row of the table of devices (`vigil drivers`).
///
/// @param name in the configuration, as {@link Driver#name}
/// @param devices that speak it, as their makers call them
public record Sheet(String name, String devices, Gives gives, Trust trust, Use use) {
    public Sheet {
        if (name.isBlank() || devices.isBlank()) throw new IllegalArgumentException("a sheet needs name and devices");
    }

    /// What a driver makes of the device.
    ///
    /// @param controls what may be ordered once the configuration allows control; empty if nothing can be
    public record Gives(List<Vital> values, List<Wave> waves, String controls) {
        public Gives {
            values = List.copyOf(values);
            waves = List.copyOf(waves);
        }

        /// Of a device that takes no orders.
        public static Gives of(List<Vital> values, Wave... waves) {
            return new Gives(values, List.of(waves), "");
        }
    }

    /// Why the decoded numbers may be believed.
    ///
    /// @param source the documents the format was taken from
    /// @param tested with what bytes, for people; what every driver goes through is not repeated
    public record Trust(Check check, Confidence confidence, String source, String tested) {}

    /// How a frame that was damaged on the line is noticed.
    public enum Check {
        CHECKSUM("checksum"),
        /// The device says every number many times a second, and one of them alone is not believed.
        REPETITION("none in the format; a number counts once several frames agree"),
        /// A single wrong bit may turn one possible number into another.
        SHAPE("none in the format; shape and range only");

        private final String words;

        Check(String words) {
            this.words = words;
        }

        /// For people.
        public String words() {
            return words;
        }
    }

    /// How sure the facts are (the marks A to C of serial-protocols.md).
    public enum Confidence {
        /// The maker's document was read.
        DOCUMENT("A: maker's document"),
        /// Several independent drivers agree, or one that cites the document.
        DRIVERS("B: agreeing drivers"),
        /// One source, or partly inferred.
        INFERRED("C: inferred");

        private final String words;

        Confidence(String words) {
            this.words = words;
        }

        /// For people.
        public String words() {
            return words;
        }
    }

    /// What the device is for.
    public enum Use {
        MONITORING("monitoring", ""),
        BETA("beta", "this driver is beta: its format is not confirmed by the maker; compare it with the device"),
        SPOT_CHECK(
                "spot checks",
                "the device sends single measurements, no stream: each shows for seconds only; not for watching a"
                        + " child"),
        DEVELOPMENT(
                "development only", "the device is for development, demonstration and test only; not for a patient");

        private final String words;
        private final String advice;

        Use(String words, String advice) {
            this.words = words;
            this.advice = advice;
        }

        /// For people.
        public String words() {
            return words;
        }

        /// What whoever configures such a device must hear; empty if nothing.
        public String advice() {
            return advice;
        }
    }
}
