package health.vigil.decode.cuff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The replies are ours, made from the field tables of the maker's document as its users quote it.
class DinamapDriverTest {
    private final Wire wire = new Wire(new DinamapDriver(true));

    private static byte[] bytes(String line) {
        return (line + "\r").getBytes(StandardCharsets.US_ASCII);
    }

    private List<String> heard(String... replies) {
        for (var reply : replies) wire.receive(bytes(DinamapLines.checked(reply)));
        return wire.heard();
    }

    /// What is asked, as a person reads it.
    private String asks() {
        return new String(wire.driver.due(wire.now), StandardCharsets.US_ASCII).strip();
    }

    @Test
    void publishedCommands_areThoseWeSend() throws Exception {
        var known =
                Wire.frames("dinamap_ascii_vectors.txt").stream().map(Wire::hex).toList();
        for (var command : new String[] {
            DinamapLines.START, DinamapLines.STOP, DinamapLines.PRESSURE, DinamapLines.SATURATION, DinamapLines.PULSE
        }) assertTrue(known.contains(Wire.hex(bytes(DinamapLines.checked(command)))), command);
        assertEquals(" TC!:", DinamapLines.checked(DinamapLines.TEMPERATURE));
    }

    @Test
    void everyQuantity_isAskedForEachSecond_oneAfterTheOther() {
        assertEquals("NA!2", asks());
        assertEquals("", asks());
        heard(" NA0109999000000000");
        assertEquals("OA!3", asks());
        heard(" OA1097908");
        assertEquals("RA!6", asks());
        wire.after(300);
        assertEquals("", asks());
        wire.after(100);
        assertEquals("TC!:", asks());
        heard(" TC00A9999900000");
        assertEquals("", asks());
        wire.after(600);
        assertEquals("NA!2", asks());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ' OA1097908'        | SPO2 97
        ' RA2156'           | PULSE_RATE 156
        ' TC00A0001209860'  | TEMPERATURE 37.0
        ' TC01A0000109960'  | TEMPERATURE 37.6
        """)
    void everyQuantity_isRead(String reply, String words) {
        assertEquals(List.of(words), heard(reply));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ' OA0097908' | SPO2 - NOT_AVAILABLE
        ' OA3000008' | SPO2 - NOT_AVAILABLE
        ' OA6097908' | SPO2 - SENSOR_OFF
        ' OA1000908' | SPO2 - NOT_AVAILABLE
        ' OA1---908' | SPO2 - NOT_AVAILABLE
        ' OA1101908' | SPO2 - OUT_OF_RANGE
        ' RA3080'    | PULSE_RATE - NOT_AVAILABLE
        ' RA2-99'    | PULSE_RATE - NOT_AVAILABLE
        ' RA2000'    | PULSE_RATE - NOT_AVAILABLE
        """)
    void missingNumber_hasItsReason_onceThereWasOne(String reply, String words) {
        assertEquals(List.of(), heard(reply));
        heard(" OA1097908", " RA2140");
        assertEquals(List.of(words), heard(reply));
    }

    @Test
    void determination_fromBusyToNumbers() {
        assertEquals(List.of(), heard(" NA1109999000000000"));
        assertEquals(List.of("CUFF_STARTED 0"), heard(" NA0109999000000000"));
        assertEquals(List.of(), heard(" NA0109999000000000"));
        assertEquals(
                List.of("CUFF_DONE 0", "NIBP_SYSTOLIC 105", "NIBP_DIASTOLIC 62", "NIBP_MEAN 78"),
                heard(" NA1100001105062078"));
        assertEquals(List.of(), heard(" NA1100002105062078"));
    }

    @Test
    void equalNumbersTwiceInARow_areTwoDeterminations() {
        heard(" NA1100001105062078", " NA1100300105062078", " NA0100301105062078");
        assertEquals(4, heard(" NA1100001105062078").size());
    }

    @Test
    void resultThatStandsThere_isShownWithItsAge() {
        wire.receive(bytes(DinamapLines.checked(" NA1100120105062078")));
        for (var reading : wire.take())
            assertTrue(reading instanceof Reading.Measured m && m.ageMillis() == 120_000, reading.toString());
    }

    @ParameterizedTest
    @CsvSource({"3,determination failed", "4,cuff not filled in time", "6,took too long", "9,status 9"})
    void failedDetermination_isToldOnce(char status, String words) {
        heard(" NA1100060105062078", " NA0100061105062078");
        var failed = " NA" + status + "100062105062078";
        assertEquals(List.of("CUFF_FAILED " + (int) status + " " + words), heard(failed));
        assertEquals(List.of(), heard(failed));
    }

    @Test
    void determinationThatEndsWithTheOldResult_failed() {
        heard(" NA1100060105062078", " NA0100061105062078");
        assertEquals(List.of("CUFF_FAILED 0 stopped without a result"), heard(" NA1100070105062078"));
    }

    @Test
    void impossibleResult_isRefused() {
        heard(" NA0100061105062078");
        assertEquals(List.of("CUFF_FAILED 0 impossible result"), heard(" NA1100001062105078"));
    }

    @Test
    void predictedTemperature_isToldOnce_aWatchedOneAgainAndAgain() {
        assertEquals(List.of("TEMPERATURE 37.0"), heard(" TC00A0001209860"));
        assertEquals(List.of(), heard(" TC00A0001309860"));
        assertEquals(List.of("TEMPERATURE - SENSOR_DISCONNECTED"), heard(" TC40A0001309860"));
        assertEquals(List.of(), heard(" TC40A0001309860"));
        assertEquals(List.of("TEMPERATURE 37.6"), heard(" TC01B0000109960"));
        assertEquals(List.of("TEMPERATURE 37.6"), heard(" TC01B0000109960"));
    }

    @Test
    void start_onlyInTheModeTheMonitorIsIn() {
        assertFalse(wire.driver.order(CuffOrder.START_PEDIATRIC), "nothing known yet");
        heard(" NA1200060105062078");
        assertFalse(wire.driver.order(CuffOrder.START_PEDIATRIC), "set to neonates");
        assertTrue(wire.driver.order(CuffOrder.START_NEONATAL));
        assertEquals("NC0!E", asks());
        assertFalse(wire.driver.order(CuffOrder.START_NEONATAL), "one at a time");
    }

    @Test
    void startThatIsNotFollowed_isReported() {
        heard(" NA1100060105062078");
        wire.driver.order(CuffOrder.START_PEDIATRIC);
        asks();
        for (int second = 61; second < 65; second++) assertEquals(List.of(), heard(" NA11000" + second + "105062078"));
        assertEquals(List.of("CUFF_FAILED 0 no answer: start"), heard(" NA1100065105062078"));
    }

    @Test
    void stop_isAlwaysTaken_butOnlyWithControl() {
        assertTrue(wire.driver.order(CuffOrder.ABORT));
        assertEquals("ND!5", asks());
        assertFalse(new DinamapDriver(false).order(CuffOrder.ABORT));
    }

    @Test
    void stopThatIsNotFollowed_isSentAgain_andThenReported() {
        heard(" NA1100060105062078", " NA0100061105062078");
        wire.driver.order(CuffOrder.ABORT);
        var said = new StringBuilder(asks());
        var told = new ArrayList<String>();
        for (int second = 62; second < 72; second++) {
            told.addAll(heard(" NA01000" + second + "105062078"));
            var says = asks();
            if (says.startsWith("ND")) said.append(' ').append(says);
        }
        assertEquals("ND!5 ND!5 ND!5", said.toString());
        assertEquals(List.of("CUFF_FAILED 0 no answer: stop", "CUFF_STARTED 0"), told, "and it squeezes on");
    }

    @Test
    void checkThatDoesNotFit_isCounted_andTheNextLineRead() {
        heard(" OA1097908");
        wire.receive(bytes(DinamapLines.checked(" OA1097908").replace('7', '1')));
        assertEquals(List.of(), wire.heard());
        assertEquals(1, wire.driver.counts().badChecksums());
        assertEquals(List.of("SPO2 93"), heard(" OA1093908"));
    }

    @Test
    void monitorThatSendsNoChecks_isRead_untilItSendsOne() {
        wire.receive(bytes(" OA1097908"));
        assertEquals(List.of("SPO2 97"), wire.heard());
        heard(" OA1097908");
        wire.receive(bytes(" OA1088908"));
        assertEquals(List.of(), wire.heard());
    }
}
