package health.vigil.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreIT {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("deep").resolve("vigil.db");
    }

    @Test
    void epoch_growsWithEachOpening() {
        for (int n = 1; n <= 3; n++)
            try (var store = Store.open(StoreSettings.of(file))) {
                assertEquals(n, store.epoch());
            }
    }

    @Test
    void secondOpening_isRefusedClearly_untilTheFirstIsClosed() {
        try (var first = Store.open(StoreSettings.of(file))) {
            var e = assertThrows(StoreException.class, () -> Store.open(StoreSettings.of(file)));
            assertTrue(e.getMessage().contains("used by another process"), e.getMessage());
            assertTrue(e.getMessage().contains(first.file()), e.getMessage());
        }
        Store.open(StoreSettings.of(file)).close();
    }

    @Test
    void files_areForTheirOwnerOnly() throws Exception {
        try (var opened = new Opened(file)) {
            opened.append(Opened.BED, Opened.spo2(1));
            opened.settle();
            try (var files = Files.list(file.getParent())) {
                for (var one : files.toList())
                    assertEquals(
                            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(one)), "" + one);
            }
        }
    }

    @Test
    void settings_everyCommitReachesTheDisk() throws Exception {
        try (var store = Store.open(StoreSettings.of(file));
                var connection = store.connect()) {
            assertEquals("wal", Sql.word(connection, "PRAGMA journal_mode"));
            assertEquals(2, Sql.number(connection, "PRAGMA synchronous"));
        }
    }

    @Test
    void noDatabase_isRefusedWithTheNextStep_andTheLockIsFree() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "this is no database, and long enough to be looked at by SQLite as a header".repeat(90));
        for (int n = 0; n < 2; n++) {
            var e = assertThrows(StoreException.class, () -> Store.open(StoreSettings.of(file)));
            assertTrue(e.getMessage().contains("move it away"), e.getMessage());
        }
    }

    @Test
    void damagedPages_areFoundAtOpening() throws Exception {
        try (var opened = new Opened(file)) {
            for (int n = 0; n < 5_000; n++) opened.append(Opened.BED, Opened.drug(n));
        }
        var bytes = Files.readAllBytes(file);
        var random = new Random(1);
        for (int at = 4096 * 20; at < bytes.length; at++) bytes[at] = (byte) random.nextInt();
        Files.write(file, bytes);
        var e = assertThrows(StoreException.class, () -> Store.open(StoreSettings.of(file)));
        assertTrue(e.getMessage().contains("move it away"), e.getMessage());
    }

    @Test
    void fileOfAnotherVersion_isNotTouched() throws Exception {
        try (var opened = new Opened(file)) {
            opened.sql("PRAGMA user_version = 99");
        }
        var e = assertThrows(StoreException.class, () -> Store.open(StoreSettings.of(file)));
        assertTrue(e.getMessage().contains("another version of Vigil"), e.getMessage());
    }

    @Test
    void folderThatCannotBeMade_isNamed() throws Exception {
        var blocked = Files.writeString(folder.resolve("file"), "x").resolve("vigil.db");
        var e = assertThrows(StoreException.class, () -> Store.open(StoreSettings.of(blocked)));
        assertTrue(e.getMessage().contains("vigil.db"), e.getMessage());
    }

    @Test
    void settingsOutsideTheirRange_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StoreSettings(file, 0, 1, 100));
        assertThrows(IllegalArgumentException.class, () -> new StoreSettings(file, 1, -1, 100));
        assertThrows(IllegalArgumentException.class, () -> new StoreSettings(file, 1, 1, 1));
    }
}
