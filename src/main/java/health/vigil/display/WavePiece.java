package health.vigil.display;

import health.vigil.vital.BedId;
import health.vigil.vital.Reading;
import health.vigil.vital.Wave;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// Consecutive samples on their way to a screen.
///
/// @param bed whose; not sent, because a message has the waves of one bed only
/// @param source who sends it
/// @param index running number of the first sample; a jump shows a screen that some are missing
/// @param at bed time of the first sample, milliseconds
record WavePiece(BedId bed, Wave wave, String source, double hertz, long index, long at, short[] samples) {

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
        var array = new JsonArray(new java.util.ArrayList<>(samples.length));
        for (var sample : samples) {
            if (sample == Reading.Waveform.MISSING) array.addNull();
            else array.add((int) sample);
        }
        return array;
    }

    /// The two as one piece if the other follows without a gap, else null.
    @org.jspecify.annotations.Nullable
    WavePiece joined(WavePiece next) {
        var same = next.bed.equals(bed) && next.wave == wave && next.source.equals(source);
        if (!same || next.hertz != hertz || next.index != index + samples.length) return null;
        var both = java.util.Arrays.copyOf(samples, samples.length + next.samples.length);
        System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
        return new WavePiece(bed, wave, source, hertz, index, at, both);
    }
}
