package health.vigil.decode.monitor.intellivue;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// What a host says to an IntelliVue monitor (Philips Data Export; serial-protocols.md 5.1). The bytes are those that
/// open programs send, but for the times and sizes named here.
final class Requests {
    /// How often numbers are wanted: a second, in the protocol's ticks of 125 us. The monitor gives up an association
    /// with such a period after 10 s without a word from the host.
    private static final String POLL_PERIOD = "00001F40";

    /// The largest message either side may send over a serial line.
    private static final String MOST_BYTES = "000003E8";

    /// How long the monitor goes on by itself after an extended poll: 30 s, in ticks.
    private static final String POLL_TIME = "0003A980";

    /// Session and presentation headers, then the user's part: protocol, nomenclature and system type client, cold
    /// start, the poll profile with its options, and the extension by which the monitor sends numbers each second.
    private static final byte[] ASSOCIATE = bytes("0DEC 0508130100160102800014020002"
            + "C1DC 3180A0808001010000A280A003000001"
            + "A480 3080020101060452010001 3080060251010000 0000"
            + "3080020102060C2A8648CE1402010000000101 3080060C2A8648CE1402010000000201 00000000 0000"
            + "6180 3080020101A0806080A180060C2A8648CE14020100000003010000"
            + "BE80 2880060C2A8648CE140201000000010102010281"
            + "48 80000000 40000000 00000000 80000000 20000000 00000000"
            + "0001002C 00010028 80000000" + POLL_PERIOD + MOST_BYTES + MOST_BYTES + "FFFFFFFF 60000000"
            + "0001000C F0010008 8C000000 00000000"
            + "00".repeat(16));

    /// Behind the number of the request and the length of what follows: an action on the monitor.
    private static final String ON_THE_MONITOR = "002100000000 00000000";

    /// Which waves are wanted, the most wanted first, as labels: partition 2 and the code of each. A monitor leaves
    /// out those that it does not have.
    private static final String GAS_AND_PULSE = "000250AC 00024BB4 00025000";

    /// It fills more than half of a slow line.
    private static final String LEAD_II = "00020102";

    private static final int WAVES_REQUEST = 5;

    /// Asks for next to nothing.
    private static final byte[] KEEP_ALIVE =
            bytes("E1000002 0001001C 000100070016 002100000000 00000000 0C160008 0001 00010021 080C");

    private static final byte[] CREATED = bytes("E1000002 00020014 0000 0001000E 002100000000 00000000 0D060000");
    private static final int INVOKE_AT = 8;
    private static final int TIME_AT = 20;

    private Requests() {}

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static byte[] associate() {
        return IntellivueFrames.frame(ASSOCIATE);
    }

    /// Again and again for {@link #POLL_TIME}.
    static byte[] extendedPoll(Subject of) {
        var poll = polled(of) + "0001 0008 F13E 0004" + POLL_TIME;
        return operation(of.number(), "0007", ON_THE_MONITOR + "F13B" + sized(poll));
    }

    /// Once.
    static byte[] singlePoll(Subject of) {
        return operation(of.number(), "0007", ON_THE_MONITOR + "0C16" + sized(polled(of)));
    }

    private static String polled(Subject of) {
        return hex(of.number()) + "0001" + hex(of.objects()) + hex(of.group());
    }

    /// Which waves an extended poll brings; changes nothing at the monitor but what it exports.
    ///
    /// @param ecg true with lead II
    static byte[] waveList(boolean ecg) {
        var labels = ecg ? GAS_AND_PULSE + LEAD_II : GAS_AND_PULSE;
        var list = "000" + (ecg ? 4 : 3) + sized(labels);
        return operation(WAVES_REQUEST, "0005", ON_THE_MONITOR + "0001" + sized("0000 F23A" + sized(list)));
    }

    private static byte[] operation(int invoke, String command, String argument) {
        return IntellivueFrames.frame(bytes("E1000002 0001" + sized(hex(invoke) + command + sized(argument))));
    }

    private static String sized(String hex) {
        return hex(bytes(hex).length) + hex;
    }

    private static String hex(int value) {
        return HexFormat.of().toHexDigits((short) value);
    }

    static byte[] keepAlive() {
        return IntellivueFrames.frame(KEEP_ALIVE);
    }

    /// The answer to the event by which a monitor introduces itself.
    ///
    /// @param ticks the event's time on the monitor's clock
    static byte[] created(int invoke, int ticks) {
        var answer = ByteBuffer.allocate(CREATED.length)
                .put(CREATED)
                .putShort(INVOKE_AT, (short) invoke)
                .putInt(TIME_AT, ticks);
        return IntellivueFrames.frame(answer.array());
    }
}
