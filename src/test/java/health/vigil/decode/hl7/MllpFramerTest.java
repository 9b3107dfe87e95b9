package health.vigil.decode.hl7;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.Moment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MllpFramerTest {
    private static final int MAX = 10_000;
    private final MllpFramer framer = new MllpFramer(MAX);

    private static Moment at(long n) {
        return new Moment(1, n, n);
    }

    private static byte[] bytes(Object... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            if (part instanceof String s) out.writeBytes(s.getBytes(StandardCharsets.ISO_8859_1));
            else out.writeBytes((byte[]) part);
        }
        return out.toByteArray();
    }

    private static byte[] frame(String content) {
        return MllpFramer.wrap(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> contents(MllpFramer framer, byte[] stream, int chunk) {
        var found = new ArrayList<String>();
        for (var from = 0; from < stream.length; from += chunk) {
            framer.feed(Arrays.copyOfRange(stream, from, Math.min(stream.length, from + chunk)), at(from));
            for (var f = framer.next(); f != null; f = framer.next())
                found.add(new String(f.bytes(), StandardCharsets.ISO_8859_1));
        }
        return found;
    }

    @Test
    void anyChunking_sameFrames() {
        var stream = bytes(
                "noise\r\n",
                frame("one"),
                frame(""),
                "\n",
                frame("two\rlines"),
                "junk",
                frame("half").clone(),
                "\u000bcut off\u000bthree\u001c",
                frame("four"),
                "\u000bfive\u001c\u000bsix\u001c\r");
        var whole = List.of("one", "", "two\rlines", "half", "three", "four", "five", "six");
        for (var chunk = 1; chunk <= stream.length; chunk++) {
            var fresh = new MllpFramer(MAX);
            assertEquals(whole, contents(fresh, stream, chunk), "chunks of " + chunk);
            assertEquals("noise\r\n".length() + "junk".length() + "cut off".length() + 1, fresh.skippedBytes());
            assertFalse(fresh.inFrame());
        }
    }

    @Test
    void manyFramesInOneChunk_allInOrder() {
        var out = new ByteArrayOutputStream();
        var want = new ArrayList<String>();
        for (var i = 0; i < 500; i++) {
            out.writeBytes(frame("message " + i));
            want.add("message " + i);
        }
        assertEquals(want, contents(framer, out.toByteArray(), out.size()));
        assertEquals(0, framer.skippedBytes());
    }

    @Test
    void frame_carriesTheMomentOfItsStartByte() {
        framer.feed(bytes("x\u000bab"), at(7));
        framer.next();
        framer.feed(bytes("c\u001c"), at(9));
        assertEquals(at(7), framer.next().at());
    }

    @Test
    void noStartByte_isSkippedAndTheNextFrameFound() {
        assertEquals(List.of("ok"), contents(framer, bytes("MSH|nothing\u001c\r", frame("ok")), 5));
        assertEquals("MSH|nothing\u001c\r".length(), framer.skippedBytes());
    }

    @Test
    void tooLong_isReportedOnceWithItsHead_andTheNextFrameFound() {
        var big = "H".repeat(MAX + 1);
        for (var chunk : new int[] {1, 4096, 4097, 100_000}) {
            var fresh = new MllpFramer(MAX);
            var found = new ArrayList<MllpFrame>();
            var stream = bytes(frame(big), frame("ok"));
            for (var from = 0; from < stream.length; from += chunk) {
                fresh.feed(Arrays.copyOfRange(stream, from, Math.min(stream.length, from + chunk)), at(0));
                for (var f = fresh.next(); f != null; f = fresh.next()) found.add(f);
            }
            assertEquals(2, found.size());
            var tooLong = (MllpFrame.TooLong) found.get(0);
            assertEquals(MAX + 1, tooLong.length());
            assertTrue(tooLong.bytes().length >= 1 && tooLong.bytes().length <= MAX);
            assertArrayEquals(bytes("ok"), found.get(1).bytes());
        }
    }

    @Test
    void longestAllowed_isWhole() {
        assertEquals(List.of("L".repeat(MAX)), contents(framer, frame("L".repeat(MAX)), 999));
    }

    @Test
    void restartInsideATooLongFrame_givesTheNewOne() {
        var stream = bytes("\u000b", "x".repeat(MAX * 3), frame("ok"));
        assertEquals(List.of("ok"), contents(framer, stream, 1000));
    }

    @Test
    void millionRandomBytes_neverThrow_andTheNextFrameIsFound() {
        var random = new Random(20260301);
        for (var n = 0; n < 1000; n++) {
            var noise = new byte[1000];
            random.nextBytes(noise);
            contents(framer, noise, 1 + random.nextInt(1000));
        }
        assertEquals("still here", contents(framer, frame("still here"), 3).getLast());
    }

    @Test
    void feedingBeforeTheChunkIsUsedUp_isRefused() {
        framer.feed(frame("one"), at(0));
        assertThrows(IllegalStateException.class, () -> framer.feed(frame("two"), at(1)));
    }
}
