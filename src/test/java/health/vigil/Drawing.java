package health.vigil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The drawing in README: which room may import which, and which library belongs to which room.
///
/// @param arrows what each room may import; every room has an entry
/// @param owners the rooms that alone may use a library, by the library's package
record Drawing(Map<String, SortedSet<String>> arrows, Map<String, SortedSet<String>> owners) {
    private static final String BEGIN = "<!-- imports: begin -->";
    private static final String END = "<!-- imports: end -->";
    /// They put rooms together and may import all of them; none of them is imported.
    private static final Set<String> ON_TOP = Set.of("root", "simulator");

    static Drawing inReadme() throws IOException {
        var text = Files.readString(Path.of("README.md"));
        var from = text.indexOf(BEGIN);
        var to = text.indexOf(END);
        if (from < 0 || to < from)
            throw new IllegalStateException("README.md: no drawing between '" + BEGIN + "' and '" + END + "'");
        return of(text.substring(from + BEGIN.length(), to));
    }

    /// Reads lines such as `bed -> alarm vital` and `only store uses java.sql org.sqlite`.
    static Drawing of(String text) {
        var arrows = new TreeMap<String, SortedSet<String>>();
        var owners = new TreeMap<String, SortedSet<String>>();
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("```")) continue;
            if (line.startsWith("only ")) {
                var parts = line.substring("only ".length()).split(" uses ");
                for (var library : words(parts[1])) owners.put(library, new TreeSet<>(words(parts[0])));
            } else {
                var parts = line.split("->");
                arrows.put(parts[0].strip(), new TreeSet<>(parts.length == 1 ? List.of() : words(parts[1])));
            }
        }
        for (var may : arrows.values())
            if (may.remove("all"))
                may.addAll(arrows.keySet().stream()
                        .filter(room -> !ON_TOP.contains(room))
                        .toList());
        return new Drawing(arrows, owners);
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("\\s+"));
    }

    /// Where the classes differ from the drawing, in words.
    List<String> differences(List<Bytecode> classes) {
        var found = new ArrayList<String>();
        for (var each : classes) {
            var may = arrows.get(each.room());
            if (may == null) found.add(each.name() + ": room '" + each.room() + "' is not drawn");
            else
                for (var room : each.otherRooms())
                    if (!may.contains(room)) found.add(each.name() + ": " + each.room() + " -> " + room);
            owners.forEach((library, rooms) -> {
                if (!rooms.contains(each.room()) && uses(each, library))
                    found.add(each.name() + ": uses " + library + ", which is for " + rooms + " only");
            });
        }
        var rooms = classes.stream().map(Bytecode::room).collect(Collectors.toSet());
        for (var drawn : arrows.keySet())
            if (!rooms.contains(drawn) && !drawn.equals("root"))
                found.add("room '" + drawn + "' is drawn and not there");
        return found;
    }

    private static boolean uses(Bytecode each, String library) {
        return each.types().stream().anyMatch(type -> type.startsWith(library + "."));
    }

    /// One way round through the arrows, for example `bed -> store -> bed`; empty if there is none.
    List<String> cycle() {
        for (var room : arrows.keySet()) {
            var way = way(room, room, new ArrayList<>(List.of(room)));
            if (!way.isEmpty()) return way;
        }
        return List.of();
    }

    private List<String> way(String at, String to, List<String> path) {
        for (var next : arrows.getOrDefault(at, new TreeSet<>())) {
            if (next.equals(to)) {
                path.add(to);
                return path;
            }
            if (path.contains(next)) continue;
            path.add(next);
            var way = way(next, to, path);
            if (!way.isEmpty()) return way;
            path.removeLast();
        }
        return List.of();
    }
}
