package health.vigil.signal;

import health.vigil.signal.BreathDetector.Breath;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Reading.Waveform;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.ArrayList;
import java.util.List;

/// What the capnogram of one source says beyond itself: a BREATH event at the end of each exhalation and, if wanted,
/// the respiration rate counted from them, with each breath and at least every second.
///
/// One object per source, fed with every waveform of it in order; other waves than CO2 are passed over.
public final class CapnogramReadings {
    private static final long RATE_NANOS = Moment.NANOS_PER_SECOND;

    private final boolean deriveRate;
    private final BreathDetector detector = new BreathDetector();
    private final RespirationRate rate = new RespirationRate();
    private long told = Long.MIN_VALUE / 2;

    /// @param deriveRate false if the device gives a respiration rate of its own, which then is the only one
    public CapnogramReadings(boolean deriveRate) {
        this.deriveRate = deriveRate;
    }

    /// The readings that this piece of wave completes, in order of time.
    public List<Reading> accept(Waveform wave) {
        if (wave.wave() != Wave.CO2) return List.of();
        var readings = new ArrayList<Reading>();
        var period = Moment.NANOS_PER_SECOND / wave.hertz();
        for (int i = 0; i < wave.samples().length; i++)
            sample(wave.samples()[i], wave.at().plusNanos(Math.round(i * period)), readings);
        return readings;
    }

    private void sample(short sample, Moment at, List<Reading> readings) {
        if (detector.hole(at)) hole(at, readings);
        var breath = detector.accept(sample, at);
        if (breath != null) breath(breath, readings);
        else if (sample != Waveform.MISSING && at.nanos() - told >= RATE_NANOS) tellRate(at, readings);
    }

    private void hole(Moment at, List<Reading> readings) {
        if (rate.forget() && deriveRate)
            readings.add(new Reading.Gap(at, Vital.RESPIRATION_RATE, Reason.NOT_AVAILABLE));
    }

    private void breath(Breath breath, List<Reading> readings) {
        readings.add(new Reading.DeviceEvent(breath.end(), Kind.BREATH, breath.etCo2MmHg(), ""));
        rate.breath(breath.end().nanos());
        tellRate(breath.end(), readings);
    }

    private void tellRate(Moment at, List<Reading> readings) {
        told = at.nanos();
        if (!deriveRate) return;
        rate.perMinute(at.nanos())
                .ifPresent(perMinute -> readings.add(
                        new Reading.Measured(at, Vital.RESPIRATION_RATE, perMinute, Method.CO2, Quality.GOOD, 0)));
    }
}
