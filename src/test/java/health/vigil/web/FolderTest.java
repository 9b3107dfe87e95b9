package health.vigil.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir
    Path folder;

    private byte[] packed(String name, String script) throws IOException {
        var jar = folder.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(out, "web/central.html", "<html>");
            add(out, "web/js/a.js", script);
            add(out, "else/b.js", name);
        }
        return contents(jar);
    }

    private static void add(JarOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] contents(Path place) throws IOException {
        try (var loader = new URLClassLoader(new URL[] {place.toUri().toURL()}, null)) {
            return Folder.contents(loader, "web/");
        }
    }

    @Test
    void samePages_areTheSame_packedOrNot_andOnlyPagesCount() throws IOException {
        var one = packed("one.jar", "a");
        assertArrayEquals(one, packed("two.jar", "a"));
        Files.createDirectories(folder.resolve("classes/web/js"));
        Files.writeString(folder.resolve("classes/web/central.html"), "<html>");
        Files.writeString(folder.resolve("classes/web/js/a.js"), "a");
        assertArrayEquals(one, contents(folder.resolve("classes")));
    }

    @Test
    void oneOtherLetter_isAnotherVersion() throws IOException {
        assertFalse(Arrays.equals(packed("one.jar", "a"), packed("two.jar", "b")));
    }

    @Test
    void fingerprint_isTheSameInEveryStart() {
        assertEquals(new Assets().fingerprint(), new Assets().fingerprint());
    }
}
