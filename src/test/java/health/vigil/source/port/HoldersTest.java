package health.vigil.source.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldersTest {
    @TempDir
    private Path folder;

    @Test
    void fileOpenInAnotherProgram_isSeenWithItsName() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
        var file = Files.createFile(folder.resolve("node")).toRealPath();
        var reader = new ProcessBuilder("sh", "-c", "exec 9<\"$0\"; echo open; cat", file.toString()).start();
        try (InputStream said = reader.getInputStream()) {
            assertEquals('o', said.read());
            var found = Holders.of(file.toString());
            assertEquals(
                    1,
                    found.stream()
                            .filter(h -> h.startsWith("sh (process " + reader.pid()))
                            .count(),
                    "" + found);
        } finally {
            reader.descendants().forEach(ProcessHandle::destroy);
            reader.destroy();
        }
    }

    @Test
    void fileOpenHereOnly_isHeldByNoOther() throws Exception {
        var file = Files.createFile(folder.resolve("node")).toRealPath();
        try (var own = Files.newInputStream(file)) {
            assertEquals(-1, own.read());
            assertEquals(List.of(), Holders.of(file.toString()));
        }
    }
}
