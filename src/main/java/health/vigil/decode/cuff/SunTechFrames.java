package health.vigil.decode.cuff;

import health.vigil.decode.Window;
import health.vigil.vital.CuffOrder;
import java.util.Arrays;
import java.util.Optional;

/// SunTech OEM blood pressure modules as bytes, both ways (Advantage OEM, A+, LX; serial-protocols.md 3.1).
///
/// The host sends 3A, command, data, check; the module answers 3E, total length, data, check. The check makes the sum
/// of all bytes 0 modulo 256.
public final class SunTechFrames {
    static final int HOST_START = 0x3A;
    static final int MODULE_START = 0x3E;
    /// Total lengths of the three packets we ask for.
    static final int REPLY_BYTES = 4;

    static final int PRESSURE_BYTES = 5;
    static final int RESULT_BYTES = 24;

    /// Reply letters.
    public static final char RECEIVED = 'O';

    public static final char DONE = 'K';
    public static final char ABORTED = 'A';
    public static final char BUSY = 'B';
    public static final char ERROR = 'E';
    public static final char UNDEFINED = 'N';
    public static final char UNRECOGNISABLE = 'D';
    public static final char SLEEPING = 'S';
    public static final char TIMED_OUT = 'T';

    /// Offsets in the result packet; two-byte numbers have the low byte first.
    static final int AT_SYSTOLIC = 2;

    static final int AT_DIASTOLIC = 4;
    static final int AT_HEART_RATE = 16;
    static final int AT_MEAN = 18;
    static final int AT_ERROR = 20;

    private SunTechFrames() {}

    /// What a host may ask of the module.
    public enum Command {
        START_ADULT,
        START_NEONATAL,
        START_PEDIATRIC,
        ABORT,
        GET_PRESSURE,
        GET_RESULT;

        /// As it goes over the line.
        public byte[] bytes() {
            return switch (this) {
                case START_ADULT -> checked(HOST_START, 0x20);
                case START_NEONATAL -> checked(HOST_START, 0x28);
                case START_PEDIATRIC -> checked(HOST_START, 0x87);
                case ABORT -> checked(HOST_START, 0x79, 0x01, 0x00);
                case GET_PRESSURE -> checked(HOST_START, 0x79, 0x05, 0x00);
                case GET_RESULT -> checked(HOST_START, 0x79, 0x03, 0x00);
            };
        }

        static Command of(CuffOrder order) {
            return switch (order) {
                case START_ADULT -> START_ADULT;
                case START_NEONATAL -> START_NEONATAL;
                case START_PEDIATRIC -> START_PEDIATRIC;
                case ABORT -> ABORT;
            };
        }
    }

    /// A determination as the module reports it.
    ///
    /// @param systolic mmHg, as diastolic and mean
    /// @param heartRate beats a minute
    /// @param error 0 for a good result, else {@link SunTechWords#error}
    public record Result(int systolic, int diastolic, int mean, int heartRate, int error) {
        /// The result the module gives after a determination that failed.
        public static Result failed(int error) {
            return new Result(0, 0, 0, 0, error);
        }

        static Result of(Window window) {
            return new Result(
                    word(window, AT_SYSTOLIC),
                    word(window, AT_DIASTOLIC),
                    word(window, AT_MEAN),
                    window.get(AT_HEART_RATE),
                    window.get(AT_ERROR));
        }
    }

    static int word(Window window, int at) {
        return window.get(at + 1) << 8 | window.get(at);
    }

    /// The module's one-letter reply.
    public static byte[] reply(char letter) {
        return checked(MODULE_START, REPLY_BYTES, letter);
    }

    /// The pressure in the cuff, in mmHg.
    public static byte[] pressure(int mmHg) {
        return checked(MODULE_START, PRESSURE_BYTES, mmHg, mmHg >> 8);
    }

    /// The latest determination.
    public static byte[] result(Result result) {
        var body = new int[RESULT_BYTES - 2];
        body[0] = RESULT_BYTES;
        put(body, AT_SYSTOLIC, result.systolic);
        put(body, AT_DIASTOLIC, result.diastolic);
        put(body, AT_MEAN, result.mean);
        body[AT_HEART_RATE - 1] = result.heartRate;
        body[AT_ERROR - 1] = result.error;
        return checked(MODULE_START, body);
    }

    /// Offsets count from the start byte, which is not in the body.
    private static void put(int[] body, int at, int value) {
        body[at - 1] = value;
        body[at] = value >> 8;
    }

    private static byte[] checked(int start, int... body) {
        var bytes = new byte[body.length + 2];
        bytes[0] = (byte) start;
        var sum = start;
        for (int i = 0; i < body.length; i++) {
            bytes[i + 1] = (byte) body[i];
            sum += body[i];
        }
        bytes[bytes.length - 1] = (byte) -sum;
        return bytes;
    }

    /// The module's ear: finds commands in what the host sends. A host frame carries no length, so each command is
    /// known by its whole bytes.
    public static final class Commands {
        private static final int LONGEST = 5;
        private byte[] heard = new byte[0];

        /// The command that this byte completes.
        public Optional<Command> accept(byte value) {
            var from = Math.max(0, heard.length - (LONGEST - 1));
            heard = Arrays.copyOfRange(heard, from, heard.length + 1);
            heard[heard.length - 1] = value;
            return Arrays.stream(Command.values()).filter(this::completes).findFirst();
        }

        private boolean completes(Command command) {
            var bytes = command.bytes();
            var from = heard.length - bytes.length;
            return from >= 0 && Arrays.equals(heard, from, heard.length, bytes, 0, bytes.length);
        }
    }
}
