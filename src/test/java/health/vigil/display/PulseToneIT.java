package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pulse tone (requirement R29): a beat for each rise of the wave, a pitch that falls with SpO2, none made up.
class PulseToneIT {
    private static Clinic clinic;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = new Browser(true);
        clinic = new Clinic("Bed 1");
        browser.open(clinic.url("/css/base.css"));
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) browser.close();
        if (clinic != null) clinic.close();
    }

    /// Beats in ten seconds of a wave at 75 Hz; `wave` computes a sample of the beat's phase, 0 to 1.
    private static Object beats(double perMinute, String wave) {
        return browser.script("""
            const {Beats} = await import('/js/beats.js');
            const beats = new Beats();
            const random = (seed => () => (seed = seed * 16807 %% 2147483647) / 2147483647)(7);
            let count = 0;
            for (let i = 0; i < 750; i++) {
                const phase = i / 75 * %s / 60 %% 1;
                if (beats.push(Math.round(%s), i * 1000 / 75)) count++;
            }
            return count;\
            """.formatted(perMinute, wave));
    }

    private static final String PLETH =
            "40 + 60 * Math.exp(-((phase - 0.2) ** 2) / 0.01) + 25 * Math.exp(-((phase - 0.55) ** 2) / 0.01)";

    @ParameterizedTest
    @CsvSource({"45, 7", "60, 10", "104, 17", "180, 30", "240, 40"})
    void wave_givesOneBeatForEachPulse_theNotchGivesNone(double perMinute, int beats) {
        assertEquals(beats, ((Number) beats(perMinute, PLETH)).intValue(), 1);
    }

    @Test
    void noisyWave_givesTheSameBeats() {
        assertEquals(17, ((Number) beats(104, PLETH + " + 6 * random()")).intValue(), 1);
    }

    @Test
    void waveThatGrowsWeak_isFollowed() {
        assertEquals(17, ((Number) beats(104, "(" + PLETH + ") / (1 + i / 250)")).intValue(), 2);
    }

    @Test
    void flatLineAndDeviceNoise_giveNone() {
        assertEquals(0, ((Number) beats(104, "50")).intValue());
        assertEquals(0, ((Number) beats(104, "50 + 3 * random()")).intValue());
    }

    @ParameterizedTest
    @CsvSource({"100, 880", "90, 622", "80, 440", "60, 220", "5, 150"})
    void pitch_fallsWithSpo2(double percent, long hertz) {
        assertEquals(
                hertz,
                browser.script("const {pitch} = await import('/js/pulsetone.js'); return Math.round(pitch(" + percent
                        + "));"));
    }
}
