package health.vigil.signal;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent;
import health.vigil.vital.Reading.Measured;
import health.vigil.vital.Reading.Waveform;
import health.vigil.vital.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A made-up CO2 wave, written down second by second, and what came of it.
final class Capnogram {
    private static final int CHUNK = 4;
    private static final double TENTHS = 10;

    private final int hertz;
    private final CapnogramReadings readings;
    private final Random random = new Random(1);
    private final List<Reading> heard = new ArrayList<>();
    private short[] chunk = new short[0];
    private long sample;
    private double noiseMmHg;
    private double baselineMmHg;

    Capnogram(int hertz, boolean deriveRate) {
        this.hertz = hertz;
        this.readings = new CapnogramReadings(deriveRate);
    }

    Capnogram noise(double mmHg) {
        noiseMmHg = mmHg;
        return this;
    }

    Capnogram baseline(double mmHg) {
        baselineMmHg = mmHg;
        return this;
    }

    /// Breaths with a rising plateau: a third inspiration, a tenth rise, the rest plateau, a tenth fall.
    Capnogram breathe(double seconds, double perMinute, double etCo2) {
        var length = 60 / perMinute;
        var start = sample;
        while (sample - start < Math.round(seconds * hertz))
            put(shape((sample - start) / (double) hertz / length % 1) * etCo2);
        return this;
    }

    private static double shape(double phase) {
        if (phase < 0.3) return 0;
        if (phase < 0.4) return (phase - 0.3) * 8;
        if (phase < 0.9) return 0.8 + (phase - 0.4) * 0.4;
        return (1 - phase) * 10;
    }

    /// After each breath a pause in which the heart moves the gas that is left, and only then an inspiration.
    ///
    /// @param low lowest and high highest of the waves of the heart, one a second
    Capnogram breatheWithHeartWaves(int breaths, double low, double high) {
        for (int breath = 0; breath < breaths; breath++) {
            plateau(2, 40);
            for (int wave = 0; wave < 3; wave++)
                slope(0.5, wave == 0 ? 40 : high, low).slope(0.5, low, high);
            slope(0.3, high, 0).still(1.2).slope(0.3, 0, 40);
        }
        return this;
    }

    private Capnogram plateau(double seconds, double mmHg) {
        return slope(seconds, mmHg, mmHg);
    }

    /// A straight line.
    Capnogram slope(double seconds, double from, double to) {
        var count = Math.round(seconds * hertz);
        for (long i = 0; i < count; i++) put(from + (to - from) * i / count);
        return this;
    }

    /// No breath: inspired gas only.
    Capnogram still(double seconds) {
        for (long i = Math.round(seconds * hertz); i > 0; i--) put(0);
        return this;
    }

    /// The device gives nothing.
    Capnogram missing(double seconds) {
        for (long i = Math.round(seconds * hertz); i > 0; i--) add(Waveform.MISSING);
        return this;
    }

    /// Nothing arrives.
    Capnogram silent(double seconds) {
        flush();
        sample += Math.round(seconds * hertz);
        return this;
    }

    private void put(double mmHg) {
        var noise = noiseMmHg * (2 * random.nextDouble() - 1);
        add((short) Math.round(TENTHS * Math.max(0, baselineMmHg + mmHg + noise)));
    }

    private void add(short value) {
        chunk = java.util.Arrays.copyOf(chunk, chunk.length + 1);
        chunk[chunk.length - 1] = value;
        sample++;
        if (chunk.length == CHUNK) flush();
    }

    private void flush() {
        if (chunk.length > 0)
            heard.addAll(readings.accept(new Waveform(at(sample - chunk.length), Wave.CO2, hertz, chunk)));
        chunk = new short[0];
    }

    private Moment at(long number) {
        return new Moment(1, number * Moment.NANOS_PER_SECOND / hertz, number * 1000 / hertz);
    }

    List<Reading> readings() {
        flush();
        return List.copyOf(heard);
    }

    /// Every breath so far.
    List<DeviceEvent> breaths() {
        return readings().stream()
                .filter(DeviceEvent.class::isInstance)
                .map(DeviceEvent.class::cast)
                .toList();
    }

    /// Every respiration rate so far.
    List<Measured> rates() {
        return readings().stream()
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast)
                .toList();
    }

    double lastRate() {
        return rates().getLast().value();
    }
}
