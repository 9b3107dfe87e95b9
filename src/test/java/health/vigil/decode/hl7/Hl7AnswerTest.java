package health.vigil.decode.hl7;

import static health.vigil.decode.hl7.Hl7Samples.in;
import static health.vigil.decode.hl7.Hl7Samples.utf8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import health.vigil.decode.hl7.Hl7Answer.Form;
import health.vigil.decode.hl7.Hl7Fault.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hl7AnswerTest {
    private static final long NOW = 1_772_352_030_999L;
    private static final Hl7Fault CONTENT = new Hl7Fault(Kind.DATA_TYPE, "OBX^2^5", "not good | at ~ all");
    private static final Hl7Fault UNSUPPORTED = new Hl7Fault(Kind.MESSAGE_TYPE, "", "no");

    private static Hl7Header header(String accept, String application) {
        return Hl7Header.read(utf8("MSH|^~\\&|MON|A|US|B|20260301080030||ORU^R01^ORU_R01|c 1|P|2.6|||" + accept + "|"
                + application + "||8859/1"));
    }

    @ParameterizedTest
    @CsvSource({
        // MSH-15, MSH-16, form, good, broken, not ours
        "'', '', BY_HEADER, AA, AE, AR",
        "AL, NE, BY_HEADER, CA, CE, CR",
        "AL, AL, BY_HEADER, CA, CE, CR",
        "NE, AL, BY_HEADER, AA, AE, AR",
        "NE, NE, BY_HEADER, AA, AE, AR",
        "'', AL, BY_HEADER, AA, AE, AR",
        "ER, NE, BY_HEADER, AA, CE, CR",
        "SU, NE, BY_HEADER, CA, AE, AR",
        "AL, NE, ORIGINAL, AA, AE, AR",
        "'', '', ENHANCED, CA, CE, CR"
    })
    void codes(String accept, String application, Form form, String good, String broken, String notOurs) {
        var h = header(accept, application);
        assertEquals(good, Hl7Answer.accepted(h, form, "V1", NOW).code());
        assertEquals(broken, Hl7Answer.refused(h, CONTENT, form, "V1", NOW).code());
        assertEquals(notOurs, Hl7Answer.refused(h, UNSUPPORTED, form, "V1", NOW).code());
    }

    @Test
    void accepted_inFull() {
        assertEquals(
                "MSH|^~\\&|US|B|MON|A|20260301080030+0000||ACK^R01^ACK|V1-1|P|2.6||||||8859/1\rMSA|CA|c 1\r",
                Hl7Answer.accepted(header("AL", "NE"), Form.BY_HEADER, "V1-1", NOW)
                        .text());
    }

    @Test
    void refused_saysWhereAndWhyInOurWords() {
        assertEquals(
                "ERR||OBX^2^5|102^Data type error^HL70357|E||||not good   at   all\r",
                Hl7Answer.refused(header("AL", "NE"), CONTENT, Form.BY_HEADER, "V1", NOW)
                        .text()
                        .lines()
                        .reduce((a, b) -> b)
                        .map(l -> l + "\r")
                        .orElseThrow());
    }

    @Test
    void controlId_comesBackByteForByte() {
        var raw = in("ISO-8859-1", "MSH|^~\\&|M||||20260301080030||ORU^R01|\u00fc\\T\\~7 |P|2.6\r");
        var answer = new String(
                Hl7Answer.accepted(Hl7Header.read(raw), Form.BY_HEADER, "V", NOW)
                        .bytes(),
                StandardCharsets.ISO_8859_1);
        assertEquals("MSA|AA|\u00fc\\T\\~7 ", answer.split("\r")[1]);
    }

    @Test
    void othersSeparators_areUsed() {
        var h = Hl7Header.read(utf8("MSH$%*?@$M%X$$$$20260301080030$$ORU%R01$9$D$2.3.1\r"));
        assertEquals(
                "MSH$%*?@$$$M%X$$20260301080030+0000$$ACK%R01%ACK$V$D$2.3.1\rMSA$AE$9\r"
                        + "ERR$$OBX%2%5$102%Data type error%HL70357$E$$$$not good | at ~ all\r",
                Hl7Answer.refused(h, CONTENT, Form.BY_HEADER, "V", NOW).text());
    }

    @Test
    void nobodyToNameIt_isAnsweredWithoutAName() {
        var answer = Hl7Answer.refused(null, CONTENT, Form.BY_HEADER, "V", NOW);
        assertArrayEquals(new String[] {"MSA|AE|"}, new String[] {answer.text().split("\r")[1]});
    }

    @Test
    void unreasonableControlId_isNotRepeated() {
        var h = Hl7Header.read(utf8("MSH|^~\\&|M||||20260301080030||ORU^R01|" + "x".repeat(500) + "|P|2.6\r"));
        assertFalse(
                Hl7Answer.refused(h, CONTENT, Form.BY_HEADER, "V", NOW).text().contains("xxx"));
    }
}
