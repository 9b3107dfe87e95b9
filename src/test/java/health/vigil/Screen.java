package health.vigil;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// A bedside screen as a test needs it: keeps the latest of every part of the state, and gives orders.
final class Screen implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> parts = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private int orders;

    /// @param port of the service on this machine
    /// @param bed as in an address
    Screen(int port, String bed) {
        socket = browser.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws?bed=" + bed), this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) heard(from);
        from.request(1);
        return null;
    }

    private void heard(WebSocket from) {
        try {
            var said = JSON.readTree(text.toString());
            said.path("set").properties().forEach(part -> parts.put(part.getKey(), part.getValue()));
            if (said.path("type").asText().equals("answer"))
                answers.put(said.path("id").asText(), said);
            // Who answers no heartbeat is told of alarms only.
            if (said.path("type").asText().equals("beat")) send(from, "{\"type\":\"beat\"}");
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new AssertionError(text.toString(), broken);
        } finally {
            text.setLength(0);
        }
    }

    /// One after the other, as a WebSocket wants it.
    private synchronized CompletableFuture<?> send(WebSocket to, String words) {
        return sent = sent.thenCompose(before -> to.sendText(words, true));
    }

    /// Waits until a part of the state is as wanted.
    void sees(String part, Predicate<JsonNode> wanted) {
        await(part).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var now = parts.getOrDefault(part, JSON.nullNode());
            assertTrue(
                    wanted.test(now), () -> now + "; links " + parts.get("links") + ", alarms " + parts.get("alarms"));
        });
    }

    /// Gives an order and waits for the answer, which comes when it is done and durable.
    void orders(String what, Map<String, ?> fields) {
        var number = ++orders;
        var id = Integer.toString(number);
        ObjectNode order = JSON.valueToTree(fields);
        order.put("type", "do").put("id", number).put("what", what).put("by", "nurse");
        send(socket, order.toString()).join();
        await(what).until(() -> answers.containsKey(id));
        if (!answers.get(id).path("ok").asBoolean()) throw new AssertionError(what + ": " + answers.get(id));
    }

    @Override
    public void close() {
        // Said, not torn off: a monitor complains of a screen that vanishes.
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .exceptionally(gone -> socket)
                .join();
        await().until(socket::isInputClosed);
        browser.shutdownNow();
    }
}
