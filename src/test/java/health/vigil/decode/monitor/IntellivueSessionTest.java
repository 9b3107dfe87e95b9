package health.vigil.decode.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The dialogue with the monitor, by the words of it: what the host says next at which second.
class IntellivueSessionTest {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(HexFormat.of().formatHex(IntellivueRequests.associate()), "associate");
        WORDS.put(HexFormat.of().formatHex(IntellivueRequests.extendedPoll()), "poll 30 s");
        WORDS.put(HexFormat.of().formatHex(IntellivueRequests.singlePoll()), "poll once");
        WORDS.put(HexFormat.of().formatHex(IntellivueRequests.keepAlive()), "keep alive");
        WORDS.put(HexFormat.of().formatHex(IntellivueRequests.created(5, 0x1234)), "created");
        WORDS.put("", "-");
    }

    private final Wire wire = new Wire(new IntellivueDriver(IntellivueDriver.SLOW_BAUD));

    private String says() {
        var bytes = HexFormat.of().formatHex(wire.driver.due(wire.now));
        return WORDS.getOrDefault(bytes, bytes);
    }

    private String after(long millis) {
        wire.after(millis);
        return says();
    }

    private void hears(String message) {
        wire.receive(Intellivue.framed(message));
    }

    private void numbers() {
        wire.receive(Intellivue.reply(Intellivue.NO_TIME, Intellivue.spo2("0000", 97)));
    }

    private void polling() {
        assertEquals("associate", says());
        hears(Intellivue.ACCEPTED);
        wire.receive(Intellivue.created(5, 0x1234));
        assertEquals("created", says());
        assertEquals("poll 30 s", says());
        numbers();
    }

    /// Seconds with numbers in each, and what is said in them.
    private String seconds(int count) {
        var said = new StringBuilder();
        for (int i = 0; i < count; i++) {
            wire.after(1000);
            numbers();
            said.append(says()).append(i + 1 < count ? ", " : "");
        }
        return said.toString();
    }

    @Test
    void publishedRequests_areThoseWeSend() throws Exception {
        var known = Wire.frames("philips_intellivue_vectors.txt").stream()
                .map(HexFormat.of()::formatHex)
                .toList();
        for (var request : new byte[][] {
            IntellivueRequests.extendedPoll(),
            IntellivueRequests.singlePoll(),
            IntellivueRequests.keepAlive(),
            IntellivueRequests.created(1, 0x000ABD00)
        }) assertTrue(known.contains(HexFormat.of().formatHex(message(request))), Wire.hex(request));
        var ours = message(IntellivueRequests.associate());
        var theirs = HexFormat.of().parseHex(known.getFirst());
        assertEquals(theirs.length, ours.length);
        var differing = new StringBuilder();
        for (int i = 0; i < ours.length; i++)
            if (ours[i] != theirs[i]) differing.append(i).append(' ');
        assertEquals("188 189 192 193 ", differing.toString(), "the poll period and the largest message");
    }

    private static byte[] message(byte[] frame) {
        var deframer = new IntellivueDeframer();
        for (var each : frame) {
            var message = deframer.accept(each, Wire.at(0));
            if (message.isPresent()) return message.get().bytes();
        }
        throw new AssertionError("no frame: " + Wire.hex(frame));
    }

    @Test
    void publishedFrames_areFramedByteForByte() throws Exception {
        var frames = Wire.frames("philips_intellivue_vectors.txt").stream()
                .filter(frame -> (frame[0] & 0xFF) == IntellivueFrames.BEGIN)
                .toList();
        assertEquals(2, frames.size());
        for (var frame : frames) assertArrayEquals(frame, IntellivueFrames.frame(message(frame)));
    }

    /// `C0 3A 71 9B 26 C1` and `C0 3A 91 95 7D E1 C1` are worked examples of the check, of one and the same kind.
    @Test
    void check_isThatOfTheWorkedExamples() {
        for (var inner : new String[] {"3A 71 9B 26", "3A 91 95 C1"})
            assertEquals(IntellivueFrames.INTACT, IntellivueFrames.check(Wire.bytes(inner), 4), inner);
    }

    @Test
    void monitor_isAskedUntilItAccepts_answered_andPolled() {
        assertEquals("associate", says());
        assertEquals("-", after(1900));
        assertEquals("associate", after(100));
        hears(Intellivue.REFUSED);
        assertEquals("-", after(1900));
        assertEquals("associate", after(100));
        hears(Intellivue.ACCEPTED);
        assertEquals("-", says());
        wire.receive(Intellivue.created(5, 0x1234));
        assertEquals("created", says());
        assertEquals("poll 30 s", says());
    }

    @Test
    void whileNumbersCome_thePollIsRenewedBeforeItEnds_andTheMonitorKeptAwake() {
        polling();
        assertEquals("-, -, -, -, keep alive", seconds(5));
        assertEquals("-, -, -, -, keep alive", seconds(5));
        assertEquals("-, -, poll 30 s", seconds(3));
        assertEquals("-, -, -, -, keep alive", seconds(5));
    }

    @Test
    void introductionLostOnTheLine_isNotWaitedForLong() {
        says();
        hears(Intellivue.ACCEPTED);
        assertEquals("-", after(2900));
        assertEquals("poll 30 s", after(100));
    }

    @Test
    void monitorThatKnowsNoExtendedPoll_isPolledOneByOne() {
        polling();
        after(3000);
        wire.receive(Intellivue.error());
        assertEquals("poll once", after(1000));
        wire.receive(Intellivue.single(Intellivue.NO_TIME, Intellivue.spo2("0000", 97)));
        assertEquals("-", after(900));
        assertEquals("poll once", after(100));
    }

    @Test
    void monitorThatDoesNotAnswerExtendedPolls_isPolledOneByOne() {
        says();
        hears(Intellivue.ACCEPTED);
        assertEquals("poll 30 s", after(3000));
        assertEquals("poll 30 s", after(3000));
        assertEquals("poll once", after(3000));
    }

    @Test
    void associationThatTheMonitorAborts_isAskedForAnew() {
        polling();
        hears(Intellivue.ABORTED);
        assertEquals("-", says());
        assertEquals("associate", after(2000));
        hears(Intellivue.ABORTED);
        assertEquals("-", after(1900));
        assertEquals("associate", after(100));
    }

    @Test
    void monitorThatFellSilent_isPolled_thenAssociatedAnew() {
        polling();
        assertEquals("poll 30 s", after(3000));
        assertEquals("poll 30 s", after(3000));
        assertEquals("poll once", after(3000));
        assertEquals("associate", after(1000));
    }

    @Test
    void lineOpenedAgain_beginsAnew() {
        polling();
        wire.driver.opened(wire.now);
        assertEquals("associate", says());
    }

    @Test
    void requests_fitTheSerialLinesLargestMessage() {
        assertTrue(Arrays.stream(new byte[][] {IntellivueRequests.associate(), IntellivueRequests.extendedPoll()})
                .allMatch(request -> request.length < 1000));
    }
}
