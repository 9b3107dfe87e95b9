package health.vigil.pager;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One conversation with a paging terminal (RFC 1861): a line out, a reply back, one after the other; every reply has
/// its time limit and so has the whole.
final class SnppDialogue {
    /// Longest reply line taken. RFC 1861 sets none; no terminal known sends more than 100 characters.
    static final int MAX_LINE = 512;

    private static final String TOO_LONG = "a reply longer than " + MAX_LINE + " characters";
    private static final int CODE_DIGITS = 3;

    /// One reply line.
    ///
    /// @param code three digits, or 0 when the line has none
    record Reply(int code, String text) {
        /// Lines of a help text, which may come before the greeting proper.
        static final int HELP = 214;

        /// The terminal is about to hang up, whatever was asked.
        static final int CLOSING = 421;

        static Reply of(String line) {
            var digits = line.length() >= CODE_DIGITS
                    && line.chars().limit(CODE_DIGITS).allMatch(c -> c >= '0' && c <= '9');
            return digits
                    ? new Reply(
                            Integer.parseInt(line.substring(0, CODE_DIGITS)),
                            line.substring(CODE_DIGITS).trim())
                    : new Reply(0, line);
        }

        @Override
        public String toString() {
            return code == 0 ? "'" + text + "'" : code + " " + text;
        }
    }

    /// The conversation cannot go on.
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String why) {
            super(why, null, false, false);
        }
    }

    private final Vertx vertx;
    private final NetSocket socket;
    private final long stepMillis;
    private final long deadline;
    private @Nullable Promise<Reply> waiting;
    private @Nullable Broken broken;

    SnppDialogue(Vertx vertx, NetSocket socket, long stepMillis, long limitMillis) {
        this.vertx = vertx;
        this.socket = socket;
        this.stepMillis = stepMillis;
        this.deadline = vertx.setTimer(limitMillis, ignored -> fail("not done within " + limitMillis + " ms"));
        var lines = RecordParser.newDelimited("\n", this::line).maxRecordSize(MAX_LINE);
        lines.exceptionHandler(e -> fail(TOO_LONG));
        socket.exceptionHandler(e -> fail("connection broke: " + e.getMessage()));
        socket.closeHandler(ignored -> fail("the terminal hung up"));
        socket.handler(lines);
    }

    /// Sends one command line and waits for its reply.
    Future<Reply> ask(String line) {
        socket.write(line + "\r\n");
        return reply(line.substring(0, Math.min(line.length(), 4)));
    }

    /// Waits for what the terminal says by itself.
    ///
    /// @param what the command it answers, for messages
    Future<Reply> reply(String what) {
        if (broken != null) return Future.failedFuture(broken);
        Promise<Reply> promise = Promise.promise();
        waiting = promise;
        return promise.future()
                .timeout(stepMillis, TimeUnit.MILLISECONDS)
                .recover(e -> Future.failedFuture(
                        e instanceof Broken ? e : new Broken("no reply to " + what + " within " + stepMillis + " ms")))
                .compose(SnppDialogue::judged);
    }

    /// Says goodbye, and hangs up when the terminal has answered or does not.
    void quit() {
        if (broken == null) ask("QUIT").onComplete(ignored -> close());
        else close();
    }

    private static Future<Reply> judged(Reply reply) {
        return reply.code() == Reply.CLOSING
                ? Future.failedFuture(new Broken("the terminal closes: " + reply))
                : Future.succeededFuture(reply);
    }

    private void line(Buffer buffer) {
        if (buffer.length() > MAX_LINE) {
            fail(TOO_LONG);
            return;
        }
        var reply = Reply.of(Wording.clean(buffer.toString(StandardCharsets.ISO_8859_1)));
        if (reply.code() == Reply.HELP) return;
        var asked = waiting;
        waiting = null;
        // Taken for the answer to the next command, it might make a lost page look delivered.
        if (asked == null) fail("the terminal spoke out of turn: " + reply);
        // Not before the rest of the buffer was looked at, for the same reason.
        else vertx.runOnContext(ignored -> asked.tryComplete(reply));
    }

    private void fail(String why) {
        if (broken != null) return;
        broken = new Broken(why);
        var asked = waiting;
        waiting = null;
        if (asked != null) asked.tryFail(broken);
        close();
    }

    private void close() {
        vertx.cancelTimer(deadline);
        if (broken == null) broken = new Broken("closed");
        socket.close();
    }
}
