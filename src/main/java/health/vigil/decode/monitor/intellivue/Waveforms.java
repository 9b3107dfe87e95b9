package health.vigil.decode.monitor.intellivue;

import health.vigil.decode.Tally;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Wave;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The monitor's waves as readings. Nothing is drawn before the monitor has said how its samples are to be read; what
/// it marks as invalid, and what was lost on the way, are missing samples.
final class Waveforms {
    /// The handles of all waves that a monitor exports at a time, and some.
    private static final int MOST_CONTEXTS = 32;
    /// More is not a hole in a wave but the beginning of another.
    private static final int LONGEST_HOLE_TICKS = 2 * WaveContext.TICKS_PER_SECOND;

    private static final int PLETH = 0x4BB4;
    private static final int CO2 = 0x50AC;
    private static final int RESP = 0x5000;
    /// Lead II: the one that is asked for. Others, and several at a time, are passed over.
    private static final int ECG_LEAD_II = 0x0102;

    private final Tally tally;
    private final Map<Integer, WaveContext> contexts = new LinkedHashMap<>();
    /// The monitor's clock at the next sample.
    private final Map<Wave, Integer> next = new EnumMap<>(Wave.class);

    Waveforms(Tally tally) {
        this.tally = tally;
    }

    void opened() {
        contexts.clear();
        next.clear();
    }

    static @Nullable Wave of(int code) {
        return switch (code) {
            case PLETH -> Wave.PLETH;
            case CO2 -> Wave.CO2;
            case RESP -> Wave.RESP;
            case ECG_LEAD_II -> Wave.ECG;
            default -> null;
        };
    }

    void heard(MonitorMessage.Waves waves, Moment at, Consumer<Reading> readings) {
        for (var object : waves.objects()) {
            var context = context(object);
            for (var observed : object.observed()) {
                var wave = of(observed.code());
                if (wave != null) piece(wave, context, observed, waves.ticks(), at, readings);
            }
        }
    }

    private WaveContext context(WaveObject object) {
        var known = contexts.getOrDefault(object.handle(), WaveContext.UNKNOWN).then(object.context());
        if (contexts.size() < MOST_CONTEXTS || contexts.containsKey(object.handle()))
            contexts.put(object.handle(), known);
        return known;
    }

    private void piece(
            Wave wave,
            WaveContext context,
            WaveObject.Samples observed,
            int ticks,
            Moment at,
            Consumer<Reading> readings) {
        var samples = context.samples(wave, observed);
        if (samples.length == 0) return;
        var piece = samples.length * context.periodTicks();
        var lost = lost(wave, ticks, piece);
        if (lost < 0) return; // the same wave under another handle
        next.put(wave, ticks + piece);
        tally.lost(lost);
        var missing = lost * samples.length;
        var hertz = (double) WaveContext.TICKS_PER_SECOND / context.periodTicks();
        var from = at.plusNanos(-Math.round(missing * Moment.NANOS_PER_SECOND / hertz));
        readings.accept(new Reading.Waveform(from, wave, hertz, behind(missing, samples)));
    }

    /// Pieces between the last sample and this; the monitor's clock need not be exact. Negative for one that was there.
    private int lost(Wave wave, int ticks, int piece) {
        var expected = next.get(wave);
        if (expected == null) return 0;
        var hole = ticks - expected;
        return Math.abs(hole) > LONGEST_HOLE_TICKS ? 0 : (int) Math.round((double) hole / piece);
    }

    private static short[] behind(int missing, short[] samples) {
        if (missing == 0) return samples;
        var all = new short[missing + samples.length];
        Arrays.fill(all, 0, missing, Reading.Waveform.MISSING);
        System.arraycopy(samples, 0, all, missing, samples.length);
        return all;
    }
}
