package health.vigil.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.hl7.Hl7Answer;
import health.vigil.decode.hl7.Hl7Fault;
import health.vigil.decode.hl7.Hl7Header;
import health.vigil.decode.hl7.Hl7Message;
import health.vigil.decode.hl7.Hl7Samples;
import health.vigil.decode.hl7.MllpFramer;
import health.vigil.decode.hl7.Pcd01;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.nio.charset.StandardCharsets;

/// One input as one HL7 message: it is read or refused by an {@link Hl7Fault}, never by anything else; its numbers are
/// ones a child can have; and either way there is an answer that can be framed.
final class MessageTrial implements Trial {
    private static final Moment AT = new Moment(1, 5, 1_772_352_031_000L);
    /// An answer repeats header fields only, and the header is read no further than {@link MllpFramer#HEAD_BYTES}.
    private static final int MOST_ANSWERED = 2 * MllpFramer.HEAD_BYTES;

    @Override
    public void run(byte[] input) {
        readOrRefuse(framed(input));
    }

    /// What could have come in a frame: its own control bytes cannot.
    private static byte[] framed(byte[] input) {
        var message = input.clone();
        for (int i = 0; i < message.length; i++)
            if (message[i] == MllpFramer.START || message[i] == MllpFramer.END) message[i] = MllpFramer.RETURN;
        return message;
    }

    /// True if it was read.
    static boolean readOrRefuse(byte[] message) {
        var header = Hl7Header.read(message);
        try {
            var report = Pcd01.read(Hl7Message.parse(message, StandardCharsets.UTF_8), AT, 0);
            check(report);
            if (header == null) throw new AssertionError("read without a header");
            answered(Hl7Answer.accepted(header, Hl7Answer.Form.BY_HEADER, "1", AT.wallMillis()));
            return true;
        } catch (Hl7Fault fault) {
            answered(Hl7Answer.refused(header, fault, Hl7Answer.Form.BY_HEADER, "1", AT.wallMillis()));
            return false;
        }
    }

    private static void check(Pcd01 report) {
        assertTrue(report.readings().size() <= Vital.values().length);
        assertTrue(report.remarks().size() <= Pcd01.MOST_REMARKS);
        for (var reading : report.readings())
            if (reading instanceof Reading.Measured m)
                assertTrue(m.vital().plausible(m.value()), m.vital() + " " + m.value() + " is of no child");
    }

    private static void answered(Hl7Answer answer) {
        assertTrue(answer.bytes().length <= MOST_ANSWERED, "answers " + answer.bytes().length + " bytes");
        for (var each : answer.bytes())
            assertTrue(each != MllpFramer.START && each != MllpFramer.END, "an answer that cannot be framed");
    }

    @Override
    public byte[] seed() {
        return Hl7Samples.utf8(Hl7Samples.report("A1"));
    }
}
