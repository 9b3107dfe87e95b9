import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A display of your own in one file, with nothing but the JDK: prints a bed's numbers and alarms as they change.
///
///     java src/docs/example/NumbersOnAWall.java http://127.0.0.1:8080 "Bed 1"
///
/// It shows the seven things every display must do, see src/docs/protocol-display.md: say with `look=1` that it
/// only looks, start from the whole state, answer heartbeats, notice a hole in the numbering, take back a number that
/// is not renewed in time, and say so when the monitor falls silent or its work for this bed stands still. A real one
/// would parse JSON with a library; here the last forty lines do.
public final class NumbersOnAWall implements WebSocket.Listener {
    private static final List<String> SHOWN = List.of("SPO2", "PULSE_RATE", "RESPIRATION_RATE", "ETCO2");

    /// The protocol this was written for; another one may mean something else by the same words.
    private static final Double PROTOCOL = 2.0;

    /// As the page does: nothing for this long is no monitoring.
    private static final long SILENCE_SECONDS = 3;

    /// The same of a bed whose connection goes on: its last step was so many milliseconds ago.
    private static final double STILL_MILLIS = 3_000;

    private final StringBuilder message = new StringBuilder();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, Double> until = new LinkedHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private volatile long heardAt = System.nanoTime();
    private volatile boolean silent;
    private boolean still;
    private double expected = 1;

    public static void main(String[] args) throws InterruptedException {
        if (args.length != 2) {
            System.err.println("Usage: java NumbersOnAWall.java http://HOST:PORT \"BED\"");
            System.exit(2);
        }
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
                    .buildAsync(URI.create("ws://" + monitor.getAuthority() + "/ws?look=1&bed=" + bed), display)
                    .join();
            display.over.await();
            socket.abort();
        } catch (CompletionException refused) {
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
        var json = object(new Json(text).value());
        if (!Objects.equals(json.get("n"), expected++)) {
            say("a message is missing: connecting again");
            over.countDown();
            return;
        }
        switch (String.valueOf(json.get("type"))) {
            case "hello" -> hello(json);
            case "beat" -> {
                socket.sendText("{\"type\":\"beat\"}", true);
                grow(json);
            }
            case "state" -> print(object(json.get("set")));
            default -> {} // waves come with `state`; what is new is for others
        }
    }

    private void hello(Map<String, Object> hello) {
        if (PROTOCOL.equals(hello.get("protocol"))) return;
        say("the monitor speaks protocol " + hello.get("protocol") + ", this display " + PROTOCOL);
        over.countDown();
    }

    /// With each heartbeat: does the bed still move, and may its numbers still be shown?
    private void grow(Map<String, Object> beat) {
        var was = still;
        still = object(beat.get("beds")).values().stream().anyMatch(millis -> (Double) millis > STILL_MILLIS);
        if (still && !was) say("THE MONITOR STANDS STILL: no number above is true any more");
        if (was && !still) say("the monitor moves again");
        if (!(beat.get("t") instanceof Double now)) return;
        for (var each : until.entrySet()) {
            if (now <= each.getValue()) continue;
            each.setValue(Double.POSITIVE_INFINITY);
            say(each.getKey() + " ---");
        }
    }

    /// A message carries only the parts that changed.
    private void print(Map<String, Object> parts) {
        for (var vital : SHOWN) {
            if (!parts.containsKey("vital." + vital)) continue;
            var told = object(parts.get("vital." + vital));
            var text = told.get("text");
            say(vital + " " + (text == null ? "---" : text));
            if (text == null) until.remove(vital);
            else until.put(vital, (Double) told.get("until"));
        }
        if (parts.get("alarms") instanceof List<?> alarms) print(alarms);
        if (parts.get("broken") instanceof List<?> broken && !broken.isEmpty()) say("THIS BED CANNOT BE SHOWN");
    }

    private static void print(List<?> alarms) {
        if (alarms.isEmpty()) say("no alarms");
        for (var each : alarms) {
            var alarm = object(each);
            say(alarm.get("priority") + " " + alarm.get("text") + " (" + alarm.get("state") + ")");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object json) {
        return json instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
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

    /// Reads one JSON text (RFC 8259) into maps, lists, strings, doubles, booleans and null.
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object value() {
            return switch (next()) {
                case '{' -> map();
                case '[' -> list();
                case '"' -> string();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                default -> number();
            };
        }

        private char next() {
            while (Character.isWhitespace(text.charAt(at))) at++;
            return text.charAt(at);
        }

        /// True, and one further, if this comes next.
        private boolean is(char expected) {
            if (next() != expected) return false;
            at++;
            return true;
        }

        private Map<String, Object> map() {
            var all = new LinkedHashMap<String, Object>();
            at++;
            while (!is('}')) {
                next();
                var key = string();
                if (!is(':')) throw broken();
                all.put(key, value());
                is(',');
            }
            return all;
        }

        private List<Object> list() {
            var all = new ArrayList<>();
            at++;
            while (!is(']')) {
                all.add(value());
                is(',');
            }
            return all;
        }

        private String string() {
            var letters = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++)
                letters.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
            at++;
            return letters.toString();
        }

        private char escaped() {
            var letter = text.charAt(++at);
            if (letter == 'u') return (char) Integer.parseInt(text.substring(at + 1, (at += 4) + 1), 16);
            var place = "bfnrt".indexOf(letter);
            return place < 0 ? letter : "\b\f\n\r\t".charAt(place);
        }

        private Object word(String word, Object meaning) {
            if (!text.startsWith(word, at)) throw broken();
            at += word.length();
            return meaning;
        }

        private Double number() {
            int from = at;
            while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at++;
            if (from == at) throw broken();
            return Double.valueOf(text.substring(from, at));
        }

        private IllegalStateException broken() {
            return new IllegalStateException("no JSON at " + at + ": " + text);
        }
    }
}
