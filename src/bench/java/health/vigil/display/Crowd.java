package health.vigil.display;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.concurrent.atomic.LongAdder;

/// Many screens that live and read nothing: each answers the heartbeats, as a page does, and counts what it is sent.
final class Crowd {
    private static final String BEAT = "{\"type\":\"beat\"}";
    private static final String BEAT_SIGN = "\"type\":\"beat\"";

    /// Held in a field: a client that is garbage-collected closes its connections.
    private final WebSocketClient client;

    private final LongAdder bytes = new LongAdder();
    private final int size;

    /// @param vertx closes them with itself
    /// @param query what they show, as `bed=Bed%201` or `central=1`
    Crowd(Vertx vertx, int port, String query, int size) {
        this.size = size;
        client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(Math.max(1, size)));
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/ws?" + query)
                .addHeader("Origin", "http://127.0.0.1:" + port);
        for (int i = 0; i < size; i++) Screen.await(client.connect(options).onSuccess(this::listen));
    }

    private void listen(WebSocket socket) {
        socket.textMessageHandler(text -> {
            bytes.add(text.length());
            if (text.contains(BEAT_SIGN)) socket.writeTextMessage(BEAT);
        });
    }

    int size() {
        return size;
    }

    /// Bytes that one of them has been sent, on average, before compression.
    double bytesEach() {
        return (double) bytes.sum() / size;
    }
}
