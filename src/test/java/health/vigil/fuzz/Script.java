package health.vigil.fuzz;

import health.vigil.vital.CuffOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How a fuzzed input reaches a decoder: its first {@link #HEAD_BYTES} say in what pieces, at what pace and with what
/// in between, all others come from the line. A head of zeros is one byte at a time and nothing in between.
///
/// @param repeated the line is heard many times over, and whoever keeps a little of each time is found out
/// @param pieceBytes so many come in one read
/// @param stepMillis from one read to the next
/// @param orders at most two
/// @param reopenAt before this read the line is opened again; 0 for never
record Script(boolean repeated, int pieceBytes, int stepMillis, Ordered[] orders, int reopenAt, byte[] line) {
    static final int HEAD_BYTES = 8;
    /// A byte spans the pace from "at once" to the longest silence that is no news to any driver.
    private static final int MILLIS_PER_UNIT = 40;
    /// One input in so many is heard over and over: it takes long.
    private static final int REPEATED_EACH = 16;

    /// An order given before a read.
    record Ordered(int at, @Nullable CuffOrder order) {}

    static Script of(byte[] input) {
        var head = Arrays.copyOf(input, HEAD_BYTES);
        var orders = new Ordered[] {ordered(head[3], head[4]), ordered(head[5], head[6])};
        return new Script(
                unsigned(head[0]) % REPEATED_EACH == REPEATED_EACH - 1,
                1 + unsigned(head[1]),
                MILLIS_PER_UNIT * unsigned(head[2]),
                orders,
                unsigned(head[7]),
                input.length < HEAD_BYTES ? new byte[0] : Arrays.copyOfRange(input, HEAD_BYTES, input.length));
    }

    /// The line's bytes in the gentlest way.
    static byte[] seed(int pieceBytes, byte[] line) {
        var input = new byte[HEAD_BYTES + line.length];
        input[1] = (byte) (pieceBytes - 1);
        System.arraycopy(line, 0, input, HEAD_BYTES, line.length);
        return input;
    }

    /// What is ordered before a read; null for nothing.
    @Nullable
    CuffOrder orderAt(int read) {
        for (var each : orders) if (each.at == read && each.order != null) return each.order;
        return null;
    }

    private static Ordered ordered(byte which, byte at) {
        var kinds = CuffOrder.values();
        var kind = unsigned(which) % (kinds.length + 1);
        return new Ordered(unsigned(at), kind == 0 ? null : kinds[kind - 1]);
    }

    private static int unsigned(byte value) {
        return value & 0xFF;
    }
}
