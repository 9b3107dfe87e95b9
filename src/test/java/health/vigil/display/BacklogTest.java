package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.BedId;
import health.vigil.vital.Wave;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final BedId ONE = new BedId("1");
    private static final BedId TWO = new BedId("2");
    private static final int HERTZ = 100;
    private final Backlog backlog = new Backlog(1);

    /// Samples that carry their own index, at the time that the index makes.
    private static WavePiece piece(BedId bed, Wave wave, long index, int count) {
        var samples = new short[count];
        for (int i = 0; i < count; i++) samples[i] = (short) (index + i);
        return new WavePiece(bed, wave, "clip", HERTZ, index, 1_000 + index * 1_000 / HERTZ, samples);
    }

    private static WavePiece pleth(long index, int count) {
        return piece(ONE, Wave.PLETH, index, count);
    }

    private static WavePiece co2(long index, int count) {
        return piece(ONE, Wave.CO2, index, count);
    }

    private List<WavePiece> after(WavePiece... pieces) {
        for (var piece : pieces) backlog.add(piece);
        return backlog.take();
    }

    @Test
    void interleavedWaves_areOnePieceEach() {
        var waves = after(pleth(0, 4), co2(0, 2), pleth(4, 4), co2(2, 2), pleth(8, 4));
        assertEquals(2, waves.size());
        var pleth = waves.stream().filter(w -> w.wave() == Wave.PLETH).findAny().orElseThrow();
        assertArrayEquals(new short[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, pleth.samples());
        assertEquals(1_000, pleth.at());
        assertTrue(backlog.isEmpty());
    }

    @Test
    void missingSamples_keepTwoPiecesApart() {
        assertEquals(
                List.of(0L, 20L),
                after(pleth(0, 4), pleth(20, 4)).stream().map(WavePiece::index).toList());
    }

    /// A source that fell silent numbers on; the hole is in the time.
    @Test
    void pauseOfTheSource_keepsTwoPiecesApart() {
        var late = new WavePiece(ONE, Wave.PLETH, "clip", HERTZ, 4, 2_000, new short[] {4});
        assertEquals(
                List.of(1_000L, 2_000L),
                after(pleth(0, 4), late).stream().map(WavePiece::at).toList());
    }

    @Test
    void whatNoPageWouldDraw_isGone_andTheIndexSaysHowMuch() {
        for (int i = 0; i < 1_000; i += 4) backlog.add(pleth(i, 4));
        var rest = backlog.take().getFirst();
        assertEquals(Backlog.LONGEST_MILLIS / 10, rest.samples().length);
        assertEquals(1_000 - rest.samples().length, rest.index());
        assertEquals(rest.index(), rest.samples()[0], "each sample keeps its number");
        assertEquals(1_000 + rest.index() * 10, rest.at(), "and its time");
    }

    @Test
    void fasterTime_fillsTheSameSecondsOfTheWorld() {
        var fast = new Backlog(6);
        for (int i = 0; i < 3_000; i += 4) fast.add(pleth(i, 4));
        assertEquals(6 * Backlog.LONGEST_MILLIS / 10, fast.take().getFirst().samples().length);
    }

    @Test
    void piecesThatNeverJoin_areBounded() {
        for (int i = 0; i < 1_000; i++) backlog.add(pleth(2L * i, 1));
        assertEquals(Backlog.MAX_PIECES, backlog.take().size());
    }

    @Test
    void anotherBed_isNoUseOfTheFormer() {
        assertEquals(
                List.of(TWO),
                after(pleth(0, 4), piece(TWO, Wave.PLETH, 4, 4)).stream()
                        .map(WavePiece::bed)
                        .toList());
    }
}
