package health.vigil.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;

/// One open SQLite file: write-ahead log, every commit on disk before it is reported, private to its owner, and
/// used by one process only. Closing it lets the next process in.
public final class Store implements AutoCloseable {
    /// A file up to this size is checked page by page before it is used (well under a second); a larger one would
    /// hold up the start of the monitor (R49: 5 s) and is checked by its header and tables only.
    private static final long CHECKED_BYTES = 64L << 20;

    /// How long a statement waits for another connection of ours before it fails as busy.
    private static final int BUSY_MILLIS = 1_000;

    private static final long BYTES_PER_MEGABYTE = 1L << 20;
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final StoreSettings settings;
    private final FileChannel lockFile;
    private final long epoch;

    private Store(StoreSettings settings, FileChannel lockFile) throws SQLException {
        this.settings = settings;
        this.lockFile = lockFile;
        try (var connection = connect()) {
            check(connection);
            Schema.prepare(connection, file());
            this.epoch = nextEpoch(connection);
        }
    }

    /// Opens a store, making file and tables if there are none.
    ///
    /// @throws StoreException if the file is used by another process, damaged, of another version, or out of reach
    public static Store open(StoreSettings settings) {
        var file = settings.file().toAbsolutePath();
        try {
            var folder = file.getParent();
            if (folder != null && !Files.isDirectory(folder)) Files.createDirectories(folder, folderMode(folder));
            return locked(settings, lock(file));
        } catch (IOException e) {
            throw new StoreException(
                    file + ": cannot be opened; check that the folder exists and may be written to", e);
        }
    }

    private static Store locked(StoreSettings settings, FileChannel lockFile) throws IOException {
        try {
            makePrivate(settings.file());
            return new Store(settings, lockFile);
        } catch (SQLException e) {
            lockFile.close();
            throw new StoreException(
                    settings.file() + ": cannot be used as a database; move it away to begin an empty one", e);
        } catch (StoreException | IOException e) {
            lockFile.close();
            throw e;
        }
    }

    /// Number of this process: one higher at each opening, and durable before anybody sees it.
    public long epoch() {
        return epoch;
    }

    /// Lets go of the file. Whoever writes to it must have been closed before.
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StoreException(file() + ": lock cannot be released", e);
        }
    }

    StoreSettings settings() {
        return settings;
    }

    String file() {
        return settings.file().toString();
    }

    /// A new connection: each belongs to one thread.
    Connection connect() throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + settings.file());
        Sql.run(connection, "PRAGMA busy_timeout = " + BUSY_MILLIS);
        // The answer must be read and closed, or the first commit fails as busy.
        Sql.word(connection, "PRAGMA journal_mode = WAL");
        Sql.run(connection, "PRAGMA synchronous = FULL");
        var pages = settings.maxMegabytes() * BYTES_PER_MEGABYTE / Sql.number(connection, "PRAGMA page_size");
        Sql.number(connection, "PRAGMA max_page_count = " + pages);
        return connection;
    }

    private void check(Connection connection) throws SQLException {
        if (settings.file().toFile().length() > CHECKED_BYTES) return;
        var finding = Sql.word(connection, "PRAGMA quick_check(1)");
        if (!finding.equals("ok"))
            throw new StoreException(
                    file() + ": damaged (" + finding + "); move it away to begin an empty one, or" + " restore a copy");
    }

    private static long nextEpoch(Connection connection) throws SQLException {
        return Sql.number(connection, "UPDATE meta SET value = value + 1 WHERE name = 'epoch' RETURNING value");
    }

    private static FileAttribute<?>[] folderMode(Path folder) {
        return posix(folder) ? new FileAttribute<?>[] {PRIVATE_FOLDER} : new FileAttribute<?>[0];
    }

    /// SQLite gives its side files the mode of the main file, so that one is made first.
    private static void makePrivate(Path file) throws IOException {
        if (!Files.exists(file)) Files.createFile(file);
        if (posix(file)) Files.setPosixFilePermissions(file, PRIVATE);
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// The lock lies beside the database: SQLite drops its own locks on the database whenever anybody in the process
    /// closes that file.
    private static FileChannel lock(Path file) throws IOException {
        var path = file.resolveSibling(file.getFileName() + ".lock");
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        makePrivate(path);
        if (taken(channel)) return channel;
        channel.close();
        throw new StoreException(file + ": used by another process of Vigil; stop that one, or give this one another"
                + " file (store.file)");
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
