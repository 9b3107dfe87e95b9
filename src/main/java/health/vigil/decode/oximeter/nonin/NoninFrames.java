package health.vigil.decode.oximeter.nonin;

import health.vigil.decode.Octets;
import health.vigil.decode.Window;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Nonin data formats 2 and 7 as bytes, and the commands of the host (Nonin 6470-000-01).
///
/// Both formats send 75 frames of 5 bytes a second; 25 frames make a packet, in which the fourth byte means
/// something else in each frame. They differ in the plethysmogram: 8 bits after a leading 01, or 16 bits.
public final class NoninFrames {
    public static final int FRAME_BYTES = 5;
    public static final int FRAMES_PER_PACKET = 25;
    public static final double FRAMES_PER_SECOND = 75;
    /// Sent instead of a pulse rate.
    public static final int MISSING_PULSE = 511;
    /// Sent instead of a saturation.
    public static final int MISSING_SPO2 = 127;

    /// Status: bit 7 is always set.
    static final int STATUS_MARK = 0x80;
    /// Status: the sensor is not plugged in (OEM III and Xpod; reserved in the 9560).
    public static final int SENSOR_DISCONNECTED = 0x40;
    /// Status: short-term artifact in this pulse.
    public static final int ARTIFACT = 0x20;
    /// Status: out of track, sustained artifact.
    public static final int OUT_OF_TRACK = 0x10;
    /// Status: sensor alarm, the data are unusable; set when the finger leaves.
    public static final int SENSOR_OFF = 0x08;
    /// Status: red perfusion, alone low, with green marginal; for 12 frames of each pulse.
    public static final int RED = 0x04;
    /// Status: green perfusion, alone high.
    public static final int GREEN = 0x02;
    /// Status: first frame of a packet.
    static final int SYNC = 0x01;
    /// STAT2: the battery is low.
    static final int LOW_BATTERY = 0x01;

    /// Positions of the fourth byte's meanings in a packet, from 1.
    static final int AT_PULSE_HIGH = 1;

    static final int AT_PULSE_LOW = 2;
    static final int AT_SPO2 = 3;
    static final int AT_REVISION = 4;
    static final int AT_STATUS_2 = 8;

    private static final int DF2_START = 0x01;
    private static final int STX = 0x02;
    private static final int ETX = 0x03;
    private static final int SET_FORMAT = 0x70;
    /// Firmware revision that our encoder reports; any constant will do.
    private static final int REVISION = 0x30;
    /// 3150 options: bit 0 is always 1, everything else off.
    private static final int OPTIONS = 0x01;

    private NoninFrames() {}

    /// The two formats.
    public enum Format {
        DF2(2),
        DF7(7);

        private final int number;

        Format(int number) {
            this.number = number;
        }

        /// As the set-format command names it.
        public int number() {
            return number;
        }

        /// True if a frame may begin with this byte.
        boolean starts(int first) {
            return this == DF2 ? first == DF2_START : first >= STATUS_MARK;
        }

        /// True if a whole frame with a fitting sum stands here.
        boolean fits(Window window, int from) {
            return starts(window.get(from))
                    && status(window, from) >= STATUS_MARK
                    && window.sum(from, FRAME_BYTES - 1) == window.get(from + FRAME_BYTES - 1);
        }

        int status(Window window, int from) {
            return window.get(this == DF2 ? from + 1 : from);
        }

        /// The plethysmogram in 0 to 255 or, 16 bits halved so that they fit a sample, 0 to 32767.
        int pleth(Window window, int from) {
            return this == DF2 ? window.get(from + 2) : (window.get(from + 1) << 8 | window.get(from + 2)) >> 1;
        }

        int value(Window window, int from) {
            return window.get(from + 3);
        }
    }

    /// The numbers of one packet.
    ///
    /// @param pulseRate beats a minute, {@link #MISSING_PULSE} when there is none
    /// @param spo2 percent, {@link #MISSING_SPO2} when there is none
    /// @param heldPulseRate the display value, which the device keeps for 10 s after the finger left
    /// @param heldSpo2 as heldPulseRate
    /// @param timer count of packets, 14 bits
    public record Packet(int pulseRate, int spo2, int heldPulseRate, int heldSpo2, int timer, boolean lowBattery) {
        /// A packet whose display values are its values.
        public static Packet of(int pulseRate, int spo2) {
            return new Packet(pulseRate, spo2, pulseRate, spo2, 0, false);
        }

        /// The fourth byte of frame `number` (1 to 25).
        int value(int number) {
            return switch (number) {
                case 1, 14 -> high(pulseRate);
                case 2, 15 -> low(pulseRate);
                case 3, 10, 11, 16 -> spo2;
                case 4 -> REVISION;
                case 6 -> timer >> 7 & 0x7F;
                case 7 -> low(timer);
                case 8 -> lowBattery ? LOW_BATTERY : 0;
                case 9, 17 -> heldSpo2;
                case 20, 22 -> high(heldPulseRate);
                case 21, 23 -> low(heldPulseRate);
                default -> 0;
            };
        }

        private static int high(int rate) {
            return rate >> 7 & 0x03;
        }

        private static int low(int rate) {
            return rate & 0x7F;
        }
    }

    /// One frame as the clip sends it.
    ///
    /// @param number 1 to 25, place in the packet
    /// @param status flags of this class, without mark and sync
    /// @param pleth 0 to 255 (DF2) or 0 to 65535 (DF7)
    public static byte[] frame(Format format, int number, int status, int pleth, Packet packet) {
        if (number < 1 || number > FRAMES_PER_PACKET)
            throw new IllegalArgumentException("frame number " + number + " is outside 1 to " + FRAMES_PER_PACKET);
        var flags = STATUS_MARK | status | (number == 1 ? SYNC : 0);
        var value = packet.value(number);
        return switch (format) {
            case DF2 -> summed(DF2_START, flags, pleth, value);
            case DF7 -> summed(flags, pleth >> 8, pleth, value);
        };
    }

    /// A whole packet; `pleth` has 25 samples.
    public static byte[] packet(Format format, int status, int[] pleth, Packet packet) {
        var bytes = new byte[FRAME_BYTES * FRAMES_PER_PACKET];
        for (int number = 1; number <= FRAMES_PER_PACKET; number++) {
            var frame = frame(format, number, status, pleth[number - 1], packet);
            System.arraycopy(frame, 0, bytes, (number - 1) * FRAME_BYTES, FRAME_BYTES);
        }
        return bytes;
    }

    private static byte[] summed(int b1, int b2, int b3, int b4) {
        return Octets.of(b1, b2, b3, b4, b1 + b2 + b3 + b4);
    }

    /// The set-format command of the 9560 and its kin.
    public static byte[] setFormat(Format format) {
        return setFormat(format.number);
    }

    static byte[] setFormat(int format) {
        return Octets.of(STX, SET_FORMAT, 2, 2, format, ETX);
    }

    /// The set-format command of the WristOx2 3150.
    public static byte[] setFormat3150(Format format) {
        return setFormat3150(format.number);
    }

    static byte[] setFormat3150(int format) {
        var check = SET_FORMAT + 4 + 2 + format + OPTIONS;
        return Octets.of(STX, SET_FORMAT, 4, 2, format, OPTIONS, check, ETX);
    }

    /// The clip's ear: finds set-format commands in what the host sends.
    public static final class Commands {
        private static final int LONGEST = 8;
        private byte[] heard = new byte[0];

        /// The number of the format asked for, when this byte completes such a command.
        public OptionalInt accept(byte value) {
            var from = Math.max(0, heard.length - (LONGEST - 1));
            heard = Arrays.copyOfRange(heard, from, heard.length + 1);
            heard[heard.length - 1] = value;
            for (var format : Format.values()) if (asks(format)) return OptionalInt.of(format.number);
            return OptionalInt.empty();
        }

        private boolean asks(Format format) {
            return List.of(setFormat(format), setFormat3150(format)).stream().anyMatch(this::endsWith);
        }

        private boolean endsWith(byte[] command) {
            var from = heard.length - command.length;
            return from >= 0 && Arrays.equals(heard, from, heard.length, command, 0, command.length);
        }
    }
}
