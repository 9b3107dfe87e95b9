package health.vigil.source.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureFileTest {
    private static final Moment OPENED = new Moment(3, 5_000_000_123L, 1_769_851_800_123L);
    private static final CaptureHeader HEADER = new CaptureHeader(
            "clip 1", "nonin-df2", false, "/dev/serial/by-id/usb-\u00fc \"x\"", "/dev/ttyUSB0", "9600 8N1", OPENED);
    private static final List<CaptureLine> LINES = List.of(
            new CaptureLine.Opened(HEADER),
            new CaptureLine.Received(after(12), new byte[] {1, (byte) 0x81, 0, -1, '\n'}),
            new CaptureLine.Ordered(after(12), CuffOrder.START_PEDIATRIC),
            new CaptureLine.Sent(after(12), new byte[] {2, 0x70}),
            new CaptureLine.Quiet(after(1_000_000_012L)),
            new CaptureLine.Closed(after(86_400_000_000_001L), "unplugged (error 5); plug it in again"));

    @TempDir
    private Path folder;

    private final List<String> ended = new ArrayList<>();

    private static Moment after(long nanos) {
        return new Moment(3, OPENED.nanos() + nanos, OPENED.wallMillis() + nanos / 1_000_000 - 7);
    }

    @Test
    void everyLine_isReadAsItWasWritten() throws Exception {
        keep(LINES);
        assertEquals(LINES, lines());
        assertEquals(HEADER, CaptureReader.header(file()));
        assertEquals(List.of(), ended);
    }

    @Test
    void file_explainsItselfToAReader() throws Exception {
        keep(LINES);
        assertEquals("""
            vigil-capture 1
            # open {...}; then: seconds since, wall clock in ms, and < received > sent - silence ! order ? lines lost \
            = end; bytes in hex
            """, String.join("\n", Files.readAllLines(file()).subList(0, 2)) + "\n");
        assertEquals(
                "0.000000012 1769851800116 < 018100ff0a",
                Files.readAllLines(file()).get(3));
    }

    @Test
    void secondCapture_isAddedBehindTheFirst() throws Exception {
        keep(LINES);
        keep(LINES);
        var twice = new ArrayList<>(LINES);
        twice.addAll(LINES);
        assertEquals(twice, lines());
    }

    @Test
    void killedInTheMiddleOfALine_everythingBeforeIsRead_andTheNextCaptureStartsOnALineOfItsOwn() throws Exception {
        keep(LINES);
        Files.writeString(file(), "90000.000000001 17698518001", StandardOpenOption.APPEND);
        assertEquals(LINES, lines());
        keep(LINES);
        assertEquals(2 * LINES.size(), lines().size());
    }

    @Test
    void atItsBound_fileStopsGrowing_saysSoAtItsEndAndToItsOwner() throws Exception {
        var chunk = new CaptureLine.Received(after(1), new byte[1_000]);
        var capture = CaptureFile.open(new CaptureSettings(file(), 1), ended::add);
        try (capture) {
            capture.note(LINES.getFirst());
            for (int i = 0; i < 1_000; i++) capture.note(chunk);
        }
        assertFalse(capture.keeping());
        assertTrue(Files.size(file()) <= 1_000_000 && Files.size(file()) > 990_000, "" + Files.size(file()));
        assertEquals(new CaptureLine.Closed(after(1), "full: 1 MB"), lines().getLast());
        assertEquals(
                List.of(file() + ": the capture is full (1 MB) and ends; move the file away, or allow more than 1"
                        + " megabytes"),
                ended);
        var again = assertThrows(CaptureException.class, this::keepNothing);
        assertTrue(again.getMessage().contains("is full already (1 MB); move the file away"), again.getMessage());
    }

    @Test
    void moreThanTheDiskTakes_isLostAndCounted_andTheReaderNeverWaits() throws Exception {
        var many = 50_000;
        try (var capture = CaptureFile.open(new CaptureSettings(file(), 100), ended::add)) {
            capture.note(LINES.getFirst());
            for (int i = 1; i < many; i++) capture.note(new CaptureLine.Quiet(after(i)));
        }
        var lines = lines();
        var told = lines.stream()
                .mapToInt(l -> l instanceof CaptureLine.Lost lost ? lost.lines() : 1)
                .sum();
        assertEquals(many, told);
        assertTrue(lines.size() < many, "nothing was lost: the test shows nothing");
    }

    @Test
    void anotherFile_isNeverWrittenInto() throws Exception {
        Files.writeString(file(), "beds: []\n");
        var refused = assertThrows(CaptureException.class, this::keepNothing);
        assertEquals(file() + ": is there and no capture; name another file", refused.getMessage());
        assertEquals("beds: []\n", Files.readString(file()));
    }

    @Test
    void twoWriters_secondIsRefused() throws Exception {
        try (var first = CaptureFile.open(new CaptureSettings(file(), 1), ended::add)) {
            var refused = assertThrows(CaptureException.class, this::keepNothing);
            assertTrue(refused.getMessage().contains("is being written by another capture"), refused.getMessage());
            first.note(LINES.getFirst());
        }
        assertEquals(1, lines().size());
    }

    @Test
    void noSuchFolder_isSaidWithTheWayOut() {
        var refused = assertThrows(
                CaptureException.class,
                () -> CaptureFile.open(new CaptureSettings(folder.resolve("a/b"), 1), ended::add));
        assertTrue(refused.getMessage().contains("NoSuchFileException"), refused.getMessage());
        assertTrue(refused.getMessage().endsWith("name a file in a folder of this user"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hello                        | 'hello' is no line of a capture; take the line away
        0.000000001 5 < 0x           | has bytes that are not pairs of hex digits
        0.000000001 5 ! JUMP         | is no order; one of [
        0.000000001 5 ? many         | counts no lines
        open {"source": 1}           | has no text "source"; restore it
        open {                       | is no JSON behind `open`; restore the line
        """)
    void spoiltLine_isNamedWithItsPlaceAndRule(String line, String expected) throws Exception {
        keep(LINES.subList(0, 1));
        Files.writeString(file(), line + "\n", StandardOpenOption.APPEND);
        var refused = assertThrows(CaptureException.class, this::lines);
        assertTrue(refused.getMessage().startsWith(file() + ": line 4: '"), refused.getMessage());
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }

    @Test
    void lineWithoutEnd_isNotReadForEver() throws Exception {
        Files.writeString(file(), CaptureText.MAGIC + "\n" + "x".repeat(10_000));
        var refused = assertThrows(CaptureException.class, this::lines);
        assertTrue(
                refused.getMessage().contains("is longer than 8192 bytes; this is no capture"), refused.getMessage());
    }

    private Path file() {
        return folder.resolve("clip.capture");
    }

    private void keepNothing() throws Exception {
        keep(List.of());
    }

    private void keep(List<CaptureLine> lines) throws Exception {
        try (var capture = CaptureFile.open(new CaptureSettings(file(), 1), ended::add)) {
            lines.forEach(capture::note);
        }
    }

    private List<CaptureLine> lines() throws CaptureException {
        var all = new ArrayList<CaptureLine>();
        try (var reader = CaptureReader.open(file())) {
            for (var line = reader.next(); line != null; line = reader.next()) all.add(line);
        }
        return all;
    }
}
