package health.vigil.decode.oximeter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.decode.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NellcorDriverTest {
    private static final String TIME = "12-NOV-98 14:00:05 ";

    private static Wire wire() {
        return new Wire(new NellcorDriver(NellcorDriver.USUAL_BAUD));
    }

    private static List<String> heard(String... lines) {
        return wire().receive(Wire.text(lines)).heard();
    }

    @Test
    void columns_areRead() {
        assertEquals(List.of("SPO2 100", "PULSE_RATE 120"), heard(TIME + "100 120 50"));
        assertEquals(List.of("SPO2 89", "PULSE_RATE 240"), heard(TIME + "   89*   240*   50    SL PH"));
        assertEquals(List.of("SPO2 97", "PULSE_RATE 140"), heard("12-Nov-98 14:00:05 97 140 50"));
    }

    /// Peer bug 7: a line of dashes did not match, and the last value stayed.
    @Test
    void dashes_replaceTheLastValue() {
        assertEquals(
                List.of("SPO2 97", "PULSE_RATE 118", "SPO2 - NOT_AVAILABLE", "PULSE_RATE - NOT_AVAILABLE"),
                heard(TIME + "97 118 40", TIME + "--- --- ---"));
    }

    @Test
    void zeros_areMissing() {
        assertEquals(List.of("SPO2 - NOT_AVAILABLE", "PULSE_RATE - NOT_AVAILABLE"), heard(TIME + "0 0 0"));
    }

    /// A repeated group keeps its last match only: the first of two codes would be lost.
    @ParameterizedTest
    @CsvSource({
        "SO, SENSOR_OFF",
        "SD LB, SENSOR_DISCONNECTED",
        "LB SD, SENSOR_DISCONNECTED",
        "LP, NO_PULSE",
        "LM AS, NO_PULSE",
        "MO PS, SEARCHING",
        "AS MO SO LB, SENSOR_OFF"
    })
    void everyCodeOfALine_counts(String codes, String reason) {
        assertEquals("SPO2 - " + reason, heard(TIME + "97 118 40 " + codes).getFirst());
    }

    @Test
    void motion_marksTheNumbers() {
        assertEquals(List.of("SPO2 97 ARTIFACT", "PULSE_RATE 118 ARTIFACT"), heard(TIME + "97 118 40 MO"));
    }

    @Test
    void lowBattery_isToldOnce() {
        assertEquals(
                List.of("SPO2 97", "PULSE_RATE 118", "LOW_BATTERY 0", "SPO2 97", "PULSE_RATE 118"),
                heard(TIME + "97 118 40 LB", TIME + "97 118 40 LB"));
    }

    @Test
    void unknownCode_isCountedAndSaysNothing() {
        var wire = wire().receive(Wire.text(TIME + "97 118 40 ZZ"));
        assertEquals(List.of("SPO2 97", "PULSE_RATE 118"), wire.heard());
        assertEquals(1, wire.driver.counts().unknown());
    }

    /// Peer bug 6: the heading was matched without a blank behind `CRC:` only; the manual prints one.
    @ParameterizedTest
    @ValueSource(strings = {"CRC: XXXX", "CRC:1A2B"})
    void heading_tellsDeviceAndItsLimits(String crc) {
        assertEquals(
                List.of(
                        "IDENTIFIED 0 NPB-295 VERSION 2.0.0.0",
                        "NOTICE 0 device limits: SpO2 70-100%, PR 60-160BPM",
                        "SPO2 100",
                        "PULSE_RATE 120"),
                heard(
                        "NPB-295 VERSION 2.0.0.0 " + crc + " SpO2 Limit: 70-100% PR Limit: 60-160BPM",
                        "NPB-295 VERSION 2.0.0.0 " + crc + " SpO2 Limit: 70-100% PR Limit: 60-160BPM",
                        "TIME %SPO2 BPM PA Status",
                        TIME + "100 120 50"));
    }

    @Test
    void impossibleNumber_isAGap() {
        assertEquals(List.of("SPO2 - OUT_OF_RANGE", "PULSE_RATE 120"), heard(TIME + "970 120 50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"97 118", "97 118 40 S", "9x 118 40", "97 118 40 SO 12"})
    void damagedLine_isRefused(String columns) {
        assertEquals(List.of(), heard(TIME + columns));
    }

    @Test
    void streamStoppedByXoff_isStartedAgain() {
        var wire = wire();
        assertEquals("", wire.after(4999).says());
        assertEquals("11", wire.after(1).says());
        assertEquals("", wire.after(4999).says());
        wire.receive(Wire.text(TIME + "97 118 40"));
        assertEquals("", wire.after(4999).says());
        assertEquals("11", wire.after(1).says());
    }

    @Test
    void fasterLine_isAnotherName() {
        var fast = new NellcorDriver(NellcorDriver.FAST_BAUD);
        assertEquals("nellcor-ascii-19200", fast.name());
        assertEquals(19_200, fast.line().baud());
    }

    @Test
    void publishedLines_decodeToTheirColumns() throws Exception {
        var lines = Wire.vectors("nellcor_ascii_lines.txt").toArray(String[]::new);
        assertEquals(
                List.of(
                        "IDENTIFIED 0 NPB-295 VERSION 2.0.0.0",
                        "NOTICE 0 device limits: SpO2 70-100%, PR 60-160BPM",
                        "SPO2 100",
                        "PULSE_RATE 120",
                        "SPO2 100",
                        "PULSE_RATE 121",
                        "SPO2 89",
                        "PULSE_RATE 120",
                        "SPO2 - SENSOR_OFF",
                        "PULSE_RATE - SENSOR_OFF",
                        "SPO2 - SENSOR_DISCONNECTED",
                        "PULSE_RATE - SENSOR_DISCONNECTED",
                        "LOW_BATTERY 0",
                        "SPO2 - SEARCHING",
                        "PULSE_RATE - SEARCHING",
                        "BATTERY_OK 0"),
                heard(lines));
    }
}
