package health.vigil.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folder of a demonstration: serial lines in software, the database and the configuration; gone at its end.
final class DemoFiles implements AutoCloseable {
    /// Where the HL7 monitor says its child lies (PV1-3).
    static final String WARD = "SIM";

    static final String ROOM = "1";
    static final String POSITION = "Bed-1";

    /// The devices and their wire formats, best source first.
    private static final Map<String, String> PROTOCOLS = protocols();

    private final Path folder;
    private final Map<String, PtyPort> lines = new LinkedHashMap<>();

    private DemoFiles(Path folder) {
        this.folder = folder;
    }

    static DemoFiles create() throws IOException {
        var files = new DemoFiles(Files.createTempDirectory("vigil-demo-"));
        for (var device : PROTOCOLS.keySet()) files.lines.put(device, PtyPort.open(files.folder.resolve(device)));
        return files;
    }

    private static Map<String, String> protocols() {
        var all = new LinkedHashMap<String, String>();
        all.put("clip", "nonin-df7");
        all.put("capnograph", "capnostream");
        all.put("cuff", "suntech");
        return all;
    }

    /// The serial line of a device; null if it has none.
    @Nullable
    PtyPort line(String device) {
        return lines.get(device);
    }

    /// Where the ports of other beds appear.
    Path folder() {
        return folder;
    }

    /// Writes the configuration of the service.
    ///
    /// @param others names of the beds beside the first
    Path settings(int webPort, int snppPort, List<String> others) throws IOException {
        var beds = new StringBuilder(bed("Bed 1", ""));
        for (var other : others) beds.append('\n').append(bed(other, other + "-"));
        return Files.writeString(
                folder.resolve("demo.yaml"), """
                    web: {port: %d}
                    store: {file: demo.db}
                    beds:
                    %s
                    hl7:
                      port: 0
                      periodSeconds: 5
                      beds: [{bed: Bed 1, pointOfCare: %s, room: "%s", position: %s}]
                    pagers:
                      paths: [{name: ward, snpp: {host: 127.0.0.1, port: %d, pager: "4711"}}]
                    """.formatted(webPort, beds, WARD, ROOM, POSITION, snppPort));
    }

    /// @param prefix of the names of its ports
    private String bed(String name, String prefix) {
        var rows = new ArrayList<String>();
        var own = prefix.isEmpty() ? "" : name.substring(name.indexOf(' ')).replace(' ', '-');
        rows.add("  - name: " + name);
        rows.add("    sources:");
        PROTOCOLS.forEach((device, protocol) -> rows.add("      - {name: " + device + own + ", port: \""
                + folder.resolve(prefix + device) + "\", protocol: " + protocol + ", control: " + device.equals("cuff")
                + (device.equals("clip") ? ", limb: CUFF" : "") + "}"));
        return String.join("\n", rows);
    }

    /// Takes everything away, the database too.
    @Override
    public void close() throws IOException {
        for (var line : lines.values()) line.close();
        for (var file : everything()) Files.deleteIfExists(file);
    }

    private List<Path> everything() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
