package health.vigil.pager;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The far end of an SNPP connection, saying whatever a test wants: a reply, {@link #SILENCE} or {@link #HANG_UP}.
final class ScriptedTerminal implements AutoCloseable {
    static final String SILENCE = "";
    static final String HANG_UP = "!";

    private final NetServer server;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile Function<String, String> answers;
    private volatile String greeting = "220 SNPP Gateway Ready";

    ScriptedTerminal(Vertx vertx, Function<String, String> answers) {
        this.answers = answers;
        this.server = vertx.createNetServer().connectHandler(this::connected);
        await(server.listen(0, "127.0.0.1"));
    }

    /// Level 1 as recorded from Net::SNPP::Server.
    static String levelOne(String line) {
        return switch (line.split(" ")[0]) {
            case "PAGE" -> "250 Pager ID Accepted";
            case "MESS" -> "250 Message OK";
            case "SEND" -> "250 Message Sent Successfully";
            case "RESE" -> "250 RESET OK";
            case "QUIT" -> "221 OK, Goodbye";
            default -> "500 Command Not Implemented, Try Again";
        };
    }

    /// Level 3: everything accepted, the page queued under a tag.
    static String levelThree(String line) {
        return switch (line.split(" ")[0]) {
            case "2WAY" -> "250 OK, Beginning 2-Way Transaction";
            case "ACKR", "RTYP", "MCRE" -> "250 OK";
            case "SEND" -> "960 4711 0815 OK, Message QUEUED";
            case "MSTA" -> "960 Still queued";
            default -> levelOne(line);
        };
    }

    void answer(Function<String, String> next) {
        answers = next;
    }

    void greet(String words) {
        greeting = words;
    }

    int port() {
        return server.actualPort();
    }

    /// Everything heard on all connections, in order.
    List<String> lines() {
        return List.copyOf(lines);
    }

    /// Messages for which a `SEND` followed.
    List<String> pages() {
        return lines.stream()
                .filter(l -> l.startsWith("MESS "))
                .map(l -> l.substring(5))
                .toList();
    }

    @Override
    public void close() {
        await(server.close());
    }

    static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void connected(NetSocket socket) {
        say(socket, greeting);
        socket.handler(RecordParser.newDelimited("\r\n", line -> {
            lines.add(line.toString());
            say(socket, answers.apply(line.toString()));
        }));
    }

    private static void say(NetSocket socket, String words) {
        switch (words) {
            case SILENCE -> {}
            case HANG_UP -> socket.close();
            default -> socket.write(words + "\r\n");
        }
    }
}
