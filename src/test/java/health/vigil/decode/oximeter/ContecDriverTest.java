package health.vigil.decode.oximeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Sheet;
import health.vigil.decode.Wire;
import health.vigil.vital.Reading;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContecDriverTest {
    private static final byte[] GOOD = ContecFrames.live(8, false, 60, 72, 98, 320);

    private static Wire wire() {
        return new Wire(new ContecDriver());
    }

    private static byte[] times(int count, byte[] frame) {
        return Wire.join(Collections.nCopies(count, frame).toArray(byte[][]::new));
    }

    private static List<String> heard(byte[] frame) {
        return wire().receive(times(3, frame)).heard();
    }

    @Test
    void publishedVectors_decodeToTheirCaptions() throws Exception {
        var vectors = Wire.frames("contec_v7_realtime_synthetic.txt");
        assertEquals(gaps("SENSOR_OFF"), heard(vectors.get(0)));
        assertEquals(List.of("SPO2 98", "PULSE_RATE 72", "PERFUSION_INDEX - NOT_AVAILABLE"), heard(vectors.get(1)));
        assertEquals(List.of("SPO2 97", "PULSE_RATE 156", "PERFUSION_INDEX 3.20"), heard(vectors.get(2)));
        assertEquals("PULSE_RATE 254", heard(vectors.get(3)).get(1));
        assertEquals(gaps("SEARCHING"), heard(vectors.get(4)));
        assertEquals(List.of("SPO2 88", "PULSE_RATE 130", "PERFUSION_INDEX - NOT_AVAILABLE"), heard(vectors.get(5)));
    }

    private static List<String> gaps(String reason) {
        return List.of("SPO2 - " + reason, "PULSE_RATE - " + reason, "PERFUSION_INDEX - " + reason);
    }

    /// Peer bug 3: pulse rate & 7F made 12 of a child's 140.
    @ParameterizedTest
    @ValueSource(ints = {18, 127, 128, 140, 156, 200, 254})
    void pulseRateAbove127_isWhole(int rate) {
        assertEquals(
                "PULSE_RATE " + rate,
                heard(ContecFrames.live(8, false, 60, rate, 98, 320)).get(1));
    }

    @Test
    void zerosAndCodesForNone_areMissing() {
        assertEquals(gaps("NOT_AVAILABLE"), heard(ContecFrames.live(8, false, 60, 0, 0, 0)));
        assertEquals(gaps("NOT_AVAILABLE"), heard(ContecFrames.live(8, false, 60, 255, 127, 0xFFFF)));
    }

    @Test
    void flags_beatDigits() {
        assertEquals(gaps("SENSOR_OFF"), heard(ContecFrames.live(ContecFrames.PROBE_ERROR, true, 40, 72, 98, 320)));
        assertEquals(
                gaps("NO_PULSE"), heard(ContecFrames.live(ContecFrames.SEARCHING_TOO_LONG, true, 40, 72, 98, 320)));
        assertEquals(gaps("SEARCHING"), heard(ContecFrames.live(8, true, 40, 72, 98, 320)));
    }

    @Test
    void numberOfASingleFrame_isNotBelieved() {
        var wire = wire().receive(times(5, GOOD));
        wire.take();
        wire.receive(ContecFrames.live(8, false, 60, 200, 60, 320), times(2, GOOD));
        assertEquals(List.of(), wire.heard());
    }

    @Test
    void steadyNumbers_areToldThreeTimesASecond() {
        var wire = wire().receive(times(60, GOOD));
        assertEquals(9, wire.heard().size());
    }

    @Test
    void pleth_isMissingWithoutFinger() {
        var on = wire().receive(times(6, GOOD)).take();
        assertEquals(Collections.nCopies(6, 60), Wire.samples(on));
        var off = wire().receive(times(6, ContecFrames.live(ContecFrames.PROBE_ERROR, false, 40, 0, 0, 0xFFFF)));
        assertEquals(Collections.nCopies(6, (int) Reading.Waveform.MISSING), Wire.samples(off.take()));
    }

    @Test
    void otherPackages_costNothing_unknownOnesAreCounted() {
        var wire = wire().receive(times(3, GOOD));
        wire.take();
        wire.receive(Wire.bytes("0C 80"), Wire.bytes("02 80 C3 CD D3 B5 B0 C4 AB"), times(3, GOOD));
        assertEquals(0, wire.driver.counts().unknown());
        assertEquals(0, wire.driver.counts().skippedBytes());
        wire.receive(Wire.bytes("7E 80 80"), times(3, GOOD), ContecFrames.live(8, false, 60, 90, 98, 320));
        assertEquals(1, wire.driver.counts().unknown());
    }

    @Test
    void session_listensThenStartsAndKeepsTheStreamAlive() {
        var wire = wire();
        assertEquals("", wire.after(400).says());
        assertEquals("7D 81 A7 80 80 80 80 80 80", wire.after(100).says());
        assertEquals("7D 81 A1 80 80 80 80 80 80", wire.after(100).says());
        assertEquals("", wire.after(100).says());
        for (int i = 0; i < 42; i++)
            assertEquals("", wire.after(100).receive(GOOD).says());
        assertEquals("7D 81 AF 80 80 80 80 80 80", wire.after(100).says());
        assertEquals("7D 81 A7 80 80 80 80 80 80", wire.after(2000).says());
    }

    @Test
    void clip_isForDevelopmentOnly() {
        assertEquals(Sheet.Use.DEVELOPMENT, ContecDriver.SHEET.use());
        assertTrue(ContecDriver.SHEET.use().advice().contains("not for a patient"));
    }
}
