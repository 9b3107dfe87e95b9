package health.vigil.signal;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading.Waveform;
import org.jspecify.annotations.Nullable;

/// Finds breaths in one capnogram, sample by sample, at any rate from 20 Hz.
///
/// An exhalation begins when CO2 rises by half of the swing of the last 20 s over the lowest since the exhalation
/// before: the heart moves the gas of a long pause up and down by less, wherever it stands. It ends when CO2 falls
/// into the lowest 15 % of the swing: a pause with such waves in it is part of its breath. Where the floor has risen
/// (rebreathing, drift of the zero), it ends at the latest when the next one begins. The breath is told at its end,
/// with the highest CO2 of the exhalation as its EtCO2.
///
/// `CapnoBaseTest` prints how it does on 28 labelled recordings. They chose the 15 %, and little hangs on it: rises
/// of 45 to 55 % and ends at 10 to 20 % find 98.7 to 99.5 % of the breaths, and 98.1 to 98.8 % of what they find is
/// one.
public final class BreathDetector {
    /// Of the swing, in percent: the upper edge of signals.md section 3, there counted from the floor of the window.
    private static final int RISE_PERCENT = 50;
    /// Of the swing over the floor. 30 in signals.md tells each wave of a long pause as a breath.
    private static final int END_PERCENT = 15;
    /// A fall to here is an end once CO2 rises anew: the lower edge of signals.md section 3. A dent of the plateau
    /// (curare cleft) is higher.
    private static final int RAISED_FLOOR_PERCENT = 30;
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
    /// Since the latest exhalation ended, or since the peak of the present one.
    private int lowest = Integer.MAX_VALUE;

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
        lowest = Math.min(lowest, tenthsMmHg);
        var since = begun;
        if (since != null) return go(since, tenthsMmHg, at);
        if (rises(tenthsMmHg)) begin(tenthsMmHg, at);
        return null;
    }

    /// True if samples are missing between the latest one and this moment.
    boolean hole(Moment at) {
        var sample = latestSample;
        return sample != null && (sample.epoch() != at.epoch() || at.nanosSince(sample) > HOLE_NANOS);
    }

    private void forget() {
        begun = null;
        latestBreath = null;
        lowest = Integer.MAX_VALUE;
        extremes.clear();
    }

    private boolean rises(int sample) {
        return extremes.swing() >= SMALLEST_SWING && sample - lowest > share(RISE_PERCENT);
    }

    private void begin(int sample, Moment at) {
        begun = at;
        climb(sample);
    }

    private void climb(int sample) {
        peak = sample;
        lowest = sample;
    }

    private @Nullable Breath go(Moment since, int sample, Moment at) {
        var highest = peak;
        if (sample < floor(END_PERCENT)) end(sample);
        else if (lowest < floor(RAISED_FLOOR_PERCENT) && rises(sample)) begin(sample, at);
        else {
            if (sample > peak) climb(sample);
            return null;
        }
        return breath(since, highest, at);
    }

    private void end(int sample) {
        begun = null;
        lowest = sample;
    }

    private @Nullable Breath breath(Moment since, int highest, Moment at) {
        if (at.nanosSince(since) < SHORTEST_EXHALATION_NANOS || tooSoon(at)) return null;
        latestBreath = at;
        return new Breath(at, highest / TENTHS);
    }

    private boolean tooSoon(Moment at) {
        return latestBreath != null && at.nanosSince(latestBreath) < SHORTEST_NANOS;
    }

    private int floor(int percent) {
        return extremes.low() + share(percent);
    }

    private int share(int percent) {
        return extremes.swing() * percent / 100;
    }
}
