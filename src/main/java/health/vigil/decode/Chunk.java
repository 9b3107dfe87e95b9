package health.vigil.decode;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Wave;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Collects samples that arrive one by one into waveform readings of a fixed small length.
public final class Chunk {
    private final Wave wave;
    private final double hertz;
    private final short[] samples;
    private int size;
    private @Nullable Moment first;

    /// @param hertz samples a second
    /// @param length samples of a reading: the fewer, the livelier the trace
    public Chunk(Wave wave, double hertz, int length) {
        this.wave = wave;
        this.hertz = hertz;
        this.samples = new short[length];
    }

    /// The next sample; the one that fills the chunk hands it over.
    ///
    /// @param sample in the wave's sample unit, or {@link Reading.Waveform#MISSING}
    public void add(int sample, Moment at, Consumer<Reading> readings) {
        if (size == 0) first = at;
        samples[size++] = (short) sample;
        if (size == samples.length) flush(readings);
    }

    /// Hands over what is there; after it the next sample need not be consecutive.
    public void flush(Consumer<Reading> readings) {
        if (first != null && size > 0)
            readings.accept(new Reading.Waveform(first, wave, hertz, Arrays.copyOf(samples, size)));
        clear();
    }

    /// Forgets what is there: a new connection.
    public void clear() {
        size = 0;
        first = null;
    }
}
