package health.vigil.decode.capnograph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import health.vigil.vital.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapnostatDriverTest {
    private final Wire wire = new Wire(new CapnostatDriver());
    private int number;

    private static byte[] unit(int unit) {
        return CapnostatFrames.frame(CapnostatFrames.SETTING, CapnostatFrames.UNIT, unit);
    }

    private Wire ready() {
        return wire.receive(unit(0));
    }

    private byte[] packet(double co2, int... parameter) {
        return CapnostatFrames.wave(number++, CapnostatFrames.raw(co2), parameter);
    }

    private byte[] told(int parameter, int value) {
        return packet(10, CapnostatFrames.parameter(parameter, value));
    }

    private byte[] status(int code) {
        return packet(10, CapnostatFrames.STATUS, 0, 0, 0, 0, code);
    }

    @Test
    void publishedVectors_areReadAsListed() throws Exception {
        ready();
        for (var line : Wire.vectors("capnostat_vectors.txt"))
            if (line.startsWith("<")) wire.receive(Wire.bytes(line.substring(2, line.indexOf(';'))));
        assertEquals(0, wire.driver.counts().badChecksums());
        assertEquals(List.of("ETCO2 38", "RESPIRATION_RATE 18", "FICO2 0"), wire.heard());
    }

    @Test
    void publishedCommands_areThoseWeSend() throws Exception {
        var known = new ArrayList<String>();
        for (var line : Wire.vectors("capnostat_vectors.txt"))
            if (line.startsWith(">"))
                known.add(line.substring(2, line.indexOf(';')).strip());
        for (var order : CapnostatFrames.preparation(Gases.USUAL))
            assertTrue(known.contains(Wire.hex(order)), Wire.hex(order));
        assertTrue(known.contains(Wire.hex(CapnostatFrames.frame(CapnostatFrames.STOP))));
        assertTrue(known.contains(Wire.hex(CapnostatFrames.frame(CapnostatFrames.WAVE, 0))));
    }

    @Test
    void module_isStoppedPreparedAndStarted() {
        assertEquals("C9 01 36", wire.says());
        assertEquals("", wire.after(4900).says());
        assertEquals("C9 01 36", wire.after(100).says());
        wire.receive(CapnostatFrames.frame(CapnostatFrames.STOP));
        assertEquals("84 04 01 05 78 7A", wire.says());
        wire.receive(Wire.bytes("84 04 01 05 78 7A"));
        assertEquals("84 06 0B 15 00 00 00 56", wire.says());
        assertEquals("", wire.after(900).says());
        assertEquals("84 03 07 00 72", wire.after(100).says());
        wire.receive(unit(0));
        assertEquals("84 03 06 14 5F", wire.says());
        wire.receive(Wire.bytes("84 03 06 14 5F"));
        assertEquals("80 02 00 7E", wire.says());
        wire.receive(packet(10));
        assertEquals("", wire.says());
        assertEquals("C9 01 36", wire.after(2000).says());
    }

    /// 600 mmHg, some 2000 m up, and a child with 40 % oxygen.
    @Test
    void module_isToldThePressureAndTheOxygenOfItsBed() {
        var high = new Wire(new CapnostatDriver(new Gases(600, 40)));
        high.says();
        high.receive(CapnostatFrames.frame(CapnostatFrames.STOP));
        assertEquals("84 04 01 04 58 1B", high.says());
        high.receive(Wire.bytes("84 04 01 04 58 1B"));
        assertEquals("84 06 0B 28 00 00 00 43", high.says());
        high.receive(unit(2), CapnostatFrames.wave(0, 0, CapnostatFrames.parameter(CapnostatFrames.ETCO2, 60)));
        assertEquals(List.of("ETCO2 36"), high.heard());
    }

    @ParameterizedTest
    @CsvSource({
        "399,21,barometricMmHg 399 is outside 400 to 850; give the pressure at the bed",
        "1013,21,barometricMmHg 1013 is outside",
        "760,20,oxygenPercent 20 is outside 21 to 100; room air has 21",
        "760,101,oxygenPercent 101"
    })
    void gasesThatCannotBe_areRefused(int mmHg, int oxygen, String words) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new Gases(mmHg, oxygen));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(words), refused.getMessage());
    }

    @Test
    void beforeTheUnitIsKnown_nothingIsBelieved() {
        wire.receive(told(CapnostatFrames.ETCO2, 380));
        assertEquals(List.of(), wire.take());
    }

    @ParameterizedTest
    @CsvSource({"0, 380, 38", "1, 50, 38", "2, 50, 38"})
    void everyUnit_becomesMmHg(int unit, int tenths, int mmHg) {
        wire.receive(unit(unit), told(CapnostatFrames.ETCO2, tenths));
        assertEquals(List.of("ETCO2 " + mmHg), wire.heard());
    }

    @Test
    void zero_isNoNumber_butInspiredCo2OfABreathIs() {
        ready().receive(told(CapnostatFrames.ETCO2, 0), told(CapnostatFrames.INSPIRED_CO2, 0));
        wire.receive(told(CapnostatFrames.RESPIRATION_RATE, 0));
        assertEquals(
                List.of("ETCO2 - NOT_AVAILABLE", "FICO2 - NOT_AVAILABLE", "RESPIRATION_RATE - NOT_AVAILABLE"),
                wire.heard());
        wire.receive(told(CapnostatFrames.ETCO2, 380), told(CapnostatFrames.INSPIRED_CO2, 0));
        assertEquals(List.of("ETCO2 38", "FICO2 0"), wire.heard());
    }

    @Test
    void rateAbove127_isWhole() {
        ready().receive(told(CapnostatFrames.RESPIRATION_RATE, 128));
        assertEquals(List.of("RESPIRATION_RATE 128"), wire.heard());
    }

    @ParameterizedTest
    @CsvSource({
        "1, SENSOR_FAULT",
        "2, SENSOR_FAULT",
        "3, NOT_AVAILABLE",
        "4, NOT_AVAILABLE",
        "5, ZEROING",
        "6, WARMING_UP",
        "8, OUT_OF_RANGE",
        "9, SENSOR_OFF",
        "10, SAMPLING_LINE_OFF"
    })
    void statusThatSpoilsNumbers_outweighsThem(int code, String reason) {
        ready().receive(status(code), told(CapnostatFrames.ETCO2, 380));
        assertEquals(
                List.of("ETCO2 - " + reason, "FICO2 - " + reason, "RESPIRATION_RATE - " + reason, "ETCO2 - " + reason),
                wire.heard());
        wire.receive(status(0), told(CapnostatFrames.ETCO2, 380));
        assertEquals(List.of("ETCO2 38"), wire.heard());
    }

    @Test
    void zeroNeeded_isToldOnce_andNumbersAreQuestionable() {
        ready().receive(status(7), status(7), told(CapnostatFrames.ETCO2, 380));
        assertEquals(List.of("NOTICE 0 zero the sensor", "ETCO2 38 QUESTIONABLE"), wire.heard());
    }

    @Test
    void wave_isInTenthsOfMmHg_withHolesWhereTheModuleSkipped() {
        ready();
        for (int i = 0; i < 6; i++) wire.receive(packet(38));
        wire.receive(CapnostatFrames.wave(number++, CapnostatFrames.NO_SAMPLE));
        number += 2;
        wire.receive(packet(5));
        var missing = (int) Reading.Waveform.MISSING;
        assertEquals(List.of(380, 380, 380, 380, 380, 380, missing, missing, missing, 50), Wire.samples(wire.take()));
        assertEquals(2, wire.driver.counts().lost());
    }

    @Test
    void halfSecondOfSilenceInsideAFrame_endsIt() {
        var good = packet(10, CapnostatFrames.parameter(CapnostatFrames.ETCO2, 380));
        ready().receive(java.util.Arrays.copyOf(good, 4)).after(501);
        wire.receive(java.util.Arrays.copyOfRange(good, 4, good.length));
        assertEquals(List.of(), wire.heard());
        wire.receive(good);
        assertEquals(List.of("ETCO2 38"), wire.heard());
    }

    @Test
    void missingPreparation_isMadeUpFor() {
        module_isStoppedPreparedAndStarted();
        wire.driver.opened(wire.now);
        wire.says();
        wire.receive(CapnostatFrames.frame(CapnostatFrames.STOP));
        for (int i = 0; i < 5; i++) {
            wire.says();
            wire.receive(unit(0));
        }
        assertEquals("", wire.receive(packet(1)).says());
        wire.receive(status(3));
        assertEquals("84 04 01 05 78 7A", wire.says());
    }
}
