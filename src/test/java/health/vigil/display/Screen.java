package health.vigil.display;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A screen without a face: connects as a page does and keeps everything it is told.
final class Screen {
    /// Held in a field: a client that is garbage-collected closes its connections.
    private final WebSocketClient client;

    private final WebSocket socket;
    private final List<JsonObject> messages = new ArrayList<>();
    private final JsonObject model = new JsonObject();
    private @Nullable Consumer<JsonObject> listener;
    private boolean answers = true;
    private long lastOrder;

    private Screen(WebSocketClient client, WebSocket socket) {
        this.client = client;
        this.socket = socket;
        socket.textMessageHandler(text -> heard(new JsonObject(text)));
    }

    static Screen open(Vertx vertx, int port, String query) {
        var client = vertx.createWebSocketClient();
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/ws?" + query)
                .addHeader("Origin", "http://127.0.0.1:" + port);
        return await(client.connect(options).map(socket -> new Screen(client, socket)));
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private synchronized void heard(JsonObject message) {
        if (listener == null) messages.add(message);
        else listener.accept(message);
        var set = message.getJsonObject("set");
        if (set != null) model.mergeIn(set);
        if (answers && "beat".equals(message.getString("type"))) send(new JsonObject().put("type", "beat"));
    }

    /// From now on messages are not kept but told.
    synchronized void tell(Consumer<JsonObject> listener) {
        messages.forEach(listener);
        messages.clear();
        this.listener = listener;
    }

    void send(JsonObject message) {
        socket.writeTextMessage(message.encode());
    }

    void sendText(String text) {
        socket.writeTextMessage(text);
    }

    /// Says of its alarms, as they are now, that they are drawn or not.
    void seen(boolean drawn, boolean audible) {
        seen(alarms(), drawn, audible);
    }

    void seen(List<JsonObject> alarms, boolean drawn, boolean audible) {
        var echoed = new JsonArray();
        for (var alarm : alarms)
            echoed.add(new JsonObject()
                    .put("id", alarm.getString("id"))
                    .put("priority", alarm.getString("priority"))
                    .put("state", alarm.getString("state")));
        send(new JsonObject()
                .put("type", "seen")
                .put("alarms", echoed)
                .put("drawn", drawn)
                .put("audible", audible));
    }

    void mayPlay(boolean may) {
        send(new JsonObject().put("type", "audio").put("state", may ? "on" : "blocked"));
    }

    void sayGoodbye() {
        send(new JsonObject().put("type", "bye"));
        close();
    }

    /// Orders something.
    ///
    /// @return the number its answer will carry
    long order(JsonObject order) {
        var id = ++lastOrder;
        send(order.put("type", "do").put("id", id));
        return id;
    }

    synchronized @Nullable JsonObject answer(long id) {
        for (var message : messages)
            if ("answer".equals(message.getString("type")) && message.getLong("id") == id) return message;
        return null;
    }

    /// Reads nothing for a while.
    void pause() {
        socket.pause();
    }

    void resume() {
        socket.resume();
    }

    /// From now on heartbeats are not answered.
    synchronized void fallSilent() {
        answers = false;
    }

    synchronized List<JsonObject> messages() {
        return List.copyOf(messages);
    }

    synchronized List<JsonObject> messages(String type) {
        return messages.stream().filter(m -> type.equals(m.getString("type"))).toList();
    }

    /// A part as the page would have it now.
    synchronized @Nullable Object part(String key) {
        return model.getValue(key);
    }

    /// The text shown for a vital, null for none.
    synchronized @Nullable String number(String vital) {
        return model.getValue("vital." + vital) instanceof JsonObject part ? part.getString("text") : null;
    }

    synchronized List<JsonObject> alarms() {
        var alarms = model.getJsonArray("alarms");
        return alarms == null
                ? List.of()
                : alarms.stream().map(JsonObject.class::cast).toList();
    }

    boolean alarmed(String condition) {
        return alarms().stream().anyMatch(a -> a.getString("condition").equals(condition));
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    void close() {
        await(socket.close());
        await(client.close());
    }
}
