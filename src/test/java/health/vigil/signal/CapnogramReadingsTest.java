package health.vigil.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Reading.Waveform;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapnogramReadingsTest {
    @ParameterizedTest
    @CsvSource({"20,6", "20,12", "20,24", "20,40", "20,60", "20,80", "100,6", "100,24", "100,60", "100,90"})
    void steadyBreathing_isCountedExactly(int hertz, double perMinute) {
        var trace = new Capnogram(hertz, true).breathe(60, perMinute, 38);
        assertEquals(perMinute, trace.breaths().size(), 1);
        assertEquals(perMinute, trace.lastRate(), 0.02 * perMinute);
        for (var rate : trace.rates()) assertEquals(perMinute, rate.value(), 0.1 * perMinute);
    }

    @Test
    void breath_endsWithTheExhalation_andCarriesItsPeak() {
        var breath = new Capnogram(20, true).breathe(10, 12, 38).breaths().getFirst();
        assertEquals(Kind.BREATH, breath.kind());
        assertEquals(38, breath.value(), 0.5);
        assertEquals(5, breath.at().nanos() / 1e9, 0.2);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100})
    void noiseAndRaisedBaseline_changeNothing(int hertz) {
        var trace = new Capnogram(hertz, true).baseline(6).noise(3).breathe(120, 20, 40);
        assertEquals(40, trace.breaths().size(), 1);
    }

    @Test
    void shallowBreathing_isStillBreathing() {
        assertEquals(20, new Capnogram(20, true).breathe(60, 20, 10).breaths().size(), 1);
    }

    @Test
    void noiseWithoutBreath_isNoBreath() {
        assertEquals(List.of(), new Capnogram(20, true).noise(3.5).still(300).readings());
    }

    @Test
    void neverBreathed_hasNoRate() {
        assertEquals(List.of(), new Capnogram(20, true).still(120).rates());
    }

    @Test
    void dentInThePlateau_isOneBreath() {
        var trace = new Capnogram(20, true).breathe(30, 20, 40);
        var before = trace.breaths().size();
        trace.breathe(1.5, 20, 40).breathe(0.3, 600, 24).breathe(1.5, 20, 40);
        assertTrue(trace.breaths().size() <= before + 2);
    }

    /// As in a child of ten who breathes ten times a minute: the gas of the pause goes up and down with the heart.
    @ParameterizedTest
    @ValueSource(ints = {20, 100})
    void heartWavesInThePause_areNoBreaths(int hertz) {
        var trace = new Capnogram(hertz, true).breathe(30, 12, 40).still(1);
        var before = trace.breaths().size();
        trace.breatheWithHeartWaves(20, 7, 24).still(1);
        assertEquals(before + 20, trace.breaths().size());
    }

    @Test
    void cleftInThePlateau_isNoEnd() {
        var trace = new Capnogram(20, true).breathe(30, 20, 40).still(1);
        var before = trace.breaths().size();
        trace.slope(0.3, 0, 40)
                .slope(0.3, 40, 16)
                .slope(0.3, 16, 40)
                .slope(0.3, 40, 0)
                .still(1);
        assertEquals(before + 1, trace.breaths().size());
    }

    /// A valve that leaks all at once: no breath waits until the old floor has left the window.
    @Test
    void floorThatRises_costsNoBreath() {
        var trace = new Capnogram(20, true).breathe(30, 20, 40);
        var before = trace.breaths().size();
        trace.baseline(10).breathe(30, 20, 30);
        assertEquals(before + 10, trace.breaths().size(), 1);
    }

    @Test
    void zeroThatDrifts_costsNoBreath() {
        var trace = new Capnogram(20, true);
        for (int i = 0; i < 40; i++) trace.baseline(0.5 * (i < 20 ? i : 40 - i)).breathe(3, 20, 38);
        assertEquals(40, trace.breaths().size(), 1);
    }

    @Test
    void shallowBreathAfterDeepOnes_isABreath() {
        var trace = new Capnogram(20, true).breathe(30, 20, 40);
        var before = trace.breaths().size();
        assertEquals(before + 5, trace.breathe(15, 20, 22).breaths().size(), 1);
    }

    /// A spike taken for a breath would restart the wait for a no-breath alarm.
    @Test
    void spikeDuringAPause_isNoBreath() {
        var trace = new Capnogram(100, true).breathe(60, 24, 38).still(5);
        var before = trace.breaths().size();
        trace.breathe(0.1, 600, 30).still(5);
        assertEquals(before, trace.breaths().size());
    }

    @Test
    void slowing_showsBeforeTheNextBreath() {
        var trace = new Capnogram(20, true).breathe(60, 24, 38).still(10);
        assertEquals(60 / 9.7, trace.lastRate(), 0.6);
    }

    @Test
    void stopping_fallsToZeroWithinTheWindow() {
        var trace = new Capnogram(20, true).breathe(60, 24, 38).still(31);
        assertTrue(trace.lastRate() > 0 && trace.lastRate() < 4);
        assertEquals(0, trace.still(3).lastRate());
        assertEquals(0, trace.still(600).lastRate());
    }

    @Test
    void rate_neverRisesDuringAPause() {
        var trace = new Capnogram(20, true).breathe(60, 24, 38);
        var from = trace.rates().size();
        var during = trace.still(60).rates().stream().skip(from).toList();
        for (int i = 1; i < during.size(); i++)
            assertTrue(during.get(i).value() <= during.get(i - 1).value() + 1e-9, "second " + i);
        assertEquals(60, during.size(), 2);
    }

    @Test
    void firstBreathAfterAPause_isFound() {
        var trace = new Capnogram(20, true).breathe(60, 24, 38).still(45);
        var before = trace.breaths().size();
        assertEquals(before + 1, trace.breathe(3.2, 20, 25).breaths().size());
    }

    @Test
    void breathsWhileNothingIsMeasured_areNotInvented() {
        var trace = new Capnogram(20, true).breathe(30, 20, 38);
        var before = trace.breaths().size();
        assertEquals(before, trace.missing(60).breaths().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void holeInTheSamples_makesTheRateUnknownOnce(boolean told) {
        var trace = new Capnogram(20, true).breathe(31, 20, 38);
        if (told) trace.missing(5);
        else trace.silent(5);
        var gaps = trace.breathe(6, 20, 38).readings().stream()
                .filter(Reading.Gap.class::isInstance)
                .toList();
        assertEquals(1, gaps.size());
        assertEquals(Vital.RESPIRATION_RATE, ((Reading.Gap) gaps.getFirst()).vital());
        assertEquals(20, trace.breathe(20, 20, 38).lastRate(), 0.5);
    }

    @Test
    void fewMissingSamples_costNoBreath() {
        var trace = new Capnogram(20, true);
        for (int i = 0; i < 20; i++) trace.breathe(3, 20, 38).missing(0.2);
        assertEquals(20, trace.breaths().size(), 1);
    }

    @Test
    void exhalationCutByAHole_isNoBreath() {
        var trace = new Capnogram(20, true).breathe(30, 20, 38).still(1);
        var before = trace.breaths().size();
        trace.breathe(2, 20, 38).silent(10).still(10);
        assertEquals(before, trace.breaths().size());
    }

    @Test
    void rate_isLeftToTheDeviceIfItHasOne() {
        var trace = new Capnogram(20, false).breathe(60, 20, 38).missing(5).breathe(5, 20, 38);
        assertTrue(trace.breaths().size() > 19);
        assertEquals(trace.breaths().size(), trace.readings().size());
    }

    @Test
    void rate_isAMeasurementFromCarbonDioxide() {
        var rate = new Capnogram(20, true).breathe(30, 20, 38).rates().getFirst();
        assertEquals(Vital.RESPIRATION_RATE, rate.vital());
        assertEquals(Method.CO2, rate.method());
    }

    @Test
    void otherWave_isPassedOver() {
        var pleth = new Waveform(new Moment(1, 0, 0), Wave.PLETH, 75, new short[] {1, 2, 3});
        assertEquals(List.of(), new CapnogramReadings(true).accept(pleth));
    }

    @Test
    void sameSamples_giveTheSameReadings() {
        var one =
                new Capnogram(20, true).noise(4).breathe(120, 23, 38).still(20).breathe(60, 31, 30);
        var other =
                new Capnogram(20, true).noise(4).breathe(120, 23, 38).still(20).breathe(60, 31, 30);
        assertFalse(one.readings().isEmpty());
        assertEquals(one.readings(), other.readings());
    }

    @Test
    void anySamples_neverThrow() {
        var random = new Random(7);
        var readings = new CapnogramReadings(true);
        var nanos = 0L;
        for (int i = 0; i < 50_000; i++) {
            var samples = new short[random.nextInt(5)];
            for (int s = 0; s < samples.length; s++) samples[s] = (short) random.nextInt();
            nanos += random.nextLong(-50_000_000L, 400_000_000L);
            readings.accept(new Waveform(new Moment(1 + i / 20_000, nanos, 0), Wave.CO2, 20, samples));
        }
    }
}
