import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A display of your own in one file, with nothing but the JDK: prints a bed's numbers and alarms as they change.
///
///     java src/docs/example/NumbersOnAWall.java http://127.0.0.1:8080 "Bed 1"
///
/// It shows the four things every display must do, see src/docs/protocol-display.md: start from the whole state, answer
/// heartbeats, notice a hole in the numbering, and say so when the monitor falls silent. A real one would parse JSON
/// with a library; here patterns pick out the little that is printed.
public final class NumbersOnAWall implements WebSocket.Listener {
    private static final Pattern N = Pattern.compile("\"n\":(\\d+)");
    private static final Pattern NUMBER =
            Pattern.compile("\"vital\\.(SPO2|PULSE_RATE|RESPIRATION_RATE|ETCO2)\":\\{\"text\":(?:\"([^\"]*)\"|null)");
    private static final Pattern ALARMS = Pattern.compile("\"alarms\":(\\[(?:[^\\[\\]]|\\[[^\\]]*])*])");
    private static final Pattern ALARM = Pattern.compile("\"priority\":\"(\\w+)\"[^{}]*?\"state\":\"(\\w+)\"");

    /// As the page does: nothing for this long is no monitoring.
    private static final long SILENCE_SECONDS = 3;

    private final StringBuilder message = new StringBuilder();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private volatile long heardAt = System.nanoTime();
    private volatile boolean silent;
    private long expected = 1;

    public static void main(String[] args) throws InterruptedException {
        var monitor = URI.create(args[0]);
        var bed = args[1].replace(" ", "%20");
        try (var http = HttpClient.newHttpClient()) {
            while (true) {
                watchOnce(http, monitor, bed);
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    /// One connection, until it ends. Whatever was known is gone with it: the next one begins with the whole state.
    private static void watchOnce(HttpClient http, URI monitor, String bed) throws InterruptedException {
        var display = new NumbersOnAWall();
        display.watch.scheduleAtFixedRate(display::look, 1, 1, TimeUnit.SECONDS);
        try {
            var socket = http.newWebSocketBuilder()
                    .header("Origin", monitor.toString())
                    .buildAsync(URI.create("ws://" + monitor.getAuthority() + "/ws?bed=" + bed), display)
                    .join();
            // A display without sound says so, and the monitor does not count on it.
            socket.sendText("{\"type\":\"audio\",\"state\":\"blocked\"}", true);
            display.over.await();
            socket.abort();
        } catch (java.util.concurrent.CompletionException refused) {
            say("NO CONNECTION: " + refused.getCause());
        } finally {
            display.watch.shutdownNow();
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            heard(socket, message.toString());
            message.setLength(0);
        }
        socket.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void heard(WebSocket socket, String text) {
        heardAt = System.nanoTime();
        if (silent) say("the monitor is heard again");
        silent = false;
        var n = N.matcher(text.substring(Math.max(0, text.lastIndexOf("\"n\":"))));
        if (!n.lookingAt() || Long.parseLong(n.group(1)) != expected++) {
            say("a message is missing: connecting again");
            over.countDown();
        } else if (text.contains("\"type\":\"beat\"")) {
            socket.sendText("{\"type\":\"beat\"}", true);
        } else {
            print(text);
        }
    }

    /// A message carries only the parts that changed.
    private static void print(String text) {
        var number = NUMBER.matcher(text);
        while (number.find()) say(number.group(1) + " " + (number.group(2) == null ? "---" : number.group(2)));
        var alarms = ALARMS.matcher(text);
        if (!alarms.find()) return;
        var each = ALARM.matcher(alarms.group(1));
        if (!each.find()) say("no alarms");
        var words = Pattern.compile("\"text\":\"([^\"]*)\"").matcher(alarms.group(1));
        each.reset();
        while (each.find() && words.find()) say(each.group(1) + " " + words.group(1) + " (" + each.group(2) + ")");
    }

    private void look() {
        if (silent || System.nanoTime() - heardAt < TimeUnit.SECONDS.toNanos(SILENCE_SECONDS)) return;
        silent = true;
        say("NO CONNECTION: nothing heard for 3 s, no number above is true any more");
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        say("NO CONNECTION: closed " + code + " " + reason);
        over.countDown();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        say("NO CONNECTION: " + failure);
        over.countDown();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
