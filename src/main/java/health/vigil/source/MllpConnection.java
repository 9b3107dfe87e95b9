package health.vigil.source;

import health.vigil.decode.hl7.Hl7Answer;
import health.vigil.decode.hl7.Hl7Fault;
import health.vigil.decode.hl7.Hl7Fault.Kind;
import health.vigil.decode.hl7.MllpFrame;
import health.vigil.decode.hl7.MllpFramer;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One sender's connection: every frame is answered exactly once, in the order of the frames. When too many wait for
/// their answers, or the sender does not read them, no more is read from it. Lives on one event loop.
final class MllpConnection {
    private static final Logger LOG = LoggerFactory.getLogger(MllpConnection.class);

    private final NetSocket socket;
    private final Context loop;
    private final MllpSource home;
    private final MllpSettings settings;
    private final MllpFramer framer;
    private final Deque<MllpExchange> open = new ArrayDeque<>();
    private boolean paused;
    private boolean closed;
    private long skipped;
    private long frameSeen;
    private int frameTicks;

    MllpConnection(NetSocket socket, Context loop, MllpSource home) {
        this.socket = socket;
        this.loop = loop;
        this.home = home;
        this.settings = home.settings();
        this.framer = new MllpFramer(settings.limits().maxMessageBytes());
        socket.handler(this::received);
        socket.drainHandler(ignored -> readOn());
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(ignored -> gone());
    }

    /// The sender's address, for people.
    String peer() {
        var address = socket.remoteAddress();
        return address == null ? "unknown" : String.valueOf(address.hostAddress());
    }

    void close() {
        socket.close();
    }

    private void received(Buffer bytes) {
        framer.feed(bytes.getBytes(), home.ports().clock().now());
        readOn();
    }

    /// Takes frames out of what was received, as long as there is room for their answers.
    private void readOn() {
        while (!closed && open.size() < settings.limits().maxUnanswered() && !socket.writeQueueFull()) {
            var frame = framer.next();
            if (frame == null) {
                resume();
                return;
            }
            take(frame);
        }
        pause();
    }

    private void take(MllpFrame frame) {
        var exchange = new MllpExchange(frame);
        open.add(exchange);
        home.intake()
                .take(
                        exchange,
                        bed -> home.links().served(bed, this, peer()),
                        answer -> loop.runOnContext(ignored -> settle(exchange, answer)));
    }

    private void settle(MllpExchange exchange, Hl7Answer answer) {
        exchange.answer(answer);
        flush();
        if (paused) readOn();
    }

    private void flush() {
        for (var first = open.peek(); first != null && !closed; first = open.peek()) {
            var answer = first.answer();
            if (answer == null) return;
            open.remove();
            home.ports().metrics().messageAnswered(settings.source(), answer.code());
            socket.write(Buffer.buffer(MllpFramer.wrap(answer.bytes())));
        }
    }

    private void pause() {
        if (!paused && !closed) socket.pause();
        paused = true;
    }

    private void resume() {
        if (paused) socket.resume();
        paused = false;
    }

    /// Lets a moment pass: counts what was skipped, gives up on a frame that does not end and on an answer nobody
    /// vouches for.
    void tick(int frameTimeoutTicks, int answerTimeoutTicks) {
        home.ports().metrics().bytesSkipped(settings.source(), framer.skippedBytes() - skipped);
        skipped = framer.skippedBytes();
        var first = open.peek();
        if (first != null && first.waitedLonger(answerTimeoutTicks))
            settle(
                    first,
                    home.intake()
                            .refused(
                                    first.header(), new Hl7Fault(Kind.INTERNAL, "", "not stored in time, send again")));
        checkFrame(frameTimeoutTicks);
    }

    /// A sender that stopped within a message is stuck; told by the closed connection it sends the message again.
    private void checkFrame(int timeoutTicks) {
        var same = framer.inFrame() && framer.begun() == frameSeen && !paused;
        frameSeen = framer.begun();
        frameTicks = same ? frameTicks + 1 : 0;
        if (frameTicks <= timeoutTicks || closed) return;
        LOG.warn(
                "hl7 connection closed source={} peer={} why=\"half a message and no end\"", settings.source(), peer());
        socket.close();
    }

    private void gone() {
        closed = true;
        open.clear();
        home.left(this);
    }
}
