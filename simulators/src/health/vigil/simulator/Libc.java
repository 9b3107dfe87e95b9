package health.vigil.simulator;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The few C library calls a pseudo-terminal needs, on Linux (x86-64 and arm64 share every number below:
/// asm-generic/fcntl.h, asm-generic/poll.h, asm-generic/errno-base.h). A failed call is an {@link IOException} that
/// names the call, its subject and the system's error number.
final class Libc {
    /// Open for both directions, never become our controlling terminal, never block, never reach a child process.
    private static final int OPEN_FLAGS = 2 /* O_RDWR */ | 0x100 /* O_NOCTTY */ | 0x800 /* O_NONBLOCK */ | 0x80000;

    static final short POLLIN = 1;
    static final short POLLOUT = 4;
    private static final int EINTR = 4;
    private static final int EIO = 5;
    private static final int EAGAIN = 11;
    /// struct termios is 60 bytes in glibc and 60 in musl; room to spare.
    private static final long TERMIOS_BYTES = 128;
    /// "/dev/pts/" and a number.
    private static final long NAME_BYTES = 64;
    /// struct pollfd: int fd, short events, short revents.
    private static final long POLLFD_BYTES = 8;

    private static final long REVENTS_AT = 6;
    private static final long EVENTS_AT = 4;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final MethodHandle POSIX_OPENPT = bind("posix_openpt", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle GRANTPT = bind("grantpt", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle UNLOCKPT = bind("unlockpt", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle PTSNAME_R =
            bind("ptsname_r", FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, LONG));
    private static final MethodHandle OPEN =
            bind("open", FunctionDescriptor.of(INT, ValueLayout.ADDRESS, INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE = bind("close", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle TCGETATTR =
            bind("tcgetattr", FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS));
    private static final MethodHandle TCSETATTR =
            bind("tcsetattr", FunctionDescriptor.of(INT, INT, INT, ValueLayout.ADDRESS));
    private static final MethodHandle CFGETOSPEED =
            bind("cfgetospeed", FunctionDescriptor.of(INT, ValueLayout.ADDRESS));
    private static final MethodHandle CFMAKERAW = bind("cfmakeraw", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    private static final MethodHandle POLL = bind("poll", FunctionDescriptor.of(INT, ValueLayout.ADDRESS, LONG, INT));
    private static final MethodHandle READ = bind("read", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG));
    private static final MethodHandle WRITE =
            bind("write", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG));

    private Libc() {}

    /// A new master, its slave not yet usable by others.
    static int openMaster() throws IOException {
        try (var arena = Arena.ofConfined()) {
            return call(arena, "posix_openpt", s -> (int) POSIX_OPENPT.invokeExact(s, OPEN_FLAGS));
        }
    }

    /// Lets others open the slave of a master, and says where it is.
    static String unlock(int master) throws IOException {
        try (var arena = Arena.ofConfined()) {
            call(arena, "grantpt", s -> (int) GRANTPT.invokeExact(s, master));
            call(arena, "unlockpt", s -> (int) UNLOCKPT.invokeExact(s, master));
            var name = arena.allocate(NAME_BYTES);
            call(arena, "ptsname_r", s -> -Math.abs((int) PTSNAME_R.invokeExact(s, master, name, NAME_BYTES)));
            return name.getString(0);
        }
    }

    /// Opens a slave and makes it transparent: no echo, no line editing, no translated bytes.
    static int openRaw(String path) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(path);
            int slave = call(arena, "open " + path, s -> (int) OPEN.invokeExact(s, name, OPEN_FLAGS));
            var termios = arena.allocate(TERMIOS_BYTES);
            call(arena, "tcgetattr " + path, s -> (int) TCGETATTR.invokeExact(s, slave, termios));
            call(arena, "cfmakeraw", s -> {
                CFMAKERAW.invokeExact(s, termios);
                return 0;
            });
            call(arena, "tcsetattr " + path, s -> (int) TCSETATTR.invokeExact(s, slave, 0 /* TCSANOW */, termios));
            return slave;
        }
    }

    /// The speed somebody set at a slave, in bits a second; 0 for one that serial devices do not use.
    static int speed(int slave) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var termios = arena.allocate(TERMIOS_BYTES);
            call(arena, "tcgetattr", s -> (int) TCGETATTR.invokeExact(s, slave, termios));
            return baud(call(arena, "cfgetospeed", s -> (int) CFGETOSPEED.invokeExact(s, termios)));
        }
    }

    /// The C library's speed_t (asm-generic/termbits.h) in bits a second.
    private static int baud(int speed) {
        return switch (speed) {
            case 0xB -> 2_400;
            case 0xC -> 4_800;
            case 0xD -> 9_600;
            case 0xE -> 19_200;
            case 0xF -> 38_400;
            case 0x1001 -> 57_600;
            case 0x1002 -> 115_200;
            default -> 0;
        };
    }

    /// Linux frees the descriptor whatever close answers, so there is nothing to tell and nothing to repeat.
    static void close(int descriptor) {
        try (var arena = Arena.ofConfined()) {
            var _ = invoke(s -> (int) CLOSE.invokeExact(s, descriptor), arena.allocate(CALL_STATE));
        }
    }

    /// Waits until something of `events` is so, or the time is over.
    ///
    /// @return what is so: bits of POLLIN, POLLOUT, POLLERR, POLLHUP; 0 after the time
    static int poll(int descriptor, short events, int timeoutMillis) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var fd = arena.allocate(POLLFD_BYTES, Integer.BYTES);
            fd.set(INT, 0, descriptor);
            fd.set(ValueLayout.JAVA_SHORT, EVENTS_AT, events);
            call(arena, "poll", s -> (int) POLL.invokeExact(s, fd, 1L, timeoutMillis));
            return fd.get(ValueLayout.JAVA_SHORT, REVENTS_AT);
        }
    }

    /// @return bytes read; 0 when there are none now; -1 when the other side is gone
    static int read(int descriptor, byte[] into, int offset, int length) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(Math.max(1, length));
            var got = transfer(arena, "read", s -> (long) READ.invokeExact(s, descriptor, buffer, (long) length));
            if (got > 0) MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, offset, got);
            return got;
        }
    }

    /// @return bytes written, 0 when there is no room now; -1 when the other side is gone
    static int write(int descriptor, byte[] from, int offset, int length) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(Math.max(1, length));
            MemorySegment.copy(from, offset, buffer, ValueLayout.JAVA_BYTE, 0, length);
            return transfer(arena, "write", s -> (long) WRITE.invokeExact(s, descriptor, buffer, (long) length));
        }
    }

    /// One C call; its argument is the place where the C library's errno is kept for us.
    private interface Call<T> {
        T with(MemorySegment state) throws Throwable;
    }

    private static int call(Arena arena, String what, Call<Integer> call) throws IOException {
        var state = arena.allocate(CALL_STATE);
        while (true) {
            int result = invoke(call, state);
            if (result >= 0) return result;
            var errno = (int) ERRNO.get(state, 0L);
            if (errno != EINTR) throw new IOException(what + " failed: error " + errno);
        }
    }

    private static int transfer(Arena arena, String what, Call<Long> call) throws IOException {
        var state = arena.allocate(CALL_STATE);
        var moved = invoke(call, state);
        if (moved >= 0) return Math.toIntExact(moved);
        var errno = (int) ERRNO.get(state, 0L);
        return switch (errno) {
            case EINTR, EAGAIN -> 0;
            case EIO -> -1;
            default -> throw new IOException(what + " failed: error " + errno);
        };
    }

    private static <T> T invoke(Call<T> call, MemorySegment state) {
        try {
            return call.with(state);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a C call threw what no C call throws", e);
        }
    }

    private static MethodHandle bind(String name, FunctionDescriptor shape, Linker.Option... more) {
        var options = new Linker.Option[more.length + 1];
        options[0] = Linker.Option.captureCallState("errno");
        System.arraycopy(more, 0, options, 1, more.length);
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
    }
}
