package health.vigil.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// A folder of the class path as a whole, wherever it is: in a jar or, while one works at it, on the disk.
final class Folder {
    /// In every folder of pages, so that it can be found.
    private static final String LANDMARK = "central.html";

    private Folder() {}

    /// Names and bytes of all files one after the other, in the order of their names.
    ///
    /// @param folder of the class path, with a slash at its end
    static byte[] contents(ClassLoader from, String folder) {
        var all = new ByteArrayOutputStream();
        try {
            for (var file : files(from, folder).entrySet()) {
                all.writeBytes(file.getKey().getBytes(StandardCharsets.UTF_8));
                all.writeBytes(file.getValue());
            }
        } catch (IOException | URISyntaxException broken) {
            throw new IllegalStateException("the pages' folder " + folder + " cannot be read; install again", broken);
        }
        return all.toByteArray();
    }

    private static SortedMap<String, byte[]> files(ClassLoader from, String folder)
            throws IOException, URISyntaxException {
        var landmark = folder + LANDMARK;
        var found = Objects.requireNonNull(from.getResource(landmark), landmark);
        return found.openConnection() instanceof JarURLConnection jar
                ? inJar(jar, folder)
                : onDisk(Objects.requireNonNull(path(found).getParent()));
    }

    private static Path path(URL url) throws URISyntaxException {
        return Path.of(url.toURI());
    }

    private static SortedMap<String, byte[]> inJar(JarURLConnection connection, String folder) throws IOException {
        var all = new TreeMap<String, byte[]>();
        var jar = connection.getJarFile();
        for (var entry : jar.stream().toList()) {
            if (entry.isDirectory() || !entry.getName().startsWith(folder)) continue;
            try (var in = jar.getInputStream(entry)) {
                all.put(entry.getName().substring(folder.length()), in.readAllBytes());
            }
        }
        return all;
    }

    private static SortedMap<String, byte[]> onDisk(Path folder) throws IOException {
        var all = new TreeMap<String, byte[]>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                all.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        return all;
    }
}
