package health.vigil.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bedside screen without a browser: speaks the pages' protocol (src/docs/protocol-display.md) and tells which alarms
/// have arrived on it.
final class DemoScreen implements WebSocket.Listener, AutoCloseable {
    private static final long GOODBYE_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(DemoScreen.class);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final Consumer<String> drawn;
    private final StringBuilder text = new StringBuilder();
    private CompletableFuture<@Nullable WebSocket> sending = CompletableFuture.completedFuture(null);
    private final WebSocket socket;

    /// @param address of the service, `http://host:port`
    /// @param bed as in an address: blanks as %20
    /// @param drawn hears the id of each alarm in each message that carries it, first of all
    DemoScreen(String address, String bed, Consumer<String> drawn) {
        this.drawn = drawn;
        socket = browser.newWebSocketBuilder()
                .buildAsync(URI.create(address.replaceFirst("http", "ws") + "/ws?at=bed&screen=demo&bed=" + bed), this)
                .join();
        say(socket, "{\"type\":\"audio\",\"state\":\"on\"}");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            var message = text.toString();
            text.setLength(0);
            heard(from, message);
        }
        from.request(1);
        return null;
    }

    private void heard(WebSocket from, String message) {
        try {
            var said = json.readTree(message);
            switch (said.path("type").asText()) {
                case "state" -> state(from, said.path("set").path("alarms"));
                case "beat" ->
                    say(from, "{\"type\":\"beat\",\"n\":" + said.path("n").asLong() + "}");
                default -> {}
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            LOG.warn("event=screen-message-broken reason=\"{}\"", broken.getOriginalMessage());
        }
    }

    private void state(WebSocket from, JsonNode alarms) {
        if (!alarms.isArray() || alarms.isEmpty()) return;
        for (var alarm : alarms) drawn.accept(alarm.path("id").asText());
        var seen =
                json.createObjectNode().put("type", "seen").put("drawn", true).put("audible", true);
        var drawnNow = seen.putArray("alarms");
        for (var alarm : alarms)
            drawnNow.addObject()
                    .put("id", alarm.path("id").asText())
                    .put("priority", alarm.path("priority").asText())
                    .put("state", alarm.path("state").asText());
        say(from, seen.toString());
    }

    /// One message after the other: the socket refuses a second while the first is on its way.
    private synchronized void say(WebSocket to, String words) {
        sending = sending.thenCompose(sent -> to.sendText(words, true));
    }

    @Override
    public void close() {
        say(socket, "{\"type\":\"bye\"}");
        sending.completeOnTimeout(null, GOODBYE_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(gone -> null)
                .join();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(gone -> socket)
                .join();
        socket.abort();
        browser.shutdownNow();
    }
}
