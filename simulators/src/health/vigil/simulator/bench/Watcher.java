package health.vigil.simulator.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// A bedside screen without a screen: notes when a frame says that the severe desaturation sounds.
final class Watcher implements WebSocket.Listener, AutoCloseable {
    private static final Pattern SOUNDING =
            Pattern.compile("\"condition\":\"SPO2_DESATURATION\"[^}]*\"state\":\"(\\w+)\"");

    private final StringBuilder text = new StringBuilder();
    private final LinkedBlockingQueue<Long> sounded = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private boolean sounding;
    private final AtomicLong frames = new AtomicLong();

    Watcher(HttpClient http, String address, String bed) {
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(address + "/ws?at=bed&bed=" + bed), this)
                .join();
        say("{\"type\":\"audio\",\"state\":\"on\"}");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) frame(System.nanoTime());
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void frame(long now) {
        frames.incrementAndGet();
        var found = SOUNDING.matcher(text);
        if (found.find()) {
            var sounds = found.group(1).equals("sounding");
            if (sounds && !sounding) sounded.add(now);
            sounding = sounds;
        }
        text.setLength(0);
    }

    /// The page's heartbeat: without it the service reports this screen as lost.
    void beat() {
        say("{\"type\":\"beat\"}");
    }

    private void say(String words) {
        socket.sendText(words, true).join();
    }

    long frames() {
        return frames.get();
    }

    /// When the next alarm frame came, by {@link System#nanoTime}.
    long nextAlarm() throws IOException, InterruptedException {
        var when = sounded.poll(10, TimeUnit.SECONDS);
        if (when == null) throw new IOException("no alarm frame within 10 s of the bytes that must cause one");
        return when;
    }

    @Override
    public void close() {
        say("{\"type\":\"bye\"}");
        socket.abort();
    }
}
