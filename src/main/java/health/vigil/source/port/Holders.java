package health.vigil.source.port;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Which other programs have a device open, as far as this user may see it: Linux tells by `/proc`, and to others than
/// root of their own programs only. Looking takes some milliseconds.
final class Holders {
    private static final Path PROCESSES = Path.of("/proc");
    /// What a Java process shows of itself begins with its options; ours name our packages.
    private static final String OURS = "health.vigil.";

    private Holders() {}

    /// `minicom (process 4711)`; none where nobody is seen.
    static List<String> of(String device) {
        var own = ProcessHandle.current().pid();
        try (var processes = Files.newDirectoryStream(PROCESSES, Holders::isProcess)) {
            var found = new ArrayList<String>();
            for (var process : processes)
                if (!process.endsWith(Long.toString(own)) && holds(process, device)) found.add(named(process));
            return found;
        } catch (IOException noSuchFolder) {
            return List.of();
        }
    }

    private static boolean isProcess(Path entry) {
        return entry.getFileName().toString().chars().allMatch(Character::isDigit);
    }

    private static boolean holds(Path process, String device) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.anyMatch(descriptor -> leadsTo(descriptor, device));
        } catch (IOException othersOrEnded) {
            return false;
        }
    }

    private static boolean leadsTo(Path descriptor, String device) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(device);
        } catch (IOException closed) {
            return false;
        }
    }

    private static String named(Path process) {
        var words = text(process.resolve("cmdline"));
        var name = words.contains(OURS)
                ? "another Vigil"
                : text(process.resolve("comm")).strip();
        return name + " (process " + process.getFileName() + ")";
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }
}
