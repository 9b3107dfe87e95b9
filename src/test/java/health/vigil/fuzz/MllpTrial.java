package health.vigil.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.device.Weight;
import health.vigil.decode.hl7.Hl7Samples;
import health.vigil.decode.hl7.MllpFrame;
import health.vigil.decode.hl7.MllpFramer;
import health.vigil.vital.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One input as the bytes of a connection: pieces change nothing, no more is kept than one frame, every frame is read
/// or refused, and the good frame behind them comes out whole.
final class MllpTrial implements Trial {
    /// Short, so that frames too long are among the inputs.
    private static final int LONGEST = MllpFramer.HEAD_BYTES;

    private static final int MOST_WEIGHT = 4 * LONGEST;
    private static final byte[] GOOD = Hl7Samples.utf8(Hl7Samples.report("A1"));

    @Override
    public void run(byte[] input) throws Exception {
        var script = Script.of(input);
        var framer = new MllpFramer(LONGEST);
        var frames = play(framer, script, script.pieceBytes());
        assertEquals(words(play(new MllpFramer(LONGEST), script, 1)), words(frames), "other pieces, other frames");
        for (var frame : frames) MessageTrial.readOrRefuse(frame.bytes());
        var weight = Weight.of(framer);
        assertTrue(weight < MOST_WEIGHT + script.pieceBytes(), "holds " + weight);
        assertWhole(framer);
    }

    private static List<MllpFrame> play(MllpFramer framer, Script script, int grain) {
        var frames = new ArrayList<MllpFrame>();
        var line = script.line();
        for (int from = 0; from < line.length; from += grain)
            frames.addAll(feed(framer, Arrays.copyOfRange(line, from, Math.min(line.length, from + grain))));
        return frames;
    }

    private static List<MllpFrame> feed(MllpFramer framer, byte[] piece) {
        var frames = new ArrayList<MllpFrame>();
        framer.feed(piece, new Moment(1, 0, 0));
        for (var frame = framer.next(); frame != null; frame = framer.next()) frames.add(frame);
        assertTrue(frames.size() <= piece.length, "more frames than bytes");
        return frames;
    }

    private static void assertWhole(MllpFramer framer) {
        var behind = feed(framer, MllpFramer.wrap(GOOD));
        assertEquals(1, behind.size(), "good frame behind it");
        assertArrayEquals(GOOD, behind.getFirst().bytes());
        assertTrue(MessageTrial.readOrRefuse(behind.getFirst().bytes()));
    }

    private static List<String> words(List<MllpFrame> frames) {
        return frames.stream()
                .map(frame -> switch (frame) {
                    case MllpFrame.Whole whole -> "whole " + Arrays.toString(whole.bytes());
                    case MllpFrame.TooLong tooLong -> tooLong.length() + " " + Arrays.toString(tooLong.bytes());
                })
                .toList();
    }

    @Override
    public byte[] seed() {
        return Script.seed(Script.HEAD_BYTES, MllpFramer.wrap(GOOD));
    }
}
