package health.vigil.config;

import health.vigil.decode.capnograph.Gases;
import health.vigil.decode.device.Drivers;
import health.vigil.source.DeviceSettings;
import health.vigil.source.ReplaySettings;
import health.vigil.source.SerialSettings;
import health.vigil.source.capture.CaptureException;
import health.vigil.source.capture.CaptureHeader;
import health.vigil.source.capture.CaptureReader;
import health.vigil.source.capture.CaptureSettings;
import health.vigil.source.port.SerialPorts;
import health.vigil.vital.SourceId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The `sources` of all beds, with what must be unique across them: a port, or a capture to replay instead.
final class DeviceReader {
    private final Function<String, Path> folder;
    private final Set<SourceId> sources = new HashSet<>();
    private final Map<String, String> ports = new HashMap<>();
    private final Map<Path, String> captures = new HashMap<>();

    /// @param folder makes paths of what the file says
    DeviceReader(Function<String, Path> folder) {
        this.folder = folder;
    }

    @Nullable
    DeviceSettings device(Section row) {
        var name = row.required("name", "name the device: clip");
        var id = name.isBlank() ? null : row.checked("name", () -> new SourceId(name));
        if (id != null && !sources.add(id))
            row.mistake(
                    "name", "is used twice", "source names appear in logs and metrics: call one of the two otherwise");
        return row.has("replay") ? replay(row, id) : serial(row, id);
    }

    private @Nullable SerialSettings serial(Section row, @Nullable SourceId id) {
        var port = row.required("port", "give the serial port's path: /dev/serial/by-id/...; ./vigil devices finds it");
        var protocol = row.required("protocol", "one of " + String.join(", ", Drivers.NAMES));
        var control = row.flag("control", false);
        var capture = capture(row);
        var gases = gases(row, protocol);
        known(row, protocol);
        if (row.has("speed")) row.mistake("speed", "is for replays", "take it away: a port has the world's own pace");
        if (!port.isBlank()) alone(row, port);
        return id == null
                ? null
                : row.checked("", () -> new SerialSettings(id, port, protocol, control, capture, gases));
    }

    private static Gases gases(Section row, String protocol) {
        if (!Drivers.asksForGases(protocol))
            for (var key : new String[] {"barometricMmHg", "oxygenPercent"})
                if (row.has(key))
                    row.mistake(
                            key,
                            "is asked for by a Capnostat or LoFlo only",
                            "take it away, or set protocol: capnostat");
        return new Gases(
                row.whole("barometricMmHg", Gases.USUAL.barometricMmHg(), Gases.LEAST_MMHG, Gases.MOST_MMHG),
                row.whole("oxygenPercent", Gases.USUAL.oxygenPercent(), Gases.LEAST_OXYGEN, Gases.MOST_OXYGEN));
    }

    private void alone(Section row, String port) {
        var first = ports.putIfAbsent(SerialPorts.canonical(port), row.place("port"));
        var fix = SerialPorts.isNode(port) ? "a port carries one device" : "a monitor answers one source";
        once(row, "port", first, fix);
    }

    private @Nullable CaptureSettings capture(Section row) {
        var megabytes = row.whole(
                "captureMegabytes",
                CaptureSettings.USUAL_MEGABYTES,
                CaptureSettings.LEAST_MEGABYTES,
                CaptureSettings.MOST_MEGABYTES);
        var name = row.text("capture", "");
        if (name.isBlank()) return null;
        var file = folder.apply(name);
        once(row, "capture", captures.putIfAbsent(file, row.place("capture")), "give each source a file of its own");
        return new CaptureSettings(file, megabytes);
    }

    private @Nullable ReplaySettings replay(Section row, @Nullable SourceId id) {
        for (var key :
                new String[] {"port", "capture", "captureMegabytes", "control", "barometricMmHg", "oxygenPercent"})
            if (row.has(key)) row.mistake(key, "is for ports, and replay is given", "take one of the two away");
        var speed = row.number("speed", 1, ReplaySettings.SLOWEST, ReplaySettings.FASTEST);
        var said = row.text("protocol", "");
        var file = folder.apply(row.required("replay", "name a capture: ./vigil capture makes one"));
        var header = header(row, file);
        if (id == null || header == null) return null;
        var protocol = said.isBlank() ? header.driver() : said;
        known(row, protocol);
        return row.checked("", () -> new ReplaySettings(id, file, protocol, header.control(), speed));
    }

    private static @Nullable CaptureHeader header(Section row, Path file) {
        try {
            return CaptureReader.header(file);
        } catch (CaptureException unreadable) {
            row.mistake("replay", "cannot be used", String.valueOf(unreadable.getMessage()));
            return null;
        }
    }

    private static void known(Section row, String protocol) {
        if (protocol.isBlank() || Drivers.NAMES.contains(protocol)) return;
        var near = Spelling.nearest(protocol, Drivers.NAMES);
        row.mistake(
                "protocol",
                "is not one of " + String.join(", ", Drivers.NAMES),
                near == null ? "choose one of them" : "did you mean " + near + "?");
    }

    private static void once(Section row, String key, @Nullable String first, String fix) {
        if (first != null) row.mistake(key, "is used by " + first + " too", fix);
    }
}
