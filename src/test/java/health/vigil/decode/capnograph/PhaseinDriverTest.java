package health.vigil.decode.capnograph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.decode.Wire;
import health.vigil.vital.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseinDriverTest {
    private static final int MISSING = PhaseinFrames.MISSING;

    private final Wire wire = new Wire(new PhaseinDriver());

    private List<String> heard(int set, int status, int... slow) {
        return wire.receive(PhaseinFrames.frame(set, status, 5, slow)).heard();
    }

    @Test
    void publishedVectors_areReadAsListed() throws Exception {
        for (var line : Wire.vectors("phasein_irma_synthetic.txt"))
            if (line.startsWith("AA")) wire.receive(Wire.bytes(line.substring(0, line.indexOf(';'))));
        assertEquals(3, wire.driver.counts().frames());
        assertEquals(List.of("FICO2 0", "ETCO2 38", "RESPIRATION_RATE - NOT_AVAILABLE", "NO_BREATH 30"), wire.heard());
    }

    @Test
    void mmHg_followFromTheReportedPressure() {
        assertEquals(List.of("ETCO2 38"), heard(PhaseinFrames.EXPIRED, 0, 50));
        assertEquals(List.of("RESPIRATION_RATE 18"), heard(PhaseinFrames.GENERAL, 0, 18, 2, 0, 0, 3, 32));
        assertEquals(List.of("ETCO2 30"), heard(PhaseinFrames.EXPIRED, 0, 50));
        assertEquals(List.of("RESPIRATION_RATE 18"), heard(PhaseinFrames.GENERAL, 0, 18, 2, 0, 0, 0, 0));
        assertEquals(List.of("ETCO2 30"), heard(PhaseinFrames.EXPIRED, 0, 50), "no pressure changes nothing");
    }

    @Test
    void noData_isAGap() {
        assertEquals(List.of("ETCO2 - NOT_AVAILABLE"), heard(PhaseinFrames.EXPIRED, 0, MISSING));
        assertEquals(List.of("FICO2 - NOT_AVAILABLE"), heard(PhaseinFrames.INSPIRED, 0, MISSING));
    }

    @ParameterizedTest
    @CsvSource({"64, SENSOR_FAULT", "16, SENSOR_OFF", "80, SENSOR_FAULT"})
    void statusThatSpoilsNumbers_outweighsThem(int status, String reason) {
        assertEquals(List.of("ETCO2 - " + reason), heard(PhaseinFrames.EXPIRED, status, 50));
        for (var now : new int[] {status, 0, 0}) wire.receive(PhaseinFrames.frame(5, now, 5));
        var missing = (int) Reading.Waveform.MISSING;
        assertEquals(List.of(missing, missing, 380, 380), Wire.samples(wire.take()));
    }

    @Test
    void apnoea_isToldWithItsSeconds_butNotByASensorThatIsOff() {
        assertEquals(
                List.of("RESPIRATION_RATE - NOT_AVAILABLE", "NO_BREATH 21"),
                heard(PhaseinFrames.GENERAL, PhaseinFrames.APNEA, MISSING, 21));
        assertEquals(
                List.of("RESPIRATION_RATE - SENSOR_OFF"),
                heard(PhaseinFrames.GENERAL, PhaseinFrames.APNEA | PhaseinFrames.CHECK_ADAPTER, MISSING, 21));
    }

    @Test
    void unspecifiedAccuracy_isQuestionable() {
        assertEquals(List.of("ETCO2 38 QUESTIONABLE"), heard(PhaseinFrames.EXPIRED, PhaseinFrames.INACCURATE, 50));
    }

    @Test
    void sensorThatSleeps_isAskedToMeasure_everyFiveSeconds() {
        assertEquals("AA 55 00 02 FE", wire.says());
        assertEquals("", wire.after(4999).says());
        assertEquals("AA 55 00 02 FE", wire.after(1).says());
        wire.after(3000).receive(PhaseinFrames.frame(2, 0, 0));
        assertEquals("", wire.after(4999).says());
    }

    @Test
    void rateAbove127_isWhole() {
        assertEquals(List.of("RESPIRATION_RATE 130"), heard(PhaseinFrames.GENERAL, 0, 130, 0, 0, 0, 3, 245));
    }
}
