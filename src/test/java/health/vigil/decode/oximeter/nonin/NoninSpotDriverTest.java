package health.vigil.decode.oximeter.nonin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.decode.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoninSpotDriverTest {
    private static final String TIME = "20121110090807";

    private static List<String> heard(byte[]... records) {
        return new Wire(new NoninSpotDriver()).receive(records).heard();
    }

    /// SPA, the mark of a high-quality measurement, is set in it.
    @Test
    void publishedVector_decodesToItsCaption() {
        var vector = Wire.bytes("00 02 00 0D 00 0E 20 12 11 10 09 08 07 00 02 00 00 48 00 61 16 03");
        assertEquals(List.of("SPO2 97", "PULSE_RATE 72"), heard(vector));
        assertArrayEquals(vector, NoninSpotFrames.record(TIME, 0x0200, 72, 97));
    }

    @Test
    void storedMeasurement_isNeverShownAsLive() {
        assertEquals(
                List.of("NOTICE 0 stored measurement of 20121110090807, not shown"),
                heard(NoninSpotFrames.record(TIME, NoninSpotFrames.STORED, 72, 97)));
    }

    @Test
    void noMeasurement_isAGap() {
        assertEquals(
                List.of("SPO2 - MEASUREMENT_FAILED", "PULSE_RATE - MEASUREMENT_FAILED"),
                heard(NoninSpotFrames.record(TIME, NoninSpotFrames.NO_MEASUREMENT, 72, 97)));
        assertEquals(
                List.of("SPO2 - MEASUREMENT_FAILED", "PULSE_RATE - MEASUREMENT_FAILED"),
                heard(NoninSpotFrames.record(TIME, 0, 511, 127)));
    }

    @ParameterizedTest
    @ValueSource(ints = {127, 128, 140, 255, 256, 300})
    void pulseRateAbove127_isWhole(int rate) {
        assertEquals(List.of("SPO2 97", "PULSE_RATE " + rate), heard(NoninSpotFrames.record(TIME, 0, rate, 97)));
    }

    @Test
    void lowBattery_isTold() {
        assertEquals(
                List.of("SPO2 97", "PULSE_RATE 72", "LOW_BATTERY 0"),
                heard(NoninSpotFrames.record(TIME, NoninSpotFrames.LOW_BATTERY, 72, 97)));
    }

    @Test
    void format_isAskedForOnceAfterOpening() {
        var wire = new Wire(new NoninSpotDriver());
        assertEquals("02 70 02 02 0D 03", wire.says());
        assertEquals("", wire.after(60_000).says());
        assertEquals(
                List.of("SPO2 97", "PULSE_RATE 72"),
                wire.receive(Wire.bytes("06"), NoninSpotFrames.record(TIME, 0, 72, 97))
                        .heard());
    }
}
