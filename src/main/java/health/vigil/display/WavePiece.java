package health.vigil.display;

import health.vigil.vital.BedId;
import health.vigil.vital.Reading;
import health.vigil.vital.Wave;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Consecutive samples on their way to a screen.
///
/// @param bed whose; not sent, because a message has the waves of one bed only
/// @param source who sends it
/// @param index running number of the first sample; a jump shows a screen that some are missing
/// @param at bed time of the first sample, milliseconds
record WavePiece(BedId bed, Wave wave, String source, double hertz, long index, long at, short[] samples) {
    private static final double MILLIS_PER_SECOND = 1_000;

    /// As far as a page joins two pieces of one wave by a line (sweep.js).
    private static final long MOST_APART_MILLIS = 400;

    JsonObject json() {
        return new JsonObject()
                .put("wave", wave.name())
                .put("source", source)
                .put("hertz", hertz)
                .put("index", index)
                .put("at", at)
                .put("samples", array());
    }

    private JsonArray array() {
        var array = new JsonArray(new ArrayList<>(samples.length));
        for (var sample : samples) {
            if (sample == Reading.Waveform.MISSING) array.addNull();
            else array.add((int) sample);
        }
        return array;
    }

    /// The two as one piece if the other follows without a gap, else null.
    @Nullable
    WavePiece joined(WavePiece next) {
        var same = next.bed.equals(bed) && next.wave == wave && next.source.equals(source);
        if (!same || next.hertz != hertz || next.index != index + samples.length) return null;
        if (Math.abs(next.at - end()) > MOST_APART_MILLIS) return null;
        var both = Arrays.copyOf(samples, samples.length + next.samples.length);
        System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
        return new WavePiece(bed, wave, source, hertz, index, at, both);
    }

    /// Bed time at which the sample after the last is due, milliseconds.
    long end() {
        return at + Math.round(samples.length * MILLIS_PER_SECOND / hertz);
    }

    /// What of it is not older than a bed time, null for nothing; the index tells how many samples went.
    @Nullable
    WavePiece after(long millis) {
        if (at >= millis) return this;
        var gone = (int) Math.ceil((millis - at) * hertz / MILLIS_PER_SECOND);
        if (gone >= samples.length) return null;
        var kept = Arrays.copyOfRange(samples, gone, samples.length);
        var begins = at + Math.round(gone * MILLIS_PER_SECOND / hertz);
        return new WavePiece(bed, wave, source, hertz, index + gone, begins, kept);
    }
}
