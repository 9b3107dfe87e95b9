package health.vigil.simulator.pager;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A pager terminal on a TCP port that speaks SNPP (RFC 1861, levels 1 to 3) and keeps what it was told. It can go
/// deaf, slow, or turn every page away.
public final class SnppTerminal implements AutoCloseable {
    /// How the terminal behaves.
    public enum Mode {
        NORMAL,
        /// Takes the connection and never says anything.
        MUTED,
        /// Answers {@link #SLOW_MILLIS} late.
        SLOW,
        /// Knows no pager.
        REJECTING,
        /// Says that it is out of service and hangs up.
        OUT_OF_SERVICE
    }

    public static final long SLOW_MILLIS = 3000;
    private static final int MOST_CLIENTS = 100;
    private static final int LONGEST_LINE = 4096;
    private static final int IDLE_MILLIS = 120_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmssZ", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Logger LOG = LoggerFactory.getLogger(SnppTerminal.class);

    private final ServerSocket server;
    private final Pages pages = new Pages();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(MOST_CLIENTS);
    private final Semaphore closed = new Semaphore(0);
    private volatile Mode mode = Mode.NORMAL;

    private SnppTerminal(ServerSocket server) {
        this.server = server;
    }

    /// Listens on loopback.
    ///
    /// @param port 0 for any free one
    public static SnppTerminal open(int port) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var terminal = new SnppTerminal(server);
        Thread.ofVirtual().name("snpp-accept").start(terminal::accept);
        return terminal;
    }

    public int port() {
        return server.getLocalPort();
    }

    public Pages pages() {
        return pages;
    }

    public void mode(Mode now) {
        mode = now;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                admit(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) LOG.warn("snpp=terminal accept failed: {}", e.getMessage());
            }
        }
    }

    private void admit(Socket client) throws IOException {
        if (!room.tryAcquire()) {
            client.close();
            return;
        }
        clients.add(client);
        Thread.ofVirtual().name("snpp-client").start(() -> serve(client));
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(IDLE_MILLIS);
            converse(client);
        } catch (IOException e) {
            LOG.debug("snpp=terminal client gone: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
            room.release();
        }
    }

    private void converse(Socket client) throws IOException, InterruptedException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var session = new SnppSession(pages, pager -> mode != Mode.REJECTING);
        say(client, mode == Mode.OUT_OF_SERVICE ? SnppSession.BUSY : SnppSession.GREETING);
        while (!session.over() && mode != Mode.OUT_OF_SERVICE) {
            var line = line(in);
            if (line == null) return;
            say(client, session.answer(line, TIME.format(Instant.now())));
        }
    }

    private void say(Socket client, String words) throws IOException, InterruptedException {
        if (words.isEmpty() || mode == Mode.MUTED) return;
        if (mode == Mode.SLOW && closed.tryAcquire(SLOW_MILLIS, TimeUnit.MILLISECONDS)) closed.release();
        client.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    /// A line of bounded length; null at the end.
    private static @Nullable String line(BufferedReader in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') return line.toString();
            if (c != '\r' && line.length() < LONGEST_LINE) line.append((char) c);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        server.close();
        closed.release();
        for (var client : clients) client.close();
    }
}
