package health.vigil.simulator.device;

import health.vigil.simulator.child.Child;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A bedside monitor that sends IHE PCD-01 (ORU^R01) over MLLP every few seconds, waits for the answer, and sends the
/// same message again, word for word, when none or a negative one came (hl7-pagers.md 1.1, 2).
///
/// While one message is unanswered no other is sent: what would have been said in between is not made up later.
public final class Hl7Monitor implements Device {
    private static final byte START = 0x0B;
    private static final byte END = 0x1C;
    private static final byte RETURN = 0x0D;
    private static final long SECOND = 1_000_000_000L;
    private static final long ANSWER_WITHIN = 10 * SECOND;
    private static final int LONGEST_ANSWER = 8192;

    private final Pcd01Writer writer;
    private final Child child;
    private final Arm arm;
    private final long period;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private byte @Nullable [] unanswered;
    private String unansweredId = "";
    private long nextAt;
    private long askAgainAt;
    private long sent;
    private long answered;
    private long repeated;

    /// @param writer how messages are made
    /// @param periodSeconds between messages
    public Hl7Monitor(Pcd01Writer writer, Child child, Arm arm, double periodSeconds) {
        this.writer = writer;
        this.child = child;
        this.arm = arm;
        period = (long) (periodSeconds * SECOND);
        nextAt = period;
    }

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public String protocol() {
        return "mllp";
    }

    @Override
    public void step(long now, Consumer<byte[]> says) {
        if (unanswered != null) {
            if (now >= askAgainAt) repeat(unanswered, now, says);
        } else if (now >= nextAt) send(now, says);
    }

    private void send(long now, Consumer<byte[]> says) {
        sent++;
        nextAt = now - now % period + period;
        unansweredId = writer.id(sent);
        unanswered = framed(writer.message(sent, child, arm.latest(), now));
        askAgainAt = now + ANSWER_WITHIN;
        says.accept(unanswered);
    }

    private void repeat(byte[] message, long now, Consumer<byte[]> says) {
        repeated++;
        askAgainAt = now + ANSWER_WITHIN;
        says.accept(message);
    }

    private static byte[] framed(String message) {
        var text = message.getBytes(StandardCharsets.UTF_8);
        var frame = new byte[text.length + 3];
        frame[0] = START;
        System.arraycopy(text, 0, frame, 1, text.length);
        frame[text.length + 1] = END;
        frame[text.length + 2] = RETURN;
        return frame;
    }

    @Override
    public void hear(byte[] bytes, int length, long now) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == START || heard.size() > LONGEST_ANSWER) heard.reset();
            if (bytes[i] == END) answer(heard.toString(StandardCharsets.UTF_8));
            if (bytes[i] != START && bytes[i] != END) heard.write(bytes[i]);
        }
    }

    private void answer(String text) {
        heard.reset();
        for (var segment : text.split("\r", -1)) {
            var fields = segment.strip().split("\\|", -1);
            if (fields[0].equals("MSA") && fields.length > 2 && positive(fields[1]) && fields[2].equals(unansweredId)) {
                answered++;
                unanswered = null;
            }
        }
    }

    private static boolean positive(String code) {
        return code.equals("AA") || code.equals("CA");
    }

    /// The connection is new: the message without an answer is said again at once.
    @Override
    public void replugged() {
        heard.reset();
        askAgainAt = 0;
    }

    /// Different messages said so far.
    public long sent() {
        return sent;
    }

    /// Of them, positively answered.
    public long answered() {
        return answered;
    }

    /// How often one was said again.
    public long repeated() {
        return repeated;
    }
}
