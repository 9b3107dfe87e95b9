package health.vigil.decode.oximeter.nonin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.decode.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoninTextDriverTest {
    private static List<String> heard(String... lines) {
        return new Wire(new NoninTextDriver()).receive(Wire.text(lines)).heard();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPO2=097 HR=072",
                "SPO2=097 HR=072*",
                "SPO2=097 HR=072 F",
                "SPO2=097 HR=072* F",
                "SPO2=097 HR=072 F*",
                "14:00:05 SPO2=097 HR=072 B",
                "14:00:05   SPO2=097   HR=072  "
            })
    void everyDocumentedForm_isRead(String line) {
        assertEquals(List.of("SPO2 97", "PULSE_RATE 72"), heard(line));
    }

    @Test
    void dashes_areGaps() {
        assertEquals(List.of("SPO2 - NOT_AVAILABLE", "PULSE_RATE - NOT_AVAILABLE"), heard("SPO2=--- HR=---"));
        assertEquals(List.of("SPO2 97", "PULSE_RATE - NOT_AVAILABLE"), heard("SPO2=097 HR=---"));
    }

    /// A breath mark without a CO2 number must not end a no-breath alarm.
    @Test
    void breathMark_isNoBreathEvent() {
        assertEquals(2, heard("14:00:05 SPO2=097 HR=072 B").size());
    }

    @Test
    void headerAndHalfLines_areSkipped() {
        assertEquals(
                List.of("SPO2 93", "PULSE_RATE 156"),
                heard("NONIN AVANT 12-NOV-98 14:00", "097 HR=072", "SPO2=097 HR=0", "SPO2=0", "SPO2=093 HR=156"));
    }

    @Test
    void lineThatStartsInAnother_isReadFromItsBeginning() {
        assertEquals(List.of("SPO2 93", "PULSE_RATE 156"), heard("SPO2=097 HSPO2=093 HR=156"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SPO2=97 HR=072", "SPO2=097 HR=72", "SPO2=0970 HR=072", "SPO2=097 HR=072X", "SPO2=-97 HR=072"})
    void lostOrStrangeCharacters_costTheLine(String line) {
        assertEquals(List.of(), heard(line));
    }

    @Test
    void damageInALine_costsIt() {
        var wire = new Wire(new NoninTextDriver());
        wire.receive("SPO2=097 ".getBytes(java.nio.charset.StandardCharsets.US_ASCII), Wire.bytes("00"));
        wire.receive(Wire.text("HR=072", "SPO2=096 HR=071"));
        assertEquals(List.of("SPO2 96", "PULSE_RATE 71"), wire.heard());
    }

    @Test
    void publishedLines_areRead() throws Exception {
        var lines = Wire.vectors("medical_lines_misc.txt").stream()
                .filter(line -> line.contains("SPO2=") && line.contains(" HR="))
                .toArray(String[]::new);
        assertEquals(2 * lines.length, heard(lines).size());
    }
}
