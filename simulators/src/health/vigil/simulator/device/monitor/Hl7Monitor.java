package health.vigil.simulator.device.monitor;

import health.vigil.decode.hl7.MllpFrame;
import health.vigil.decode.hl7.MllpFramer;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.simulator.device.Device;
import health.vigil.simulator.device.Fault;
import health.vigil.vital.Moment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A bedside monitor that sends IHE PCD-01 (ORU^R01) over MLLP every few seconds, waits for the answer, and sends the
/// same message again, word for word, when none or a negative one came (hl7-pagers.md 1.1, 2).
///
/// While one message is unanswered no other is sent: what would have been said in between is not made up later.
public final class Hl7Monitor implements Device {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long ANSWER_WITHIN = 10 * SECOND;
    private static final int LONGEST_ANSWER = 8192;

    private final Pcd01Writer right;
    private Pcd01Writer writer;
    private final Child child;
    private final Arm arm;
    private final long period;
    private MllpFramer heard = new MllpFramer(LONGEST_ANSWER);
    private byte @Nullable [] unanswered;
    private String unansweredId = "";
    private String rows = "";
    private boolean stuck;
    private long nextAt;
    private long askAgainAt;
    private long sent;
    private long answered;
    private long repeated;

    /// @param writer how messages are made
    /// @param periodSeconds between messages
    public Hl7Monitor(Pcd01Writer writer, Child child, Arm arm, double periodSeconds) {
        this.right = writer;
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
        return "hl7";
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
        if (!stuck) rows = writer.rows(child, arm.latest());
        var message = writer.message(sent, rows, now);
        unanswered = MllpFramer.wrap(message.getBytes(StandardCharsets.UTF_8));
        askAgainAt = now + ANSWER_WITHIN;
        says.accept(unanswered);
    }

    private void repeat(byte[] message, long now, Consumer<byte[]> says) {
        repeated++;
        askAgainAt = now + ANSWER_WITHIN;
        says.accept(message);
    }

    @Override
    public void hear(byte[] bytes, int length, long now) {
        heard.feed(Arrays.copyOf(bytes, length), new Moment(0, now, 0));
        for (var frame = heard.next(); frame != null; frame = heard.next())
            if (frame instanceof MllpFrame.Whole whole) answer(new String(whole.bytes(), StandardCharsets.UTF_8));
    }

    private void answer(String text) {
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

    @Override
    public Set<Fault> faults() {
        return EnumSet.of(Fault.STUCK, Fault.CLOCK_JUMP);
    }

    @Override
    public void suffer(Fault now) {
        stuck = now == Fault.STUCK;
        writer = now == Fault.CLOCK_JUMP ? right.ahead(Fault.CLOCK_JUMP_NANOS / MILLI) : right;
    }

    /// The connection is new: the message without an answer is said again at once.
    @Override
    public void replugged() {
        heard = new MllpFramer(LONGEST_ANSWER);
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
