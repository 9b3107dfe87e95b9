package health.vigil.source.capture;

import health.vigil.source.capture.CaptureLine.Closed;
import health.vigil.source.capture.CaptureLine.Lost;
import health.vigil.source.capture.CaptureLine.Opened;
import health.vigil.source.capture.CaptureLine.Ordered;
import health.vigil.source.capture.CaptureLine.Quiet;
import health.vigil.source.capture.CaptureLine.Received;
import health.vigil.source.capture.CaptureLine.Sent;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lines of a capture as text, both ways. A stamp is the seconds since the line was opened, by the monotonic clock,
/// and milliseconds since 1970, by the wall clock.
final class CaptureText {
    /// The first line of every capture.
    static final String MAGIC = "vigil-capture 1";
    /// The second, for whoever opens it in an editor.
    static final String LEGEND = "# open {...}; then: seconds since, wall clock in ms, and < received > sent"
            + " - silence ! order ? lines lost = end; bytes in hex";

    private static final String OPEN = "open ";
    private static final Pattern STAMPED = Pattern.compile("(\\d{1,9})\\.(\\d{9}) (\\d{1,15}) ([<>!?=-])(?: (.*))?");
    private static final HexFormat HEX = HexFormat.of();

    private CaptureText() {}

    /// @param opened the latest opening before it
    static String of(CaptureLine line, @Nullable Moment opened) {
        return switch (line) {
            case Opened open -> OPEN + json(open.header());
            case Received received -> stamp(line, opened) + " < " + HEX.formatHex(received.bytes());
            case Sent sent -> stamp(line, opened) + " > " + HEX.formatHex(sent.bytes());
            case Quiet quiet -> stamp(line, opened) + " -";
            case Ordered ordered -> stamp(line, opened) + " ! " + ordered.order();
            case Lost lost -> stamp(line, opened) + " ? " + lost.lines();
            case Closed closed -> stamp(line, opened) + " = " + closed.why().replaceAll("\\p{Cntrl}", " ");
        };
    }

    private static String stamp(CaptureLine line, @Nullable Moment opened) {
        var nanos = opened == null ? 0 : Math.max(0, line.at().nanosSince(opened));
        return String.format(
                Locale.ROOT,
                "%d.%09d %d",
                nanos / Moment.NANOS_PER_SECOND,
                nanos % Moment.NANOS_PER_SECOND,
                line.at().wallMillis());
    }

    private static String json(CaptureHeader header) {
        return new JsonObject()
                .put("source", header.source())
                .put("driver", header.driver())
                .put("control", header.control())
                .put("port", header.port())
                .put("device", header.device())
                .put("line", header.line())
                .put("epoch", header.opened().epoch())
                .put("nanos", header.opened().nanos())
                .put("wallMillis", header.opened().wallMillis())
                .encode();
    }

    /// @param opened the latest opening before it; null if there is none
    /// @throws IllegalArgumentException with what is wrong and what to do
    static CaptureLine parse(String text, @Nullable Moment opened) {
        if (text.startsWith(OPEN)) return new Opened(header(text.substring(OPEN.length())));
        var parts = STAMPED.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException("is no line of a capture; take the line away");
        if (opened == null) throw new IllegalArgumentException("stands before any `open` line; add that of the device");
        var nanos = Long.parseLong(parts.group(1)) * Moment.NANOS_PER_SECOND + Long.parseLong(parts.group(2));
        var at = new Moment(opened.epoch(), opened.nanos() + nanos, Long.parseLong(parts.group(3)));
        var rest = parts.group(5) == null ? "" : parts.group(5);
        return line(parts.group(4).charAt(0), at, rest);
    }

    private static CaptureLine line(char kind, Moment at, String rest) {
        return switch (kind) {
            case '<' -> new Received(at, bytes(rest));
            case '>' -> new Sent(at, bytes(rest));
            case '-' -> new Quiet(at);
            case '!' -> new Ordered(at, order(rest));
            case '?' -> new Lost(at, count(rest));
            default -> new Closed(at, rest);
        };
    }

    private static byte[] bytes(String hex) {
        try {
            return HEX.parseHex(hex);
        } catch (IllegalArgumentException odd) {
            throw new IllegalArgumentException("has bytes that are not pairs of hex digits; take the line away", odd);
        }
    }

    private static CuffOrder order(String name) {
        for (var order : CuffOrder.values()) if (order.name().equals(name)) return order;
        throw new IllegalArgumentException("is no order; one of " + Arrays.toString(CuffOrder.values()));
    }

    private static int count(String digits) {
        if (digits.matches("\\d{1,9}")) return Integer.parseInt(digits);
        throw new IllegalArgumentException("counts no lines; write how many were lost");
    }

    private static CaptureHeader header(String text) {
        try {
            var json = new JsonObject(text);
            return new CaptureHeader(
                    words(json, "source"),
                    words(json, "driver"),
                    Boolean.TRUE.equals(json.getValue("control")),
                    words(json, "port"),
                    words(json, "device"),
                    words(json, "line"),
                    new Moment(number(json, "epoch"), number(json, "nanos"), number(json, "wallMillis")));
        } catch (DecodeException broken) {
            throw new IllegalArgumentException("is no JSON behind `open`; restore the line", broken);
        }
    }

    private static String words(JsonObject json, String key) {
        if (json.getValue(key) instanceof String text) return text;
        throw new IllegalArgumentException("has no text \"" + key + "\"; restore it");
    }

    private static long number(JsonObject json, String key) {
        if (json.getValue(key) instanceof Number number) return number.longValue();
        throw new IllegalArgumentException("has no number \"" + key + "\"; restore it");
    }
}
