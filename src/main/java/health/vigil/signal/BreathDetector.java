package health.vigil.signal;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading.Waveform;
import org.jspecify.annotations.Nullable;

/// Finds breaths in one capnogram, sample by sample, at any rate from 20 Hz.
///
/// An exhalation begins when CO2 rises over half of the swing of the last 20 s and ends when it falls under a quarter
/// of it; the breath is told at its end, with the highest CO2 of the exhalation as its EtCO2. On 28 recordings of
/// children and adults with labelled breaths (CapnoBase, IEEE TBME benchmark) this finds 99 % of them and 98 % of
/// what it finds is one; signals.md section 3 has a little less for an end at 30 %.
public final class BreathDetector {
    /// Upper edge of the hysteresis, in percent of the swing (signals.md section 3).
    private static final int BEGIN_PERCENT = 50;
    /// Lower edge: 30 in signals.md; 25 does not count the dents of one exhalation as two.
    private static final int END_PERCENT = 25;
    /// Tenths of mmHg. 1 kPa: under any labelled breath of CapnoBase, over what the heart moves in still air.
    private static final int SMALLEST_SWING = 75;
    /// Two breaths are at least this far apart: 150 a minute, the highest rate that is taken for a child's.
    private static final long SHORTEST_NANOS = 400_000_000L;
    /// A shorter exhalation is a spike: even at 150 a minute half of the 400 ms is exhalation. A spike taken for a
    /// breath would restart the wait for a no-breath alarm.
    private static final long SHORTEST_EXHALATION_NANOS = 200_000_000L;
    /// After a longer hole in the samples nobody knows whether the exhalation ended in it.
    static final long HOLE_NANOS = Moment.NANOS_PER_SECOND;

    private static final double TENTHS = 10;

    private final Extremes extremes = new Extremes();
    private int peak;
    private @Nullable Moment begun;
    private @Nullable Moment latestSample;
    private @Nullable Moment latestBreath;

    /// One breath.
    ///
    /// @param end when exhalation ended
    /// @param etCo2MmHg highest CO2 of the exhalation
    public record Breath(Moment end, double etCo2MmHg) {}

    /// The breath that ends with this sample, null if none does.
    ///
    /// @param tenthsMmHg CO2, or {@link Waveform#MISSING}
    public @Nullable Breath accept(int tenthsMmHg, Moment at) {
        if (tenthsMmHg == Waveform.MISSING) return null;
        if (hole(at)) forget();
        latestSample = at;
        extremes.add(tenthsMmHg, at.nanos());
        return begun == null ? begin(tenthsMmHg, at) : go(begun, tenthsMmHg, at);
    }

    /// True if samples are missing between the latest one and this moment.
    boolean hole(Moment at) {
        var sample = latestSample;
        return sample != null && (sample.epoch() != at.epoch() || at.nanosSince(sample) > HOLE_NANOS);
    }

    private void forget() {
        begun = null;
        latestBreath = null;
        extremes.clear();
    }

    private @Nullable Breath begin(int sample, Moment at) {
        if (extremes.swing() < SMALLEST_SWING || sample <= edge(BEGIN_PERCENT)) return null;
        begun = at;
        peak = sample;
        return null;
    }

    private @Nullable Breath go(Moment since, int sample, Moment at) {
        peak = Math.max(peak, sample);
        if (sample >= edge(END_PERCENT)) return null;
        begun = null;
        if (at.nanosSince(since) < SHORTEST_EXHALATION_NANOS || tooSoon(at)) return null;
        latestBreath = at;
        return new Breath(at, peak / TENTHS);
    }

    private boolean tooSoon(Moment at) {
        return latestBreath != null && at.nanosSince(latestBreath) < SHORTEST_NANOS;
    }

    private int edge(int percent) {
        return extremes.low() + extremes.swing() * percent / 100;
    }
}
