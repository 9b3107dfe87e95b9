package health.vigil.decode.hl7;

import static health.vigil.decode.hl7.Hl7Samples.PID;
import static health.vigil.decode.hl7.Hl7Samples.in;
import static health.vigil.decode.hl7.Hl7Samples.lines;
import static health.vigil.decode.hl7.Hl7Samples.msh;
import static health.vigil.decode.hl7.Hl7Samples.report;
import static health.vigil.decode.hl7.Hl7Samples.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.hl7.Hl7Fault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7MessageTest {
    private static Hl7Message parse(byte[] bytes) throws Hl7Fault {
        return Hl7Message.parse(bytes, StandardCharsets.UTF_8);
    }

    private static Hl7Message parse(String text) throws Hl7Fault {
        return parse(utf8(text));
    }

    private static Hl7Fault fault(byte[] bytes) {
        return assertThrows(Hl7Fault.class, () -> parse(bytes));
    }

    private static List<String> names(Hl7Message m) {
        return m.segments().stream().map(Hl7Segment::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\r", "\r\n\r\n"})
    void segmentEnds_allAreUnderstood(String end) throws Exception {
        var m = parse(report("1").replace("\r", end));
        assertEquals(List.of("MSH", "PID", "PV1", "OBR", "OBX"), names(m));
        assertEquals("97", m.segments().getLast().text(5, 1));
        assertEquals("1", m.header().controlId());
    }

    @Test
    void lineFeedInsideAField_isContentWhenSegmentsEndWithReturn() throws Exception {
        var m = parse(lines(msh("1"), "NTE|1||two\nlines", PID));
        assertEquals(List.of("MSH", "NTE", "PID"), names(m));
    }

    @Test
    void header_isReadByteForByte() {
        var h = Hl7Header.read(
                in("ISO-8859-1", "\r\nMSH|^~\\&|M\u00d6N^1|F|R|S|20260301||ORU^R01|\u00e4 7|P|2.6\rPID|"));
        assertEquals("M\u00d6N^1", h.application());
        assertEquals("\u00e4 7", h.controlId());
        assertEquals("ORU", h.type());
        assertEquals("R01", h.event());
        assertEquals("2.6", h.version());
        assertEquals("", h.field(99));
        assertEquals("M\u00d6N^1|20260301|\u00e4 7", h.key());
    }

    @Test
    void key_isEmptyWhenTimeOrIdIsMissing() {
        assertEquals("", Hl7Header.read(utf8("MSH|^~\\&|A|||||||7")).key());
        assertEquals(
                "", Hl7Header.read(utf8("MSH|^~\\&|A||||20260301080000|||  ")).key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "M", "MSH", "MSH|", "MSH|^~", "MSH|^^^^|", "MSH|^~\\A|", "MSHabcd", "PID|1", "HELLO", "\r\r"
            })
    void notAMessage_hasNoHeader(String text) {
        assertNull(Hl7Header.read(utf8(text)));
        assertEquals(Kind.SEGMENT_SEQUENCE, fault(utf8(text)).kind());
    }

    @Test
    void otherSeparators_andTheTruncationMark_areFollowed() throws Exception {
        var m = parse("MSH$%*?@#$APP%ID$$$$20260301$$ORU%R01$9$P$2.7\rPID$$$A%%%X*B?T?C\r");
        assertEquals("9", m.header().controlId());
        var pid = m.segments().get(1);
        assertEquals(List.of("A%%%X", "B?T?C"), pid.repetitions(3));
        assertEquals("B@C", pid.text("B?T?C", 1));
        assertEquals("$", m.segments().getFirst().raw(1));
        assertEquals("%*?@#", m.segments().getFirst().raw(2));
        assertEquals("APP%ID", m.segments().getFirst().raw(3));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a\\F\\b, a|b", "a\\S\\b, a^b", "a\\T\\b, a&b", "a\\R\\b, a~b", "a\\E\\b, a\\b",
                        "\\X41\\\\X6263\\, Abc",
                "\\.br\\x, \\.br\\x", "\\H\\x\\N\\, \\H\\x\\N\\", "open\\F, open\\F", "\\, \\", "\\\\, \\\\",
                        "\\XZZ\\,\\XZZ\\",
                "\\X\\, \\X\\", "2.73x10\\S\\-7, 2.73x10^-7", "\\P\\, #"
            })
    void escapes(String text, String plain) {
        assertEquals(plain, Hl7Separators.USUAL.unescape(text));
    }

    @Test
    void fields_componentsAndNull() throws Exception {
        var s = parse(lines(msh("1"), "ZZZ|a^b&c^ d |\"\"|x~y^z~")).segments().get(1);
        assertEquals("a", s.text(1, 1));
        assertEquals("b&c", s.text(1, 2));
        assertEquals("d", s.text(1, 3));
        assertEquals("", s.text(1, 4));
        assertEquals("", s.text(2, 1));
        assertEquals(List.of("x", "y^z"), s.repetitions(3));
        assertEquals("", s.raw(4));
        assertEquals(List.of(), s.repetitions(9));
    }

    @ParameterizedTest
    @CsvSource({
        "UNICODE UTF-8, UTF-8",
        "UNICODE, UTF-8",
        "'', UTF-8",
        "8859/1, ISO-8859-1",
        "8859/15, ISO-8859-15",
        "GB 18030-2000, GB18030",
        "unicode utf-8, UTF-8"
    })
    void charset_followsMsh18(String stated, String real) throws Exception {
        var text = report("1").replace("UNICODE UTF-8", stated).replace("BEE", "M\u00dcLLER");
        assertEquals("M\u00dcLLER", parse(in(real, text)).segments().get(1).text(5, 1));
    }

    @Test
    void bytesOfAnotherCharset_areAnErrorNotAQuestionMark() {
        var f = fault(in("ISO-8859-1", report("1").replace("BEE", "M\u00dcLLER")));
        assertEquals(Kind.DATA_TYPE, f.kind());
        assertEquals("MSH^1^18", f.place());
        assertTrue(f.words().contains("is not UTF-8"), f.words());
        assertFalse(f.words().contains("LLER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNICODE UTF-16", "UNICODE UTF-32", "ISO IR87", "KLINGON", "8859/99", "8859/UNICODE UTF-7"})
    void charsetThatCannotTravel_isRefused(String stated) {
        assertEquals(
                Kind.TABLE_VALUE,
                fault(utf8(report("1").replace("UNICODE UTF-8", stated))).kind());
    }

    @Test
    void asciiStated_nonAsciiSent_isRefused() {
        var text = report("1").replace("UNICODE UTF-8", "ASCII").replace("BEE", "M\u00dcLLER");
        assertEquals(Kind.DATA_TYPE, fault(utf8(text)).kind());
    }

    @ParameterizedTest
    @ValueSource(chars = {0, 1, 8, 0x1b, 0x1f, 0x7f})
    void controlCharacter_isRefused(char c) {
        var f = fault(utf8(report("1").replace("BEE", "B" + c + "E")));
        assertEquals(Kind.DATA_TYPE, f.kind());
        assertEquals("segment 2 holds a control character, escape or remove it", f.words());
    }

    @Test
    void tabulator_isAllowed() throws Exception {
        assertEquals(
                "A\tB",
                parse(report("1").replace("BEE", "A\tB")).segments().get(1).text(5, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pid|1", "P|1", "PIDX|1", "1ID|1", "   |1", "|||"})
    void segmentWithoutAName_isRefused(String line) {
        assertEquals(Kind.SEGMENT_SEQUENCE, fault(utf8(lines(msh("1"), line))).kind());
    }

    @Test
    void randomBytesAndDamagedMessages_giveAMessageOrAFault_nothingElse() {
        var random = new Random(4711);
        var good = utf8(report("1"));
        for (var n = 0; n < 20_000; n++) {
            var bytes = good.clone();
            for (var i = random.nextInt(8); i >= 0; i--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            try {
                var m = parse(bytes);
                Pcd01.read(m, new health.vigil.vital.Moment(1, 0, 0), 0);
                for (var s : m.segments()) for (var f = 0; f < 30; f++) s.text(f, 1);
            } catch (Hl7Fault expected) {
                assertFalse(expected.words().isEmpty());
            }
        }
    }
}
