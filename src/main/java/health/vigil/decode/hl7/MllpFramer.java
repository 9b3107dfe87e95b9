package health.vigil.decode.hl7;

import health.vigil.vital.Moment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a byte stream into MLLP frames, `VT content FS CR`, however the bytes were chunked (HL7 v2 Transport
/// Specification: MLLP, release 1).
///
/// What peers get wrong is the contract here: any number of frames in one chunk come out, in order; bytes outside
/// frames are skipped and counted; a start byte inside a frame begins a new one, because neither control byte can be
/// content; the carriage return behind the end byte may be missing, late or followed by a line feed; a frame that is
/// too long is reported once, at its end, and costs no more memory than its beginning.
///
/// Usage: {@link #feed} one chunk, then {@link #next} until it returns null.
public final class MllpFramer {
    /// VT, the start of a frame.
    public static final byte START = 0x0B;
    /// FS, the end of its content.
    public static final byte END = 0x1C;
    /// CR, the last byte of a frame.
    public static final byte RETURN = 0x0D;
    /// What is kept of a frame that is too long: room for any MSH segment.
    public static final int HEAD_BYTES = 4096;

    private static final byte LINE_FEED = 0x0A;
    private static final int FIRST_BUFFER = 4096;
    /// A buffer that one big message made larger than this is given back.
    private static final int KEPT_BUFFER = 65536;

    private final int maxBytes;
    private byte[] content = new byte[FIRST_BUFFER];
    private int kept;
    private long length;
    private boolean inside;
    private boolean afterEnd;
    private @Nullable Moment started;
    private byte[] chunk = new byte[0];
    private int position;
    private @Nullable Moment chunkAt;
    private long begun;
    private long skipped;

    /// @param maxBytes longest content that is given out whole
    public MllpFramer(int maxBytes) {
        if (maxBytes < HEAD_BYTES)
            throw new IllegalArgumentException("longest frame " + maxBytes + " must be at least " + HEAD_BYTES);
        this.maxBytes = maxBytes;
    }

    /// Puts content between the frame's control bytes. The content must not hold them itself.
    public static byte[] wrap(byte[] content) {
        var frame = new byte[content.length + 3];
        frame[0] = START;
        System.arraycopy(content, 0, frame, 1, content.length);
        frame[content.length + 1] = END;
        frame[content.length + 2] = RETURN;
        return frame;
    }

    /// Takes the next bytes of the stream. The array belongs to the framer from now on.
    ///
    /// @param at when they arrived
    /// @throws IllegalStateException if the chunk before was not used up by {@link #next}
    public void feed(byte[] bytes, Moment at) {
        if (position < chunk.length) throw new IllegalStateException("the chunk before is not used up");
        chunk = bytes;
        position = 0;
        chunkAt = at;
    }

    /// The next frame that is complete, or null when more bytes are needed.
    public @Nullable MllpFrame next() {
        while (position < chunk.length) {
            if (!inside) seek();
            else if (collect()) return finish();
        }
        return null;
    }

    /// True while a frame has begun and not ended.
    public boolean inFrame() {
        return inside;
    }

    /// How many frames were begun; tells one unfinished frame from another.
    public long begun() {
        return begun;
    }

    /// How many bytes were thrown away: between frames, and half frames cut off by a new start.
    public long skippedBytes() {
        return skipped;
    }

    private void seek() {
        while (position < chunk.length && chunk[position] != START) {
            var b = chunk[position++];
            if (!(afterEnd && (b == RETURN || b == LINE_FEED))) {
                skipped++;
                afterEnd = false;
            }
        }
        if (position < chunk.length) begin();
    }

    private void begin() {
        position++;
        begun++;
        inside = true;
        afterEnd = false;
        started = chunkAt;
        kept = 0;
        length = 0;
    }

    /// Takes content up to the next control byte; true when that byte ends the frame.
    private boolean collect() {
        var from = position;
        while (position < chunk.length && chunk[position] != END && chunk[position] != START) position++;
        keep(from, position - from);
        if (position == chunk.length) return false;
        if (chunk[position] == END) {
            position++;
            return true;
        }
        skipped += length + 1;
        begin();
        return false;
    }

    private void keep(int from, int count) {
        length += count;
        if (length > maxBytes) {
            keepHead(from, count);
            return;
        }
        if (kept + count > content.length)
            content = Arrays.copyOf(content, Math.max(kept + count, Math.min(maxBytes, content.length * 2)));
        System.arraycopy(chunk, from, content, kept, count);
        kept += count;
    }

    private void keepHead(int from, int count) {
        var more = Math.min(count, Math.max(0, HEAD_BYTES - kept));
        if (kept + more > content.length) content = Arrays.copyOf(content, HEAD_BYTES);
        System.arraycopy(chunk, from, content, kept, more);
        kept = Math.min(kept + more, HEAD_BYTES);
    }

    private MllpFrame finish() {
        inside = false;
        afterEnd = true;
        var at = started;
        if (at == null) throw new IllegalStateException("a frame without a beginning");
        var bytes = Arrays.copyOf(content, kept);
        if (content.length > KEPT_BUFFER) content = new byte[FIRST_BUFFER];
        return length > maxBytes ? new MllpFrame.TooLong(at, bytes, length) : new MllpFrame.Whole(at, bytes);
    }
}
