package health.vigil.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of numbers: what arrives when, and what is refused with which words.
class NumericsFileTest {
    @TempDir
    private Path folder;

    private Recording read(String text) throws IOException {
        return NumericsFile.read(Files.writeString(folder.resolve("case.csv"), text));
    }

    private static String told(Recording recording) {
        return recording.readings().stream().map(NumericsFileTest::told).collect(Collectors.joining("\n"));
    }

    private static String told(Reading reading) {
        var at = reading.at().wallMillis() + " ";
        return switch (reading) {
            case Reading.Measured m -> at + m.vital() + " " + m.vital().format(m.value());
            case Reading.Gap gap -> at + gap.vital() + " gap: " + gap.reason().words();
            case Reading.Waveform w -> throw new AssertionError("a wave of numbers");
            case Reading.DeviceEvent e -> throw new AssertionError("an event of numbers");
        };
    }

    @Test
    void everyColumn_isReadByItsHeader() throws IOException {
        assertEquals(
                """
                0 SPO2 97
                0 PULSE_RATE 110
                0 HEART_RATE 111
                0 RESPIRATION_RATE 22
                0 ETCO2 38
                0 NIBP_SYSTOLIC 95
                0 NIBP_DIASTOLIC 55
                0 NIBP_MEAN 68
                0 TEMPERATURE 36.8\
                """, told(read("t_s,spo2,pr,hr,rr,etco2,sys,dia,map,temp\n" + "0,97,110,111,22,38,95,55,68,36.8\n")));
    }

    @Test
    void headersInQuotesCapitalsAndAnotherOrder_areUnderstood() throws IOException {
        assertEquals("""
            0 PULSE_RATE 110
            0 SPO2 97\
            """, told(read("\ufeff\"t_s\",\"PR\",\"SpO2\"\r\n\"0\", 110 ,\"97\"\r\n")));
    }

    @Test
    void emptyCellNanAndNa_areNothing_andAZeroOfTheOximeterIsAGap() throws IOException {
        assertEquals(
                """
                0 SPO2 97
                1 RESPIRATION_RATE 0
                4 SPO2 gap: not available
                4 PULSE_RATE gap: not available\
                """,
                told(read("t_s,spo2,pr,rr\n"
                        + "0,97,,\n"
                        + "0.001,,NaN,0\n"
                        + "0.002,na,NA,nan\n\n"
                        + "0.003,,,\n"
                        + "0.004,0,0,\n")));
    }

    @Test
    void otherColumns_arePassedOverAndNamed() throws IOException {
        assertEquals(
                List.of("columns passed over: tcco2_mmHg, remark"),
                read("t_s,tcco2_mmHg,spo2,remark\n0,41.2,97,asleep\n").notes());
    }

    @Test
    void gzip_isReadByItsFirstBytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write("t_s,spo2\n0,97\n".getBytes(StandardCharsets.UTF_8));
        }
        var file = Files.write(folder.resolve("any.name"), bytes.toByteArray());
        assertEquals("0 SPO2 97", told(NumericsFile.read(file)));
    }

    @Test
    void rowsOfOneTime_areSpreadUntilTheNext() throws IOException {
        var recording = read("t_s,spo2\n0,91\n0,92\n0,93\n3,94\n3,95\n3,96\n");
        assertEquals(
                List.of(0L, 1000L, 2000L, 3000L, 4000L, 5000L),
                recording.readings().stream().map(r -> r.at().wallMillis()).toList());
        assertEquals(List.of("up to 3 rows bear one time; spread evenly until the next"), recording.notes());
        assertEquals(6000, recording.lengthMillis());
    }

    @Test
    void lengthAndUsualStep_outlastAHole() throws IOException {
        var recording = read("t_s,spo2\n10,97\n12,97\n14,97\n60,97\n62,97\n");
        assertEquals(2000, recording.periodMillis());
        assertEquals(54_000, recording.lengthMillis());
    }

    @Test
    void wrongCells_areNamedWithLineColumnValueRuleAndNextStep() {
        assertRefused(
                "t_s,spo2,pr\n0,97,110\n1,x7,110\n2,104,110\n3,97,5\n4,97\nx,97,110\n2,97,110\n",
                "case.csv: line 3, spo2: 'x7' is no number; write a number, or leave the cell empty where nothing was"
                        + " measured",
                "case.csv: line 4, spo2: '104' is outside 0 to 100 %; correct it, or leave the cell empty where nothing"
                        + " was measured",
                "case.csv: line 5, pr: '5' is outside 18 to 350 /min; correct it, or leave the cell empty where nothing"
                        + " was measured",
                "case.csv: line 6: has 2 cells; write 3 as in the header",
                "case.csv: line 7, t_s: 'x' is no time; write seconds, 0 or more",
                "case.csv: line 8, t_s: '2' is before the row above; order the rows by time");
    }

    @Test
    void wrongHeaders_areRefused() {
        assertRefused(
                "time,spo2\n0,97\n",
                "case.csv: line 1: 'time' is the first column; begin with t_s, the time in seconds");
        assertRefused(
                "t_s,sp02\n0,97\n",
                "case.csv: line 1: has no column that is understood; name columns spo2, pr, hr, rr, etco2, sys, dia,"
                        + " map, temp");
        assertRefused("t_s,spo2,SPO2\n0,97,97\n", "case.csv: line 1, SPO2: is there twice; take one away");
        assertRefused("t_s,spo2\n", "case.csv: line 1: has no row of numbers; record something");
    }

    @Test
    void aFileOfNothingButMistakes_endsAfterTwenty() {
        var found = assertThrows(RecordingException.class, () -> read("t_s,spo2\n" + "x,97\n".repeat(1000)));
        assertEquals(20, found.cells().size());
    }

    @Test
    void absentFile_isNamed() {
        var found = assertThrows(RecordingException.class, () -> NumericsFile.read(folder.resolve("nowhere.csv")));
        assertTrue(found.getMessage().contains("nowhere.csv: cannot be read"), found.getMessage());
    }

    private void assertRefused(String text, String... words) {
        var found = assertThrows(RecordingException.class, () -> read(text));
        assertEquals(
                List.of(words),
                found.cells().stream().map(RecordingException.Cell::toString).toList());
    }
}
