package health.vigil.decode.monitor.intellivue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The dialogue with the monitor, by the words of it: what the host says next at which second.
class SessionTest {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(HexFormat.of().formatHex(Requests.associate()), "associate");
        for (var subject : Subject.values()) {
            var name = subject.name().toLowerCase(Locale.ROOT);
            WORDS.put(HexFormat.of().formatHex(Requests.extendedPoll(subject)), name + " 30 s");
            WORDS.put(HexFormat.of().formatHex(Requests.singlePoll(subject)), name + " once");
        }
        WORDS.put(HexFormat.of().formatHex(Requests.waveList(false)), "choose waves");
        WORDS.put(HexFormat.of().formatHex(Requests.keepAlive()), "keep alive");
        WORDS.put(HexFormat.of().formatHex(Requests.created(5, 0x1234)), "created");
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

    /// Everything that is to be said now, one after the other.
    private String all() {
        var said = new ArrayList<String>();
        for (var next = says(); !next.equals("-"); next = says()) said.add(next);
        return said.isEmpty() ? "-" : String.join(", ", said);
    }

    private void polling() {
        assertEquals("associate", says());
        hears(Intellivue.ACCEPTED);
        wire.receive(Intellivue.created(5, 0x1234));
        assertEquals("created, patient once, numbers 30 s, choose waves, waves 30 s, alerts 30 s", all());
        answers();
    }

    private void answers() {
        numbers();
        for (var subject : new Subject[] {Subject.PATIENT, Subject.WAVES, Subject.ALERTS})
            wire.receive(Intellivue.answer(subject));
    }

    /// A monitor that wants nothing else: the polls beside the one for numbers are refused.
    private void numbersOnly() {
        polling();
        for (var subject : new Subject[] {Subject.PATIENT, Subject.WAVES}) wire.receive(Intellivue.error(subject));
    }

    /// Seconds with every answer in each, and what is said in them.
    private String seconds(int count) {
        var said = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            wire.after(1000);
            answers();
            said.add(all());
        }
        return String.join("; ", said);
    }

    /// Those of every subject differ only in the number that its answer repeats and in how long they last.
    @Test
    void publishedRequests_areThoseWeSend() throws Exception {
        var known = Wire.frames("philips_intellivue_vectors.txt");
        assertEquals("", differing(Requests.extendedPoll(Subject.NUMBERS), known, 48));
        assertEquals("9 ", differing(Requests.extendedPoll(Subject.WAVES), known, 48));
        assertEquals("9 45 46 47 ", differing(Requests.extendedPoll(Subject.ALERTS), known, 48));
        assertEquals("9 ", differing(Requests.singlePoll(Subject.NUMBERS), known, 36));
        assertEquals("", differing(Requests.keepAlive(), known, 36));
        assertEquals("", differing(Requests.created(1, 0x000ABD00), known, 28));
        assertEquals("188 189 192 193 ", differing(Requests.associate(), known.subList(0, 1), 238));
    }

    /// As {@code sendRTSAPriorityMessage} of an open program puts it together, byte by byte (PlusLib).
    @Test
    void choiceOfWaves_isAsOtherProgramsMakeIt() {
        assertEquals(
                "E1 00 00 02 00 01 00 2E 00 05 00 05 00 28 00 21 00 00 00 00 00 00 00 00 00 01 00 1A 00 00 F2 3A 00 14"
                        + " 00 04 00 10 00 02 50 AC 00 02 4B B4 00 02 50 00 00 02 01 02",
                Wire.hex(message(Requests.waveList(true))));
    }

    /// Where a request differs from the published one most like it: the places counted from 0.
    private static String differing(byte[] request, List<byte[]> known, int length) {
        var ours = message(request);
        assertEquals(length, ours.length);
        return known.stream()
                .filter(theirs -> theirs.length == length)
                .map(theirs -> places(ours, theirs))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static String places(byte[] ours, byte[] theirs) {
        var places = new StringBuilder();
        for (int i = 0; i < ours.length; i++)
            if (ours[i] != theirs[i]) places.append(i).append(' ');
        return places.toString();
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
        assertEquals("patient once", says());
        assertEquals("numbers 30 s", says());
    }

    @Test
    void whileAnswersCome_pollsAreRenewedBeforeTheyEnd_andThePatientIsAskedFor() {
        polling();
        assertEquals("-; patient once; -; patient once; -; patient once", seconds(6));
        assertEquals("-; patient once; -; patient once; -; patient once", seconds(6));
        assertEquals("numbers 30 s, waves 30 s, alerts 30 s; patient once", seconds(2));
        assertEquals("-; patient once; -; patient once", seconds(4));
    }

    /// All but numbers refused, and alarms known by single polls only: the monitor is kept awake all the same.
    @Test
    void whatTheMonitorRefuses_isNotAskedForAgain() {
        numbersOnly();
        assertEquals("-; -; -; -; keep alive", seconds(5));
        wire.receive(Intellivue.error(Subject.ALERTS));
        assertEquals("alerts once; -; alerts once", seconds(3));
    }

    @Test
    void introductionLostOnTheLine_isNotWaitedForLong() {
        says();
        hears(Intellivue.ACCEPTED);
        assertEquals("-", after(2900));
        assertEquals("patient once", after(100));
    }

    @Test
    void monitorThatKnowsNoExtendedPoll_isPolledOneByOne() {
        numbersOnly();
        wire.receive(Intellivue.error(Subject.NUMBERS), Intellivue.error(Subject.ALERTS));
        wire.after(1000);
        assertEquals("numbers once", all());
        wire.receive(Intellivue.single(Intellivue.NO_TIME, Intellivue.spo2("0000", 97)));
        assertEquals("-", after(900));
        wire.after(100);
        assertEquals("numbers once, alerts once", all());
    }

    @Test
    void monitorThatDoesNotAnswerExtendedPolls_isPolledOneByOne_andBringsNoWaves() {
        says();
        hears(Intellivue.ACCEPTED);
        wire.after(3000);
        assertEquals("patient once, numbers 30 s, choose waves, waves 30 s, alerts 30 s", all());
        wire.after(3000);
        assertEquals("patient once, numbers 30 s, waves 30 s, alerts 30 s", all());
        wire.after(3000);
        assertEquals("patient once, numbers once, alerts once", all());
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
        wire.after(3000);
        assertEquals("patient once, numbers 30 s, waves 30 s, alerts 30 s", all());
        wire.after(3000);
        assertEquals("patient once, numbers 30 s, waves 30 s, alerts 30 s", all());
        wire.after(3000);
        assertEquals("patient once, numbers once, alerts once", all());
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
        assertTrue(Arrays.stream(new byte[][] {Requests.associate(), Requests.waveList(true)})
                .allMatch(request -> request.length < 1000));
    }
}
