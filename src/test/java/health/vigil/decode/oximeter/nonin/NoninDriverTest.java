package health.vigil.decode.oximeter.nonin;

import static health.vigil.decode.oximeter.nonin.NoninFrames.Format.DF2;
import static health.vigil.decode.oximeter.nonin.NoninFrames.Format.DF7;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import health.vigil.decode.oximeter.nonin.NoninFrames.Format;
import health.vigil.decode.oximeter.nonin.NoninFrames.Packet;
import health.vigil.vital.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoninDriverTest {
    private static final int[] PLETH = IntStream.range(0, 25).map(i -> 100 + i).toArray();

    private static Wire wire(Format format) {
        return new Wire(new NoninDriver(format, true));
    }

    private static byte[] packet(Format format, int pulse, int spo2) {
        return NoninFrames.packet(format, 0, PLETH, Packet.of(pulse, spo2));
    }

    private static byte[] packet(Format format, int status, Packet packet) {
        return NoninFrames.packet(format, status, PLETH, packet);
    }

    /// Peer bug 1: HR = MSB << 8 | LSB made 268 of a child's 140.
    @ParameterizedTest
    @ValueSource(ints = {18, 127, 128, 140, 156, 255, 256, 300, 321})
    void pulseRateAbove127_isWhole(int rate) {
        for (var format : Format.values())
            assertEquals(
                    List.of("SPO2 97", "PULSE_RATE " + rate),
                    wire(format).receive(packet(format, rate, 97)).heard());
    }

    @Test
    void pulseRate511_isMissing() {
        assertEquals(
                List.of("SPO2 97", "PULSE_RATE - SEARCHING"),
                wire(DF2).receive(packet(DF2, 511, 97)).heard());
    }

    @Test
    void reservedBitsOfHighByte_areIgnored() {
        var bytes = packet(DF2, 140, 97);
        bytes[3] |= (byte) 0xFC;
        bytes[4] += (byte) 0xFC;
        assertEquals(
                List.of("SPO2 97", "PULSE_RATE 140"), wire(DF2).receive(bytes).heard());
    }

    /// Peer bug 2: the display value, held for 10 s, hid that the finger had left.
    @Test
    void fingerLeft_isSensorOffAtOnce_thoughDisplayValuesAreHeld() {
        var held = new Packet(511, 127, 72, 97, 0, false);
        var wire = wire(DF2).receive(packet(DF2, NoninFrames.SENSOR_OFF, held));
        assertEquals(List.of("SPO2 - SENSOR_OFF", "PULSE_RATE - SENSOR_OFF"), wire.heard());
    }

    @Test
    void sensorAlarmWithNumbers_isNotBelieved() {
        var wire = wire(DF2).receive(packet(DF2, NoninFrames.SENSOR_OFF, Packet.of(72, 97)));
        assertEquals(List.of("SPO2 - SENSOR_OFF", "PULSE_RATE - SENSOR_OFF"), wire.heard());
    }

    @Test
    void missing_carriesTheReasonOfTheStatus() {
        var missing = Packet.of(511, 127);
        assertEquals("SPO2 - SENSOR_DISCONNECTED", first(NoninFrames.SENSOR_DISCONNECTED, missing));
        assertEquals("SPO2 - ARTIFACT", first(NoninFrames.OUT_OF_TRACK, missing));
        assertEquals("SPO2 - ARTIFACT", first(NoninFrames.ARTIFACT, missing));
        assertEquals("SPO2 - SEARCHING", first(0, missing));
    }

    @Test
    void quality_followsArtifactAndPerfusion() {
        var numbers = Packet.of(72, 97);
        assertEquals("SPO2 97 ARTIFACT", first(NoninFrames.ARTIFACT, numbers));
        assertEquals("SPO2 97 LOW_PERFUSION", first(NoninFrames.RED, numbers));
        assertEquals("SPO2 97 LOW_PERFUSION", first(NoninFrames.RED | NoninFrames.GREEN, numbers));
        assertEquals("SPO2 97", first(NoninFrames.GREEN, numbers));
    }

    private static String first(int status, Packet packet) {
        return wire(DF2).receive(packet(DF2, status, packet)).heard().getFirst();
    }

    @Test
    void perfusion_holdsBetweenPulses() {
        var wire = wire(DF2).receive(packet(DF2, NoninFrames.RED, Packet.of(72, 97)), packet(DF2, 72, 97));
        assertEquals("SPO2 97 LOW_PERFUSION", wire.heard().get(2));
    }

    @Test
    void impossibleNumbers_areGapsAndCounted() {
        var wire = wire(DF2).receive(packet(DF2, 10, 110));
        assertEquals(List.of("SPO2 - OUT_OF_RANGE", "PULSE_RATE - OUT_OF_RANGE"), wire.heard());
        assertEquals(2, wire.driver.counts().outOfRange());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void threePacketsASecond_eachGivesItsNumbersOnce(Format format) {
        var wire = wire(format);
        for (int i = 0; i < 6; i++) wire.receive(packet(format, 100 + i, 90 + i));
        assertEquals(
                List.of(90.0, 91.0, 92.0, 93.0, 94.0, 95.0),
                wire.take().stream()
                        .filter(r -> r instanceof Reading.Measured m && m.vital() == health.vigil.vital.Vital.SPO2)
                        .map(r -> ((Reading.Measured) r).value())
                        .toList());
    }

    @Test
    void knownDevice_numbersComeWithTheFourthFrame() {
        var wire = wire(DF2).receive(packet(DF2, 100, 97));
        wire.take();
        var next = packet(DF2, 120, 90);
        wire.receive(Arrays.copyOf(next, 15));
        assertEquals(List.of(), wire.heard());
        wire.after(13).receive(Arrays.copyOfRange(next, 15, 20));
        assertEquals(List.of("SPO2 90", "PULSE_RATE 120"), wire.heard());
    }

    @Test
    void reading_carriesTheMomentOfItsFramesFirstByte() {
        var wire = wire(DF2).receive(packet(DF2, 100, 97));
        wire.take();
        var next = packet(DF2, 120, 90);
        wire.after(5).receive(Arrays.copyOf(next, 11));
        wire.after(5).receive(Arrays.copyOfRange(next, 11, 20));
        var spo2 = wire.take().stream()
                .filter(r -> r instanceof Reading.Measured)
                .findFirst()
                .orElseThrow();
        assertEquals(Wire.at(5), spo2.at());
    }

    /// Every checksum is right, yet the revision would stand where the saturation belongs.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void wholeFrameLost_publishesNothingFromThatPacket(int frames) {
        for (int lost = 0; lost < 25; lost++) {
            var wire = wire(DF2).receive(packet(DF2, 100, 97));
            wire.take();
            wire.receive(without(packet(DF2, 140, 95), lost, frames), packet(DF2, 130, 94), packet(DF2, 130, 94));
            var heard = wire.heard();
            var early = lost + frames > 25 || lost >= 4;
            assertEquals(early ? 6 : 4, heard.size(), "frame " + (lost + 1) + " lost: " + heard);
            assertTrue(heard.stream().allMatch(r -> r.matches("SPO2 9[45]|PULSE_RATE 1[34]0")), "lost " + lost + heard);
            assertTrue(wire.driver.counts().lost() > 0, "lost " + lost);
        }
    }

    private static byte[] without(byte[] packet, int frame, int frames) {
        var end = Math.min(packet.length, (frame + frames) * 5);
        return Wire.join(Arrays.copyOf(packet, frame * 5), Arrays.copyOfRange(packet, end, packet.length));
    }

    @Test
    void pleth_comesInSmallConsecutiveChunks() {
        var wire = wire(DF2);
        for (int i = 0; i < 8; i++) wire.receive(packet(DF2, 100, 97));
        var readings = wire.take();
        assertEquals(IntStream.range(0, 200).mapToObj(i -> 100 + i % 25).toList(), Wire.samples(readings));
        for (var reading : readings)
            if (reading instanceof Reading.Waveform w) {
                assertEquals(75, w.hertz());
                assertEquals(8, w.samples().length);
            }
    }

    @Test
    void sixteenBitPleth_isHalvedToFit() {
        var pleth = new int[25];
        Arrays.fill(pleth, 65535);
        var wire = wire(DF7).receive(NoninFrames.packet(DF7, 0, pleth, Packet.of(72, 97)));
        assertEquals(32767, Wire.samples(wire.take()).getFirst());
    }

    @Test
    void plethWithoutFinger_isMissing() {
        var wire = wire(DF2).receive(packet(DF2, NoninFrames.SENSOR_OFF, Packet.of(511, 127)));
        assertEquals((int) Reading.Waveform.MISSING, Wire.samples(wire.take()).getFirst());
    }

    @Test
    void lowBattery_isToldOnceAndWhenOver() {
        var low = packet(DF2, 0, new Packet(72, 97, 72, 97, 0, true));
        var wire = wire(DF2).receive(low, low, packet(DF2, 72, 97), packet(DF2, 72, 97));
        assertEquals(
                List.of("LOW_BATTERY 0", "BATTERY_OK 0"),
                wire.heard().stream().filter(r -> r.contains("BATTERY")).toList());
    }

    @Test
    void battery_isToldOnceAfterEachOpening() {
        var wire = wire(DF2).receive(packet(DF2, 0, new Packet(72, 97, 72, 97, 0, true)));
        wire.driver.opened(wire.now);
        wire.receive(packet(DF2, 72, 97), packet(DF2, 72, 97));
        wire.driver.opened(wire.now);
        wire.receive(packet(DF2, 72, 97));
        assertEquals(
                List.of("LOW_BATTERY 0", "BATTERY_OK 0", "BATTERY_OK 0"),
                wire.heard().stream().filter(r -> r.contains("BATTERY")).toList());
    }

    @Test
    void answersBetweenFrames_loseNothing() {
        for (var answer : List.of("06", "15", "02 F2 06 32 0C 1F 0E 1E 0F 03", "02 F5 01 00 03", "06 15 06")) {
            var wire = wire(DF2).receive(packet(DF2, 72, 97));
            wire.take();
            var next = packet(DF2, 140, 98);
            wire.receive(Arrays.copyOf(next, 10), Wire.bytes(answer), Arrays.copyOfRange(next, 10, 125));
            assertEquals(List.of("SPO2 98", "PULSE_RATE 140"), wire.heard(), answer);
            assertEquals(0, wire.driver.counts().skippedBytes());
        }
    }

    @Test
    void format_isAskedForAfterOpeningAndWhileNothingComes() {
        var wire = wire(DF7);
        assertEquals("02 70 02 02 07 03", wire.says());
        assertEquals("", wire.after(4999).says());
        assertEquals("02 70 04 02 07 01 7E 03", wire.after(1).says());
        assertEquals("02 70 02 02 07 03", wire.after(5000).says());
        wire.after(4000).receive(packet(DF7, 72, 97));
        assertEquals("", wire.after(4999).says());
        assertEquals("02 70 04 02 07 01 7E 03", wire.after(1).says());
    }

    @Test
    void format_isNeverAskedForWhenForbidden() {
        var wire = new Wire(new NoninDriver(DF2, false));
        assertEquals("", wire.says());
        assertEquals("", wire.after(60_000).says());
    }

    @Test
    void commands_areRecognisedByTheClip() {
        for (var format : Format.values())
            for (var command : List.of(NoninFrames.setFormat(format), NoninFrames.setFormat3150(format))) {
                var ear = new NoninFrames.Commands();
                ear.accept((byte) 0x02);
                for (int i = 0; i < command.length - 1; i++)
                    assertTrue(ear.accept(command[i]).isEmpty());
                assertEquals(
                        format.number(), ear.accept(command[command.length - 1]).orElseThrow());
            }
    }

    @Test
    void frame_standsAsTheTableHasIt() {
        assertArrayEquals(Wire.bytes("01 81 80 01 03"), NoninFrames.frame(DF2, 1, 0, 0x80, Packet.of(156, 99)));
        assertArrayEquals(Wire.bytes("80 12 34 1C E2"), NoninFrames.frame(DF7, 2, 0, 0x1234, Packet.of(156, 99)));
    }

    @Test
    void reopened_waitsForAWholePacketAgain() {
        var wire = wire(DF2).receive(packet(DF2, 72, 97));
        wire.take();
        wire.receive(Arrays.copyOf(packet(DF2, 140, 98), 12));
        wire.driver.opened(wire.now);
        wire.receive(Arrays.copyOfRange(packet(DF2, 140, 98), 12, 125));
        assertEquals(List.of(), wire.heard());
        assertInstanceOf(NoninDriver.class, wire.driver);
    }

    @Test
    void publishedVectors_decodeToTheirCaptions() throws Exception {
        var heard = new java.util.ArrayList<String>();
        for (var line : Wire.vectors("nonin_df2_synthetic.txt"))
            if (!line.startsWith("#"))
                heard.addAll(wire(DF2).receive(Wire.bytes(line)).heard());
        assertEquals(
                List.of(
                        "SPO2 97",
                        "PULSE_RATE 72",
                        "SPO2 99",
                        "PULSE_RATE 156",
                        "SPO2 88",
                        "PULSE_RATE 300",
                        "SPO2 - SENSOR_OFF",
                        "PULSE_RATE - SENSOR_OFF",
                        "SPO2 93 ARTIFACT",
                        "PULSE_RATE 140 ARTIFACT",
                        "SPO2 98",
                        "PULSE_RATE 100",
                        "LOW_BATTERY 0"),
                heard);
    }

    @Test
    void publishedCommands_areOurs() throws Exception {
        var lines = Wire.vectors("nonin_commands.txt").stream()
                .map(l -> l.split(";")[0].strip())
                .toList();
        assertTrue(lines.contains(Wire.hex(NoninFrames.setFormat(DF2))));
        assertTrue(lines.contains(Wire.hex(NoninFrames.setFormat(DF7))));
        assertTrue(lines.contains(Wire.hex(NoninFrames.setFormat3150(DF2))));
    }
}
