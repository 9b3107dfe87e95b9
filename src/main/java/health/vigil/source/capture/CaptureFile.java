package health.vigil.source.capture;

import health.vigil.vital.Moment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes a capture, behind whatever is there already. A thread of its own writes: the line's reader never waits for a
/// disk. What is written can be read after the process was killed; after a power cut the last seconds may be missing.
public final class CaptureFile implements Tap, AutoCloseable {
    /// Some 50 s of a clip at 75 Hz: so long may a disk hang.
    /// As the record: whoever reads the bytes reads the child.
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private static final int MOST_WAITING = 4_096;
    private static final int POLL_MILLIS = 200;
    private static final int CLOSE_MILLIS = 2_000;
    private static final long MEGABYTE = 1_000_000;
    /// Kept free for the line that says why a capture ends.
    private static final int LAST_WORDS_BYTES = 512;
    /// A kilobyte in hex and its stamp: without room for it a capture is full.
    private static final int LONGEST_READ_BYTES = 2_100;

    private final CaptureSettings settings;
    private final FileChannel channel;
    private final Consumer<String> ended;
    private final BlockingQueue<CaptureLine> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private volatile boolean closing;
    private volatile boolean stopped;
    private volatile long size;
    /// Of the line's reader only.
    private int lost;

    private @Nullable Moment lostAt;

    /// Of the writer only.
    private @Nullable Moment opened;

    private CaptureFile(CaptureSettings settings, FileChannel channel, Consumer<String> ended) {
        this.settings = settings;
        this.channel = channel;
        this.ended = ended;
        this.writer =
                Thread.ofPlatform().name("capture-" + settings.file()).daemon().unstarted(this::run);
    }

    /// @param ended is told once, by any thread, when nothing more is kept though nobody closed it: the bound is
    ///     reached or the disk failed
    /// @throws CaptureException if the file is something else or cannot be written
    public static CaptureFile open(CaptureSettings settings, Consumer<String> ended) throws CaptureException {
        var path = settings.file();
        try {
            if (Files.exists(path) && Files.size(path) > 0 && !CaptureReader.isCapture(path))
                throw CaptureException.of(path, "is there and no capture", "name another file");
            var channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix"))
                Files.setPosixFilePermissions(path, PRIVATE);
            return new CaptureFile(settings, channel, ended).begun();
        } catch (CaptureException wrong) {
            throw wrong;
        } catch (IOException failed) {
            throw CaptureException.failed(path, failed, "name a file in a folder of this user");
        }
    }

    private CaptureFile begun() throws IOException {
        try {
            begin();
            return this;
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    private void begin() throws IOException {
        lock();
        channel.truncate(wholeLines());
        channel.position(channel.size());
        size = channel.size();
        if (size == 0) write(bytes(CaptureText.MAGIC + "\n" + CaptureText.LEGEND + "\n"));
        if (full(LONGEST_READ_BYTES))
            throw CaptureException.of(settings.file(), "is full already (" + bound() + ")", settings.more());
        writer.start();
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() == null) throw taken();
        } catch (OverlappingFileLockException own) {
            throw taken();
        }
    }

    private CaptureException taken() {
        return CaptureException.of(
                settings.file(), "is being written by another capture", "give each source a file of its own");
    }

    /// Where the last whole line ends: half a line of a killed process would make the next one unreadable.
    private long wholeLines() throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') return end;
        }
        return 0;
    }

    @Override
    public void note(CaptureLine line) {
        if (stopped || closing) return;
        if (lost > 0 && waiting.offer(new CaptureLine.Lost(line.at(), lost))) lost = 0;
        if (lost == 0 && waiting.offer(line)) return;
        lost++;
        lostAt = line.at();
    }

    /// Bytes in the file.
    public long size() {
        return size;
    }

    /// False once nothing more is kept.
    public boolean keeping() {
        return !stopped;
    }

    private void run() {
        try {
            while (!stopped && (!closing || !waiting.isEmpty())) some();
        } catch (IOException failed) {
            end("the capture ends: " + failed.getMessage() + "; make room on the disk");
        } catch (InterruptedException hurried) {
            stopped = true;
        } catch (RuntimeException | Error fault) {
            end("the capture ends by a fault of its own (" + fault + "); start it again");
        }
    }

    private void some() throws IOException, InterruptedException {
        var first = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) return;
        List<CaptureLine> lines = new ArrayList<>(List.of(first));
        waiting.drainTo(lines);
        for (var line : lines) if (!stopped) write(line);
    }

    private void write(CaptureLine line) throws IOException {
        if (line instanceof CaptureLine.Opened open) opened = open.at();
        var bytes = bytes(CaptureText.of(line, opened) + "\n");
        if (!full(bytes.remaining())) {
            write(bytes);
            return;
        }
        write(bytes(CaptureText.of(new CaptureLine.Closed(line.at(), "full: " + bound()), opened) + "\n"));
        end("the capture is full (" + bound() + ") and ends; " + settings.more());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
        size = channel.position();
    }

    private boolean full(int more) {
        return size + more > settings.megabytes() * MEGABYTE - LAST_WORDS_BYTES;
    }

    private String bound() {
        return settings.megabytes() + " MB";
    }

    private void end(String why) {
        stopped = true;
        ended.accept(settings.file() + ": " + why);
    }

    /// Writes what waits, for some seconds at most. After its line's reader has ended.
    @Override
    public void close() {
        try {
            if (lostAt != null && lost > 0 && !stopped)
                waiting.offer(new CaptureLine.Lost(lostAt, lost), CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            lost = 0;
            closing = true;
            if (writer.isAlive() && !writer.join(Duration.ofMillis(CLOSE_MILLIS))) writer.interrupt();
            channel.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            end("its end may be missing: " + failed.getMessage());
        }
    }
}
