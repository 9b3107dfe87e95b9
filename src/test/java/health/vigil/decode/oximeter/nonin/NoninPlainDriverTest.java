package health.vigil.decode.oximeter.nonin;

import static health.vigil.decode.oximeter.nonin.NoninPlainFrames.Format.DF1;
import static health.vigil.decode.oximeter.nonin.NoninPlainFrames.Format.DF8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import health.vigil.decode.oximeter.nonin.NoninPlainFrames.Format;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoninPlainDriverTest {
    private static final byte[] GOOD_DF1 = NoninPlainFrames.frame(DF1, 0, 100, 98, 0);
    private static final byte[] GOOD_DF8 = NoninPlainFrames.frame(DF8, 0, 100, 98, 0);

    /// A wire on which the format was found, and the readings of it forgotten.
    private static Wire settled(Format format) {
        var good = format == DF1 ? GOOD_DF1 : GOOD_DF8;
        var wire = new Wire(new NoninPlainDriver(format)).receive(good, good);
        wire.take();
        return wire;
    }

    private static List<String> heard(Format format, String hex) {
        return heard(format, Wire.bytes(hex));
    }

    private static List<String> heard(Format format, byte[] frame) {
        return settled(format).receive(frame).heard();
    }

    @Test
    void publishedVectors_decodeToTheirCaptions() throws Exception {
        var vectors = Wire.frames("nonin_other_formats_synthetic.txt");
        assertEquals(List.of("SPO2 97", "PULSE_RATE 72"), heard(DF1, vectors.get(0)));
        assertEquals(List.of("SPO2 99", "PULSE_RATE 156"), heard(DF1, vectors.get(1)));
        assertEquals(gaps("SEARCHING"), heard(DF1, vectors.get(2)));
        assertEquals(gaps("SENSOR_DISCONNECTED"), heard(DF1, vectors.get(3)));
        assertEquals(List.of("SPO2 97 ARTIFACT", "PULSE_RATE 72 ARTIFACT"), heard(DF1, vectors.get(4)));
        assertEquals(List.of("SPO2 97", "PULSE_RATE 72"), heard(DF8, vectors.get(5)));
        assertEquals(gaps("SENSOR_OFF"), heard(DF8, vectors.get(6)));
        assertEquals(List.of("SPO2 97", "PULSE_RATE 72", "LOW_BATTERY 0"), heard(DF8, vectors.get(7)));
    }

    private static List<String> gaps(String reason) {
        return List.of("SPO2 - " + reason, "PULSE_RATE - " + reason);
    }

    /// Peer bug 1: HR = MSB << 8 | LSB made 268 of a child's 140.
    @ParameterizedTest
    @ValueSource(ints = {18, 127, 128, 140, 156, 255, 256, 300, 321})
    void pulseRateAbove127_isWhole(int rate) {
        for (var format : Format.values())
            assertEquals(
                    List.of("SPO2 97", "PULSE_RATE " + rate),
                    settled(format)
                            .receive(NoninPlainFrames.frame(format, 0, rate, 97, 0))
                            .heard());
    }

    /// Peer bug 2: format 8 has display values only, which the device holds for 10 s after the finger left.
    @Test
    void heldValueBesideSensorAlarm_isAGap() {
        assertEquals(gaps("SENSOR_OFF"), heard(DF8, "80 48 61 08"));
        assertEquals(gaps("SENSOR_DISCONNECTED"), heard(DF8, "C0 48 61 08"));
    }

    @Test
    void heldValueOutOfTrack_isAGap() {
        assertEquals(gaps("ARTIFACT"), heard(DF8, "A0 48 61 00"));
    }

    @Test
    void poorPulses_markTheirNumbers() {
        assertEquals("SPO2 97 LOW_PERFUSION", heard(DF8, "90 48 61 00").getFirst());
        assertEquals("SPO2 97 LOW_PERFUSION", heard(DF1, "88 48 61").getFirst());
        assertEquals("SPO2 97 ARTIFACT", heard(DF1, "94 48 61").getFirst());
    }

    @Test
    void impossibleNumbers_areGapsAndCounted() {
        var wire = settled(DF8).receive(NoninPlainFrames.frame(DF8, 0, 10, 110, 0));
        assertEquals(gaps("OUT_OF_RANGE"), wire.heard());
        assertEquals(2, wire.driver.counts().outOfRange());
    }

    /// Format 8's fourth byte carries the sensor alarm: read as format 1, held values would look live.
    @ParameterizedTest
    @EnumSource(Format.class)
    void anotherFormat_isNeverTakenForOurs(Format format) {
        var other = format == DF1 ? GOOD_DF8 : GOOD_DF1;
        var df2 = NoninFrames.packet(NoninFrames.Format.DF2, 0, new int[25], NoninFrames.Packet.of(100, 97));
        var df7 = NoninFrames.packet(NoninFrames.Format.DF7, 0, new int[25], NoninFrames.Packet.of(100, 97));
        for (var stream : List.of(other, df2, df7)) {
            var wire = new Wire(new NoninPlainDriver(format));
            for (int i = 0; i < 20; i++) wire.receive(stream);
            assertEquals(List.of(), wire.heard());
        }
    }

    @Test
    void firstFrame_isBelievedWithTheSecond() {
        var wire = new Wire(new NoninPlainDriver(DF8)).receive(Arrays.copyOfRange(GOOD_DF8, 2, 4), GOOD_DF8);
        assertEquals(List.of(), wire.heard());
        assertEquals(4, wire.after(1000).receive(GOOD_DF8).heard().size());
        assertEquals(2, wire.driver.counts().skippedBytes());
    }

    @Test
    void reading_carriesTheMomentOfItsFramesFirstByte() {
        var wire = settled(DF8);
        wire.after(1000).receive(Arrays.copyOf(GOOD_DF8, 1));
        wire.after(7).receive(Arrays.copyOfRange(GOOD_DF8, 1, 4));
        assertEquals(Wire.at(1000), wire.take().getFirst().at());
    }

    @Test
    void answersBetweenFrames_loseNothing() {
        for (var answer : List.of("06", "15", "02 F2 06 32 0C 1F 0E 1E 0F 03", "02 F5 01 00 03")) {
            var wire = settled(DF8).receive(Wire.bytes(answer), GOOD_DF8);
            assertEquals(List.of("SPO2 98", "PULSE_RATE 100"), wire.heard(), answer);
            assertEquals(0, wire.driver.counts().skippedBytes());
        }
    }

    @Test
    void format8_isAskedForAndFormat1Never() {
        var eight = new Wire(new NoninPlainDriver(DF8));
        assertEquals("02 70 02 02 08 03", eight.says());
        assertEquals("02 70 04 02 08 01 7F 03", eight.after(5000).says());
        assertEquals("", new Wire(new NoninPlainDriver(DF1)).after(60_000).says());
    }

    @Test
    void shiftedBytes_neverMakeANumberThatWasNotSaid() {
        for (int lost = 0; lost < 4; lost++) {
            var frame = NoninPlainFrames.frame(DF8, 0, 140, 95, 0);
            var damaged = Wire.join(Arrays.copyOf(frame, lost), Arrays.copyOfRange(frame, lost + 1, 4));
            var wire = settled(DF8).receive(damaged, GOOD_DF8, GOOD_DF8, GOOD_DF8);
            assertTrue(wire.heard().stream().allMatch(r -> r.equals("SPO2 98") || r.equals("PULSE_RATE 100")));
        }
    }
}
