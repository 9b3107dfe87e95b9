package health.vigil.source.port;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The names under which serial devices can be found. A look at two folders, cheap enough for an error message.
final class PortNames {
    /// Where Linux (udev) keeps a name for each adapter that stays with it.
    static final Path STABLE = Path.of("/dev/serial/by-id");

    private static final Path DEVICES = Path.of("/dev");
    /// Nodes of USB adapters. A mainboard's own ttyS0 to ttyS31 are there with nothing behind them, and left out.
    private static final Pattern ADAPTER = Pattern.compile("tty(USB|ACM)\\d+");

    private PortNames() {}

    /// The names that stay; where there are none, those of the adapters' nodes.
    static List<String> present() {
        var stable = List.copyOf(stable(STABLE).keySet());
        return stable.isEmpty() ? adapters() : stable;
    }

    /// Links of a folder and the nodes they lead to, in alphabetical order; none where there is no such folder.
    static Map<String, String> stable(Path folder) {
        var found = new TreeMap<String, String>();
        try (var links = Files.newDirectoryStream(folder)) {
            for (var link : links)
                if (Files.exists(link))
                    found.put(link.toString(), link.toRealPath().toString());
        } catch (IOException noneOrVanishing) {
            return found;
        }
        return found;
    }

    private static List<String> adapters() {
        try (var nodes = Files.list(DEVICES)) {
            return nodes.filter(node ->
                            ADAPTER.matcher(node.getFileName().toString()).matches())
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException noSuchFolder) {
            return List.of();
        }
    }
}
