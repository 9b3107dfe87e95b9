package health.vigil.decode.oximeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import health.vigil.vital.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasimoDriverTest {
    private static final String DATE = "03/17/26 19:19:36";

    /// Values and gaps only.
    private static List<String> heard(String... lines) {
        return new Wire(new MasimoDriver())
                .receive(Wire.text(lines)).take().stream()
                        .filter(r -> !(r instanceof Reading.DeviceEvent))
                        .map(Wire::words)
                        .toList();
    }

    private static List<String> gaps(String reason) {
        return List.of("SPO2 - " + reason, "PULSE_RATE - " + reason, "PERFUSION_INDEX - " + reason);
    }

    /// Peer bug 5: one pattern for one model; the values of others, and EXC of all, were lost.
    @Test
    void everyModelsKeys_areReadByName() {
        assertEquals(
                List.of("SPO2 97", "PULSE_RATE 64", "PERFUSION_INDEX 11.82"),
                heard(DATE + " SPO2=097% BPM=064 PI=11.82% ALARM=00 EXC=800"));
        assertEquals(
                List.of("SPO2 - SENSOR_DISCONNECTED", "PULSE_RATE - SENSOR_DISCONNECTED"),
                heard(DATE + " SN=0000000001 SPO2=---% BPM=---% DESAT=-- PIDELTA=+-- ALARM=0000 EXC=000001"));
        assertEquals(
                List.of("SPO2 98", "PULSE_RATE 240", "PERFUSION_INDEX 20.00"),
                heard(DATE + " SN=0000000001 SPO2=098% BPM=240 PI=20.00% SPCO=01.0% SPMET=00.5% DESAT=01 PIDELTA=-02"
                        + " PVI=027 ALARM=0000 EXC=000800"));
        assertEquals(
                List.of("SPO2 98 QUESTIONABLE", "PULSE_RATE 123 QUESTIONABLE", "PERFUSION_INDEX 0.55 QUESTIONABLE"),
                heard(DATE + " SN=---------- SPO2=098% BPM=123 PI=00.55 SPCO=--% SPMET=--.-% SPHB=--.- SPOC=--"
                        + " RESVD=--- DESAT=-- PIDELTA=+-- PVI=--- ALARM=000000 EXC=0000C00 EXC1=00000000"));
    }

    /// Flags beat digits: digits beside "sensor off" are held ones.
    @Test
    void digitsBesideSensorOff_areAGap() {
        assertEquals(gaps("SENSOR_OFF"), heard(DATE + " SPO2=098% BPM=240 PI=20.00% ALARM=0000 EXC=000820"));
    }

    @ParameterizedTest
    @CsvSource({
        "000801, SENSOR_DISCONNECTED", "000802, SENSOR_FAULT", "000808, SEARCHING", "000820, SENSOR_OFF",
        "000828, SENSOR_OFF", "000880, SENSOR_FAULT", "000900, SENSOR_FAULT", "001800, CABLE_FAULT",
        "010800, CABLE_FAULT", "020800, SENSOR_FAULT", "040800, SENSOR_FAULT", "100800, SENSOR_FAULT",
        "000821, SENSOR_DISCONNECTED"
    })
    void exception_isTheReason(String exceptions, String reason) {
        assertEquals(gaps(reason), heard(DATE + " SPO2=098% BPM=140 PI=02.00% ALARM=0000 EXC=" + exceptions));
    }

    @ParameterizedTest
    @CsvSource({
        "000804, LOW_PERFUSION",
        "000810, ARTIFACT",
        "000840, ARTIFACT",
        "000C00, QUESTIONABLE",
        "000C14, ARTIFACT"
    })
    void poorSignal_marksTheNumbers(String exceptions, String quality) {
        assertEquals(
                "SPO2 98 " + quality,
                heard(DATE + " SPO2=098% BPM=140 PI=02.00% ALARM=0000 EXC=" + exceptions)
                        .getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"000800", "600800", "000A00"})
    void normalAndForeignBits_markNothing(String exceptions) {
        assertEquals(
                "SPO2 98",
                heard(DATE + " SPO2=098% BPM=140 ALARM=0000 EXC=" + exceptions).getFirst());
    }

    @Test
    void dashesWithoutAnyFlag_areGaps() {
        assertEquals(
                gaps("NOT_AVAILABLE"),
                heard(DATE + " SN=0000000001 SPO2=---% BPM=--- PI=--.--% SPCO=--.-% PVI=--- ALARM=0000 EXC=000000"));
    }

    /// The manual's trend lines show 000 for "none" with EXC=800.
    @Test
    void zeros_areMissingEvenWithoutException() {
        assertEquals(
                List.of("SPO2 - NOT_AVAILABLE", "PULSE_RATE - NOT_AVAILABLE"),
                heard(DATE + " SPO2=000% BPM=000 ALARM=0000 EXC=000800"));
    }

    @Test
    void trendDownload_isNeverTakenForLive() throws Exception {
        assertEquals(List.of(), heard("09/21/08 09:56:12 SpO2=097 PR=069 PI=04.69 EXC=800:SET"));
        assertEquals(
                List.of(), heard(Wire.vectors("masimo_rad8_trend_lines.txt").toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " SPO2=97% BPM=140 ALARM=0000 EXC=000800",
                " SPO2=097% BPM=14 ALARM=0000 EXC=000800",
                " SPO2=097% BPM=140 ALARM=0000",
                " SPO2=097% BPM=140 ALARM=0000 EXC=00G800",
                " SPO2=097% BPM=140 PI=2.00 ALARM=0000 EXC=000800",
                " SPO2=097% BPM=140 BPM=150 ALARM=0000 EXC=000800",
                " SPO2=097% BPM140 ALARM=0000 EXC=000800"
            })
    void damagedLine_isRefused(String fields) {
        var wire = new Wire(new MasimoDriver()).receive(Wire.text(DATE + fields));
        assertEquals(List.of(), wire.heard());
        assertEquals(1, wire.driver.counts().badChecksums());
    }

    @Test
    void zeroBytesAndHalfALine_beforeTheFirst_areSkipped() {
        var wire = new Wire(new MasimoDriver());
        wire.receive(Wire.bytes("00 00"), "PM=064 ALARM=0000 EXC=000800\r\n".getBytes(StandardCharsets.US_ASCII));
        wire.receive(Wire.bytes("00 00 00"), Wire.text(DATE + " SPO2=097% BPM=140 ALARM=0000 EXC=000800"));
        assertEquals(List.of("SPO2 97", "PULSE_RATE 140"), wire.heard());
    }

    @Test
    void reading_carriesTheMomentOfItsLinesFirstCharacter() {
        var line = Wire.text(DATE + " SPO2=097% BPM=140 ALARM=0000 EXC=000800");
        var wire = new Wire(new MasimoDriver()).receive(line);
        wire.take();
        wire.after(1000);
        for (byte one : line) wire.receive(new byte[] {one}).after(1);
        assertEquals(Wire.at(1000), wire.take().getFirst().at());
    }

    @Test
    void serialNumber_alarmsAndBattery_areToldWhenTheyChange() {
        var wire = new Wire(new MasimoDriver());
        var words = new ArrayList<String>();
        for (int alarms : new int[] {0, 0x12, 0x12, 0x52, 0}) {
            wire.receive(MasimoLine.print(DATE, 97, 140, 1.0, alarms, 0x800).getBytes(StandardCharsets.US_ASCII));
            words.addAll(wire.heard().stream()
                    .filter(w -> !w.startsWith("SPO2") && !w.startsWith("P"))
                    .toList());
        }
        assertEquals(
                List.of(
                        "IDENTIFIED 0 Masimo 0000000001",
                        "NOTICE 0 ALARM=12",
                        "LOW_BATTERY 0",
                        "BATTERY_OK 0",
                        "NOTICE 0 ALARM=00"),
                words);
    }

    @Test
    void neverSaysAnything() {
        assertEquals("", new Wire(new MasimoDriver()).after(60_000).says());
    }

    @Test
    void publishedLines_decodeAsTheirModelsMeanThem() throws Exception {
        var lines = Wire.vectors("masimo_ascii1_lines.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(MasimoDriverTest::heard)
                .toList();
        assertEquals(5, lines.size());
        assertEquals(List.of("SPO2 97", "PULSE_RATE 64", "PERFUSION_INDEX 11.82"), lines.get(0));
        assertEquals("SPO2 - SENSOR_DISCONNECTED", lines.get(1).getFirst());
        assertEquals(gaps("SENSOR_OFF"), lines.get(2));
        assertEquals(gaps("NOT_AVAILABLE"), lines.get(3));
        assertTrue(lines.get(4).contains("PULSE_RATE 123 QUESTIONABLE"));
    }
}
