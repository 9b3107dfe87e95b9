package health.vigil.decode.oximeter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.Wire;
import health.vigil.decode.oximeter.BciDriver.Model;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BciDriverTest {
    private static Wire wire() {
        return new Wire(new BciDriver(Model.CONTEC));
    }

    private static byte[] times(int count, byte[] frame) {
        return Wire.join(Collections.nCopies(count, frame).toArray(byte[][]::new));
    }

    private static List<String> heard(byte[] frame) {
        return wire().receive(times(3, frame)).heard();
    }

    private static List<String> gaps(String reason) {
        return List.of("SPO2 - " + reason, "PULSE_RATE - " + reason);
    }

    @Test
    void publishedVectors_decodeToTheirCaptions() throws Exception {
        var vectors = Wire.frames("contec_bci_5byte_synthetic.txt");
        assertEquals(List.of("SPO2 98", "PULSE_RATE 72"), heard(vectors.get(0)));
        assertEquals(List.of("SPO2 97", "PULSE_RATE 156"), heard(vectors.get(1)));
        assertEquals(gaps("SENSOR_OFF"), heard(vectors.get(2)));
        assertEquals(gaps("SEARCHING"), heard(vectors.get(3)));
    }

    /// Peer bug 4: (b3 & 0x40) << 1 + b4 is 0 or nonsense, for + binds before <<.
    @ParameterizedTest
    @ValueSource(ints = {18, 72, 127, 128, 140, 156, 254})
    void pulseRateAbove127_isWhole(int rate) {
        assertEquals(List.of("SPO2 98", "PULSE_RATE " + rate), heard(BciFrames.frame(7, 60, 8, rate, 98)));
    }

    @Test
    void zerosAndCodesForNone_areMissing() {
        assertEquals(gaps("NOT_AVAILABLE"), heard(BciFrames.frame(7, 60, 0, 0, 0)));
        assertEquals(gaps("NOT_AVAILABLE"), heard(BciFrames.frame(7, 60, 0, 255, 127)));
    }

    @Test
    void flags_beatDigits() {
        assertEquals(gaps("SENSOR_OFF"), heard(BciFrames.frame(7, 60, BciFrames.PROBE_ERROR, 72, 98)));
        assertEquals(gaps("NO_PULSE"), heard(BciFrames.frame(BciFrames.SEARCHING_TOO_LONG, 60, 0, 72, 98)));
        assertEquals(gaps("SEARCHING"), heard(BciFrames.frame(7, 60, BciFrames.SEARCHING, 72, 98)));
    }

    @Test
    void numberOfASingleFrame_isNotBelieved() {
        var good = BciFrames.frame(7, 60, 8, 72, 98);
        var wire = wire().receive(times(5, good));
        wire.take();
        wire.receive(BciFrames.frame(7, 60, 8, 200, 60), times(2, good));
        assertEquals(List.of(), wire.heard());
    }

    @Test
    void lines_differByModel() {
        assertEquals(new Line(19_200, 8, Line.Parity.ODD, 1), new BciDriver(Model.CONTEC).line());
        assertEquals(Line.of(4800), new BciDriver(Model.BOARD).line());
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void model_isForDevelopmentOnly(Model model) {
        assertEquals(Sheet.Use.DEVELOPMENT, model.sheet().use());
    }
}
