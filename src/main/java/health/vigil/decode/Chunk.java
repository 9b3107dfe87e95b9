package health.vigil.decode;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Wave;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Collects samples that arrive one by one into waveform readings of a fixed small length.
final class Chunk {
    private final Wave wave;
    private final double hertz;
    private final short[] samples;
    private int size;
    private @Nullable Moment first;

    Chunk(Wave wave, double hertz, int length) {
        this.wave = wave;
        this.hertz = hertz;
        this.samples = new short[length];
    }

    void add(int sample, Moment at, Consumer<Reading> readings) {
        if (size == 0) first = at;
        samples[size++] = (short) sample;
        if (size == samples.length) flush(readings);
    }

    /// Hands over what is there; after it the next sample need not be consecutive.
    void flush(Consumer<Reading> readings) {
        if (first != null && size > 0)
            readings.accept(new Reading.Waveform(first, wave, hertz, Arrays.copyOf(samples, size)));
        clear();
    }

    void clear() {
        size = 0;
        first = null;
    }
}
