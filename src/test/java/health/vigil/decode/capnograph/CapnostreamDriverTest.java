package health.vigil.decode.capnograph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import health.vigil.decode.capnograph.CapnostreamFrames.Co2Unit;
import health.vigil.decode.capnograph.CapnostreamFrames.Numerics;
import health.vigil.vital.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapnostreamDriverTest {
    private static final int MISSING = CapnostreamFrames.MISSING;
    private static final Numerics CALM = Numerics.of(38, 1, 18, 97, 96);

    private final Wire wire = new Wire(new CapnostreamDriver(CapnostreamDriver.USUAL_BAUD));

    private static byte[] frame(Numerics numerics) {
        return CapnostreamFrames.numerics(numerics);
    }

    /// Past the first frame, which only teaches the limits.
    private Wire ready() {
        wire.receive(frame(CALM), frame(CALM));
        wire.take();
        return wire;
    }

    private List<String> heard(Numerics numerics) {
        return ready().receive(frame(numerics)).heard();
    }

    private List<String> heard(int fastStatus, Numerics numerics) {
        return ready().receive(CapnostreamFrames.wave(0, 0, fastStatus), frame(numerics))
                .heard();
    }

    @Test
    void numerics_giveEveryNumber() {
        assertEquals(List.of("ETCO2 38", "FICO2 1", "RESPIRATION_RATE 18", "SPO2 97", "PULSE_RATE 96"), heard(CALM));
    }

    @Test
    void pulseRateAbove127_isWhole() {
        assertTrue(heard(Numerics.of(38, 1, 18, 97, 210)).contains("PULSE_RATE 210"));
    }

    /// Peer bug 8: a child with RR 40 and SpO2 40 had every frame dropped.
    @Test
    void respirationEqualToSaturation_isPublishedEverySecond() {
        ready();
        for (int i = 0; i < 10; i++) wire.after(1000).receive(frame(Numerics.of(38, 0, 40, 40, 96)));
        assertEquals(10, wire.heard().stream().filter("SPO2 40"::equals).count());
    }

    @Test
    void shiftedFrame_isRefused_andTheNextOneIsNot() {
        ready();
        var shifted = new byte[27];
        var payload = new CapnostreamDeframer();
        for (var b : frame(CALM))
            payload.accept(b, wire.now).ifPresent(f -> System.arraycopy(f.payload(), 0, shifted, 1, 26));
        wire.receive(CapnostreamFrames.frame(CapnostreamFrames.NUMERICS, shifted));
        assertEquals(List.of(), wire.heard());
        wire.receive(frame(CALM));
        assertEquals(5, wire.heard().size());
        assertEquals(2, wire.driver.counts().outOfRange());
    }

    @Test
    void changedLimits_costOneFrame() {
        ready();
        var changed = new byte[27];
        var deframer = new CapnostreamDeframer();
        for (var b : frame(CALM))
            deframer.accept(b, wire.now).ifPresent(f -> System.arraycopy(f.payload(), 0, changed, 0, 27));
        changed[16] = 55;
        var bytes = CapnostreamFrames.frame(CapnostreamFrames.NUMERICS, changed);
        assertEquals(List.of(), wire.receive(bytes).heard());
        assertEquals(5, wire.receive(bytes).heard().size());
    }

    @Test
    void missing_isAGap() {
        assertEquals(
                List.of(
                        "ETCO2 - NOT_AVAILABLE",
                        "FICO2 - NOT_AVAILABLE",
                        "RESPIRATION_RATE - NOT_AVAILABLE",
                        "SPO2 - SEARCHING",
                        "PULSE_RATE - SEARCHING"),
                heard(Numerics.of(MISSING, MISSING, MISSING, MISSING, MISSING)));
    }

    @ParameterizedTest
    @CsvSource({
        "0x80,DEVICE_FAULT",
        "0x40,SAMPLING_LINE_OFF",
        "0x04,OCCLUSION",
        "0x20,OCCLUSION",
        "0x02,WARMING_UP",
        "0x10,ZEROING",
        "0x50,SAMPLING_LINE_OFF"
    })
    void fastStatus_isTheReason_evenOverHeldNumbers(String status, String reason) {
        var heard = heard(Integer.decode(status), CALM);
        assertTrue(heard.contains("ETCO2 - " + reason), heard.toString());
        assertTrue(heard.contains("RESPIRATION_RATE - " + reason), heard.toString());
        assertTrue(heard.contains("SPO2 97"), heard.toString());
    }

    @Test
    void oldFastStatus_saysNothingOfLaterNumbers() {
        heard(CapnostreamFrames.FILTER_LINE_OFF, CALM);
        assertTrue(wire.receive(frame(CALM)).heard().contains("ETCO2 38"));
    }

    @Test
    void withoutProbe_saturationIsNoNews() {
        var none = Numerics.of(38, 1, 18, MISSING, MISSING);
        wire.receive(frame(none), frame(none));
        assertEquals(List.of("ETCO2 38", "FICO2 1", "RESPIRATION_RATE 18"), wire.heard());
    }

    @ParameterizedTest
    @CsvSource({"0x20,SENSOR_OFF", "0x40,SENSOR_DISCONNECTED", "0x60,SENSOR_DISCONNECTED"})
    void probeOff_isAGapWhateverStandsInTheFrame(String alarms, String reason) {
        var off = new Numerics(0, 38, 1, 18, 97, 96, 0, 0, Integer.decode(alarms), 0, Co2Unit.MMHG, 0);
        assertTrue(heard(off).contains("SPO2 - " + reason));
    }

    @Test
    void noPulse_isTheReason() {
        var lost = new Numerics(0, 38, 1, 18, MISSING, MISSING, 0, 0, 0x01, 0, Co2Unit.MMHG, 0);
        assertTrue(heard(lost).contains("PULSE_RATE - NO_PULSE"));
    }

    /// Flags beat digits: what stands beside "pulse not found" is held.
    @Test
    void noPulse_voidsHeldDigits() {
        var lost = new Numerics(0, 38, 1, 18, 97, 96, 0, 0, 0x01, 0, Co2Unit.MMHG, 0);
        assertTrue(heard(lost).contains("SPO2 - NO_PULSE"));
    }

    /// Every alarm of the device by its own limits, and every state of it.
    @ParameterizedTest
    @CsvSource({
        "0x02,0,0,0,device alarm: EtCO2 high",
        "0x04,0,0,0,device alarm: EtCO2 low",
        "0x08,0,0,0,device alarm: RR high",
        "0x10,0,0,0,device alarm: RR low",
        "0x20,0,0,0,device alarm: FiCO2 high",
        "0,0x02,0,0,device alarm: SpO2 high",
        "0,0x04,0,0,device alarm: SpO2 low",
        "0,0x08,0,0,device alarm: PR high",
        "0,0x10,0,0,device alarm: PR low",
        "0,0,0x01,0,the device is set to neonatal",
        "0,0,0x02,0,alarms of the device silenced",
        "0,0,0x04,0,alarms of the device silenced",
        "0,0,0,0x01,check calibration",
        "0,0,0,0x02,check flow",
        "0,0,0,0x04,pump off"
    })
    void flag_isToldWhenItRises(String co2, String spo2, String slow, String extended, String words) {
        var flagged = new Numerics(
                0,
                38,
                1,
                18,
                97,
                96,
                Integer.decode(slow),
                Integer.decode(co2),
                Integer.decode(spo2),
                0,
                Co2Unit.MMHG,
                Integer.decode(extended));
        var twice = ready().receive(frame(flagged), frame(flagged), frame(CALM), frame(flagged))
                .heard();
        assertEquals(
                List.of("NOTICE 0 " + words, "NOTICE 0 " + words),
                twice.stream().filter(r -> r.startsWith("NOTICE")).toList());
    }

    @ParameterizedTest
    @CsvSource({"2", "9", "10", "12", "21", "22", "55", "56"})
    void answerThatIsNotOfNow_isPassedOver(int code) {
        assertEquals(
                List.of(),
                ready().receive(CapnostreamFrames.frame(code, new byte[20])).heard());
        assertEquals(0, wire.driver.counts().unknown());
    }

    @ParameterizedTest
    @CsvSource({"57", "58"})
    void newCase_isANotice(int code) {
        var heard = ready().receive(CapnostreamFrames.frame(code, new byte[20])).heard();
        assertEquals(List.of("NOTICE 0 new case at the device"), heard);
    }

    @Test
    void unheardOfAnswer_isCounted() {
        ready().receive(CapnostreamFrames.frame(99, new byte[3]));
        assertEquals(1, wire.driver.counts().unknown());
    }

    @Test
    void noBreathAlarm_tellsTheSeconds() {
        var heard = heard(Numerics.of(0, 0, 0, 97, 96).withNoBreath(25));
        assertEquals("NO_BREATH 25", heard.getLast());
        assertTrue(heard.contains("RESPIRATION_RATE 0"));
    }

    @Test
    void implausiblePulse_isAGap() {
        assertTrue(heard(Numerics.of(38, 1, 18, 97, 0)).contains("PULSE_RATE - OUT_OF_RANGE"));
        assertTrue(heard(Numerics.of(38, 1, 18, 133, 96)).contains("SPO2 - OUT_OF_RANGE"));
    }

    @Test
    void otherUnits_becomeMmHg() {
        var kPa = new Numerics(0, 51, 0, 18, 97, 96, 0, 0, 0, 0, Co2Unit.KPA, 0);
        assertTrue(heard(kPa).contains("ETCO2 38"));
        wire.receive(CapnostreamFrames.wave(0, 51, 0), CapnostreamFrames.wave(1, 0, 0));
        assertEquals(List.of(383, 0), Wire.samples(wire.take()));
        var percent = new Numerics(0, 50, 0, 18, 97, 96, 0, 0, 0, 0, Co2Unit.PERCENT, 0);
        assertTrue(wire.receive(frame(percent)).heard().contains("ETCO2 38"));
    }

    @Test
    void wave_isTenthsOfMmHgAtTwentyHertz() {
        ready();
        for (int i = 0; i < 4; i++) wire.after(50).receive(CapnostreamFrames.wave(254 + i, 38.5 + i, 0));
        var readings = wire.take();
        assertEquals(List.of(385, 395, 405, 415), Wire.samples(readings));
        var first = (Reading.Waveform) readings.getFirst();
        assertEquals(20, first.hertz());
        assertEquals(Wire.at(50), first.at());
        assertEquals(0, wire.driver.counts().lost());
    }

    @Test
    void waveBeforeTheUnitIsKnown_isPassedOver() {
        wire.receive(CapnostreamFrames.wave(0, 5.1, 0), CapnostreamFrames.wave(1, 5.1, 0));
        assertEquals(List.of(), wire.take());
    }

    @Test
    void lostSamples_leaveHolesOfTheirLength() {
        ready();
        wire.after(50).receive(CapnostreamFrames.wave(7, 10, 0));
        wire.after(150).receive(CapnostreamFrames.wave(10, 40, 0));
        var missing = (int) Reading.Waveform.MISSING;
        var readings = wire.take();
        assertEquals(List.of(100, missing, missing, 400), Wire.samples(readings));
        assertEquals(Wire.at(150), readings.getLast().at());
        assertEquals(2, wire.driver.counts().lost());
    }

    @Test
    void longHole_staysAHoleInTime() {
        ready();
        wire.receive(CapnostreamFrames.wave(0, 10, 0));
        wire.after(5000).receive(CapnostreamFrames.wave(100, 40, 0), CapnostreamFrames.wave(101, 41, 0));
        var readings = wire.take();
        assertEquals(List.of(100, 400, 410), Wire.samples(readings));
        assertEquals(Wire.at(5000), readings.getLast().at());
    }

    @ParameterizedTest
    @CsvSource({"0x01", "0x02", "0x04", "0x10", "0x20", "0x40", "0x80"})
    void unusableSample_isMissing(String status) {
        ready().receive(CapnostreamFrames.wave(0, 40, Integer.decode(status)), CapnostreamFrames.wave(1, 40, 0));
        assertEquals(List.of((int) Reading.Waveform.MISSING, 400), Wire.samples(wire.take()));
    }

    @Test
    void endOfBreath_leavesTheSampleAlone() {
        ready().receive(CapnostreamFrames.wave(0, 40, 0x08), CapnostreamFrames.wave(1, 40, 0));
        assertEquals(List.of(400, 400), Wire.samples(wire.take()));
    }

    @Test
    void malfunction_isToldOnce() {
        ready();
        for (int i = 0; i < 5; i++) wire.receive(CapnostreamFrames.wave(i, 0, CapnostreamFrames.MALFUNCTION));
        assertEquals(List.of("DEVICE_FAULT 0 CO2 malfunction"), wire.heard());
    }

    @Test
    void lowBatteryAndNotices_areToldWhenTheyChange() {
        var low = new Numerics(0, 38, 1, 18, 97, 96, 0x04, 0, 0, 0, Co2Unit.MMHG, 0x80);
        ready().receive(frame(low), frame(low), frame(CALM), frame(CALM));
        assertEquals(
                List.of("LOW_BATTERY 0", "NOTICE 0 alarms of the device silenced", "BATTERY_OK 0"),
                wire.heard().stream()
                        .filter(r -> r.matches(".*(BATTERY|NOTICE).*"))
                        .toList());
    }

    @Test
    void battery_isToldOnceAfterEachOpening() {
        var low = new Numerics(0, 38, 1, 18, 97, 96, 0, 0, 0, 0, Co2Unit.MMHG, 0x80);
        ready().receive(frame(low), frame(low));
        wire.driver.opened(wire.now);
        wire.receive(frame(CALM), frame(CALM), frame(CALM));
        assertEquals(
                List.of("LOW_BATTERY 0", "BATTERY_OK 0"),
                wire.heard().stream().filter(r -> r.contains("BATTERY")).toList());
    }

    @Test
    void session_enablesConfiguresStartsAndKeepsAlive() {
        assertEquals("85 01 01 00", wire.says());
        assertEquals("", wire.after(2999).says());
        assertEquals("85 01 01 00", wire.after(1).says());
        wire.receive(CapnostreamFrames.deviceId("V45.67 02/24/2008 B355987654  "));
        assertEquals(List.of("IDENTIFIED 0 V45.67 02/24/2008 B355987654"), wire.heard());
        assertEquals("85 03 3C 04 02 39", wire.says());
        assertEquals("", wire.after(1499).says());
        assertEquals("85 03 3C 04 02 39", wire.after(1).says());
        wire.receive(CapnostreamFrames.setup(4, 2));
        assertEquals("85 01 04 05", wire.says());
        assertEquals(List.of(5000L, 10_000L, 15_000L), keepAlives());
    }

    /// Milliseconds after the start at which the link was kept alive, with the wave running.
    private List<Long> keepAlives() {
        var times = new ArrayList<Long>();
        for (long ms = 50; ms <= 15_000; ms += 50) {
            wire.after(50).receive(CapnostreamFrames.wave((int) ms / 50, 30, 0));
            var said = wire.says();
            if (!said.isEmpty()) times.add(ms);
            assertTrue(said.isEmpty() || said.startsWith("85 01 06 07 85 12 07"), said);
        }
        return times;
    }

    @Test
    void setupNeverRepeated_startsAllTheSame() {
        wire.receive(CapnostreamFrames.deviceId("V"));
        for (int i = 0; i < 3; i++) {
            assertEquals("85 03 3C 04 02 39", wire.says());
            wire.after(1500);
        }
        assertEquals("85 01 04 05", wire.says());
    }

    @Test
    void streamingAlready_isTakenOver() {
        wire.receive(CapnostreamFrames.wave(0, 30, 0));
        assertEquals("85 03 3C 04 02 39", wire.says());
    }

    @Test
    void waveMissing_isStartedAgain_whileNumbersCome() {
        wire.receive(CapnostreamFrames.deviceId("V"));
        wire.says();
        wire.receive(CapnostreamFrames.setup(4, 2));
        assertEquals("85 01 04 05", wire.says());
        for (int i = 0; i < 2; i++) wire.after(1000).receive(frame(CALM));
        assertEquals("", wire.says());
        wire.after(1000).receive(frame(CALM));
        assertEquals("85 01 04 05", wire.says());
    }

    @Test
    void silence_beginsTheSessionAnew() {
        wire.receive(CapnostreamFrames.deviceId("V"));
        wire.says();
        wire.receive(CapnostreamFrames.setup(4, 2));
        wire.says();
        assertEquals("85 01 01 00", wire.after(3000).says());
    }

    @Test
    void escapes_goBothWays() {
        for (int code = 0; code < 256; code++) {
            var payload = new byte[] {(byte) 0x80, (byte) 0x85, 0, 5, (byte) code, (byte) 0x80};
            var deframer = new CapnostreamDeframer();
            var frames = new ArrayList<CapnostreamDeframer.Frame>();
            for (var b : CapnostreamFrames.frame(code, payload))
                deframer.accept(b, wire.now).ifPresent(frames::add);
            assertEquals(code, frames.getFirst().code());
            assertArrayEquals(payload, frames.getFirst().payload());
        }
    }

    @Test
    void publishedVectors_areOursAndUnderstood() throws Exception {
        var ours = List.of(
                CapnostreamFrames.frame(1),
                CapnostreamFrames.frame(2),
                CapnostreamFrames.frame(4),
                CapnostreamFrames.frame(5),
                CapnostreamFrames.frame(6),
                CapnostreamFrames.frame(9),
                CapnostreamFrames.setup(4, 2),
                CapnostreamFrames.hostId("ICE"));
        var said = new ArrayList<String>();
        for (var line : Wire.vectors("capnostream_vectors.txt")) {
            var hex =
                    line.startsWith("#") ? "" : line.substring(2).split(";")[0].strip();
            if (line.startsWith(">")) said.add(hex);
            if (line.startsWith("<")) wire.receive(Wire.bytes(hex));
        }
        assertEquals(
                said.stream()
                        .map(h -> h.replace("20x14", "20 ".repeat(14).strip()))
                        .toList(),
                ours.stream().map(Wire::hex).toList());
        assertEquals(6, wire.driver.counts().frames());
        assertEquals(0, wire.driver.counts().skippedBytes());
        assertEquals("NO_BREATH 25", wire.heard().getLast());
    }

    @Test
    void publishedNumerics_areOurs() throws Exception {
        var line = Wire.vectors("capnostream_vectors.txt").stream()
                .filter(l -> l.contains("EtCO2 38 FiCO2 1 RR 18"))
                .findFirst()
                .orElseThrow();
        var now = new Numerics(0x6553F100L, 38, 1, 18, 97, 96, 0x80, 0, 0, 0, Co2Unit.MMHG, 0);
        assertEquals(line.substring(2).split(";")[0].strip(), Wire.hex(frame(now)));
    }
}
