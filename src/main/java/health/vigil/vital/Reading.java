package health.vigil.vital;

import java.util.Objects;

/// What a decoder makes of bytes: a number, the reason there is none, a piece of a wave, or news of the device.
///
/// Every reading carries the moment at which the first byte of its frame arrived; device clocks are not trusted
/// (serial-protocols.md rule 8).
public sealed interface Reading {
    Moment at();

    /// One number.
    ///
    /// @param value in the vital's unit, always inside {@link Vital#plausible}
    /// @param ageMillis how old the measurement already was when it arrived, by the sender's own clock; 0 for live
    /// values
    record Measured(Moment at, Vital vital, double value, Method method, Quality quality, long ageMillis)
            implements Reading {
        public Measured {
            if (!vital.plausible(value))
                throw new IllegalArgumentException(vital + " " + value + " is outside " + vital.range());
            if (ageMillis < 0) throw new IllegalArgumentException("age " + ageMillis + " ms is negative");
        }

        /// A live value of good quality, measured by the device.
        public static Measured of(Moment at, Vital vital, double value) {
            return new Measured(at, vital, value, Method.DEVICE, Quality.GOOD, 0);
        }
    }

    /// There is no number now, and why. A gap replaces the last value at once.
    record Gap(Moment at, Vital vital, Reason reason) implements Reading {
        /// Why a number is missing.
        public enum Reason {
            SENSOR_OFF("sensor off the patient"),
            SENSOR_DISCONNECTED("sensor disconnected"),
            SENSOR_FAULT("sensor fault"),
            CABLE_FAULT("cable fault"),
            NO_PULSE("no pulse found"),
            SEARCHING("searching for pulse"),
            ARTIFACT("artifact"),
            LOW_QUALITY("signal too poor"),
            WARMING_UP("warming up"),
            ZEROING("zeroing"),
            OCCLUSION("sampling line blocked"),
            SAMPLING_LINE_OFF("sampling line disconnected"),
            DEVICE_FAULT("device fault"),
            MEASUREMENT_FAILED("measurement failed"),
            OUT_OF_RANGE("outside what can be measured"),
            NOT_AVAILABLE("not available"),
            LINK_LOST("connection lost"),
            DEMO_OR_TEST("demonstration or test data"),
            OTHER_PATIENT("another patient's"),
            BEFORE_ADMISSION("measured before this child was admitted"),
            DROPPED("dropped: too much at once");

            private final String words;

            Reason(String words) {
                this.words = words;
            }

            /// For people.
            public String words() {
                return words;
            }
        }
    }

    /// Consecutive samples of one signal.
    ///
    /// @param at arrival of the first sample
    /// @param hertz samples per second
    /// @param samples in the wave's sample unit; {@link #MISSING} where the device had none. Never changed after
    ///     construction by anyone.
    record Waveform(Moment at, Wave wave, double hertz, short[] samples) implements Reading {
        /// A sample the device did not give.
        public static final short MISSING = Short.MIN_VALUE;

        public Waveform {
            if (!(hertz > 0)) throw new IllegalArgumentException(wave + ": " + hertz + " Hz");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Waveform that
                    && at.equals(that.at)
                    && wave == that.wave
                    && hertz == that.hertz
                    && java.util.Arrays.equals(samples, that.samples);
        }

        @Override
        public int hashCode() {
            return Objects.hash(at, wave, hertz, java.util.Arrays.hashCode(samples));
        }

        @Override
        public String toString() {
            return "Waveform[at=" + at + ", wave=" + wave + ", hertz=" + hertz + ", samples="
                    + java.util.Arrays.toString(samples) + "]";
        }
    }

    /// Something the device did or found that is not a number of the patient.
    ///
    /// @param value meaning by kind, 0 where it has none
    /// @param text the device's own words or code, may be empty; never a patient's name
    record DeviceEvent(Moment at, Kind kind, double value, String text) implements Reading {
        /// What happened.
        public enum Kind {
            /// End of one exhaled breath; value = its end-tidal CO2 in mmHg.
            BREATH,
            /// The device itself misses breaths; value = seconds without one.
            NO_BREATH,
            /// The cuff holds pressure; value = mmHg. Repeated while it lasts, and slowly by an idle cuff that is
            /// there.
            CUFF_PRESSURE,
            /// A cuff determination began.
            CUFF_STARTED,
            /// A cuff determination ended with a result, delivered as readings of the same moment.
            CUFF_DONE,
            /// A cuff determination ended without a result; text = why, value = the device's code.
            CUFF_FAILED,
            /// A cuff determination ended without a result because the child or the limb moved, or its pulse was too
            /// weak: another may succeed. Text and value as of {@link #CUFF_FAILED}.
            CUFF_DISTURBED,
            LOW_BATTERY,
            BATTERY_OK,
            /// The device reports a fault of its own; text = which.
            DEVICE_FAULT,
            /// The device named itself; text = model, revision or serial number.
            IDENTIFIED,
            /// What people at the bed should know of the device; text = what.
            NOTICE,
            /// What the device itself alarms of, whenever that changes; text = all of it in its words, the gravest
            /// first; empty: nothing any more.
            ALARMS,
            /// The device's own alarms are not to be relied upon, or are again; text = why, for example `alarms
            /// paused`; empty: they are.
            ALARMS_INACTIVE
        }
    }
}
