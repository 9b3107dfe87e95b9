package health.vigil.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// A serial cable in software: a Linux pseudo-terminal whose one end the service opens as a serial port and whose
/// other end a simulated device holds through this class.
///
/// With a stable path the port can be pulled and plugged in again like a USB adapter: {@link #unplug} hangs up and
/// removes the path, {@link #replug} makes a new pair under the same path. Bytes are transparent in both directions;
/// line speed and parity are accepted and change nothing ({@link #hostBaud} tells the speed). A device must read what
/// the service sends: when some 18 kB
/// stand unread, the service's next write waits. Thread-safe; no call waits longer than its time-out. Where
/// the system is not Linux, opening one throws UnsupportedOperationException.
public final class Pty implements AutoCloseable {
    /// No longer than this is a descriptor held in one system call, so that pulling the port never waits longer.
    private static final int SLICE_MILLIS = 20;

    /// Both ends of one pseudo-terminal. We keep the slave open too: while nobody else has it open the master would
    /// report a hang-up for ever, where a real cable is just silent.
    private record Pair(int master, int slave, String device) {}

    private final @Nullable Path link;
    private final ReentrantReadWriteLock plug = new ReentrantReadWriteLock();
    private @Nullable Pair pair;

    private Pty(@Nullable Path link) {
        this.link = link;
    }

    /// A pair whose port has the name the system gave it.
    public static Pty open() throws IOException {
        var pty = new Pty(null);
        pty.replug();
        return pty;
    }

    /// A pair whose port is reached by a symbolic link at `link`, as `/dev/serial/by-id` does. The link is made,
    /// and replaced if it is one already.
    public static Pty open(Path link) throws IOException {
        var pty = new Pty(link);
        pty.replug();
        return pty;
    }

    /// What the service is to open: the stable path if there is one, else the system's name.
    public Path path() {
        return link != null ? link : Path.of(device());
    }

    /// The system's name of the port, `/dev/pts/7`; changes with every replug.
    ///
    /// @throws IllegalStateException while unplugged
    public String device() {
        plug.readLock().lock();
        try {
            if (pair == null) throw new IllegalStateException("the port is unplugged");
            return pair.device();
        } finally {
            plug.readLock().unlock();
        }
    }

    public boolean plugged() {
        plug.readLock().lock();
        try {
            return pair != null;
        } finally {
            plug.readLock().unlock();
        }
    }

    /// The speed the service set, in bits a second; 0 while unplugged.
    public int hostBaud() throws IOException {
        plug.readLock().lock();
        try {
            return pair == null ? 0 : Libc.speed(pair.slave());
        } finally {
            plug.readLock().unlock();
        }
    }

    /// What the service sent to the device.
    ///
    /// @return how many bytes; 0 if none came in time or the port is unplugged (then after the time too)
    public int read(byte[] into, int timeoutMillis) throws IOException {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (true) {
            var left = millisUntil(end);
            var got = readSlice(into, Math.min(left, SLICE_MILLIS));
            if (got > 0 || left == 0) return got;
        }
    }

    /// Sends as many bytes to the service as the line has room for; the rest is lost, as on a real line nobody
    /// listens to.
    ///
    /// @return how many bytes went out, 0 while unplugged
    public int write(byte... bytes) throws IOException {
        return write(bytes, 0);
    }

    /// Sends bytes to the service, waiting for room up to a time; the rest is lost.
    ///
    /// @return how many bytes went out, 0 while unplugged
    public int write(byte[] bytes, int timeoutMillis) throws IOException {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        var sent = writeSlice(bytes, 0, 0);
        while (sent < bytes.length && millisUntil(end) > 0)
            sent += writeSlice(bytes, sent, Math.min(millisUntil(end), SLICE_MILLIS));
        return sent;
    }

    /// Pulls the plug: whoever has the port open sees it hang up, and the stable path is gone. Nothing happens if it
    /// is out already.
    public void unplug() throws IOException {
        plug.writeLock().lock();
        try {
            if (pair == null) return;
            var out = pair;
            pair = null;
            if (link != null) Files.deleteIfExists(link);
            Libc.close(out.master());
            Libc.close(out.slave());
        } finally {
            plug.writeLock().unlock();
        }
    }

    /// Plugs in again, as a new pair under the same stable path. Nothing happens if it is in already.
    public void replug() throws IOException {
        plug.writeLock().lock();
        try {
            if (pair != null) return;
            pair = newPair();
            if (link != null) point(link, pair.device());
        } finally {
            plug.writeLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        unplug();
    }

    static void requireLinux(String system) {
        if (!system.equals("Linux"))
            throw new UnsupportedOperationException("simulated serial ports need Linux's pseudo-terminals and this is "
                    + system + "; run the simulators on Linux, or point the service at real devices");
    }

    private static Pair newPair() throws IOException {
        requireLinux(System.getProperty("os.name", "unknown"));
        var master = Libc.openMaster();
        try {
            var device = Libc.unlock(master);
            return new Pair(master, Libc.openRaw(device), device);
        } catch (IOException e) {
            Libc.close(master);
            throw e;
        }
    }

    /// The link appears under its name whole, never half: made beside it and moved over it.
    private static void point(Path link, String device) throws IOException {
        var fresh = link.resolveSibling(link.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, Path.of(device));
        Files.move(
                fresh,
                link,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private int readSlice(byte[] into, int millis) throws IOException {
        plug.readLock().lock();
        try {
            if (pair != null) {
                var ready = Libc.poll(pair.master(), Libc.POLLIN, millis);
                return ready == 0 ? 0 : Math.max(0, Libc.read(pair.master(), into, 0, into.length));
            }
        } finally {
            plug.readLock().unlock();
        }
        pause(millis);
        return 0;
    }

    private int writeSlice(byte[] bytes, int offset, int millis) throws IOException {
        plug.readLock().lock();
        try {
            if (pair != null) {
                if (millis > 0) Libc.poll(pair.master(), Libc.POLLOUT, millis);
                return Math.max(0, Libc.write(pair.master(), bytes, offset, bytes.length - offset));
            }
        } finally {
            plug.readLock().unlock();
        }
        pause(millis);
        return 0;
    }

    private static int millisUntil(long nanos) {
        return (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime()));
    }

    /// Waits while unplugged, so that a device's loop does not spin.
    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while the port was unplugged");
        }
    }
}
