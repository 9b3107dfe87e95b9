package health.vigil.source;

import health.vigil.decode.hl7.MllpFramer;
import health.vigil.vital.Moment;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A monitor's end of a connection: writes raw bytes, reads answers on a thread of its own.
final class MllpSender implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Socket socket;
    private final Thread reader;
    final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    volatile boolean ended;

    MllpSender(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        var framer = new MllpFramer(65_536);
        var bytes = new byte[65_536];
        try {
            for (var n = socket.getInputStream().read(bytes);
                    n > 0;
                    n = socket.getInputStream().read(bytes)) {
                framer.feed(Arrays.copyOf(bytes, n), new Moment(1, 0, 0));
                for (var f = framer.next(); f != null; f = framer.next())
                    answers.add(new String(f.bytes(), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException closed) {
            // The end of a connection is what some tests wait for.
        }
        ended = true;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void send(String message) throws IOException {
        write(MllpFramer.wrap(message.getBytes(StandardCharsets.UTF_8)));
    }

    /// The next answer in full.
    String answer() throws InterruptedException {
        var answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) throw new AssertionError("no answer");
        return answer;
    }

    /// `CA 17` of the next answer.
    String verdict() throws InterruptedException {
        return verdict(answer());
    }

    static String verdict(String answer) {
        var msa = answer.split("\r")[1].split("\\|", -1);
        return (msa[1] + " " + msa[2]).strip();
    }

    /// Hangs up, as {@link #close} does.
    void hangUp() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        reader.interrupt();
    }
}
