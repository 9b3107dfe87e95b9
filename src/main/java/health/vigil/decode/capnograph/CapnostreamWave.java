package health.vigil.decode.capnograph;

import health.vigil.decode.Chunk;
import health.vigil.decode.Tally;
import health.vigil.decode.capnograph.CapnostreamFrames.Co2Unit;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Wave;
import java.util.function.Consumer;

/// The CO2 samples of a Capnostream: one a frame, 20 a second, numbered modulo 256.
final class CapnostreamWave {
    private static final double HERTZ = 20;
    private static final long PERIOD_NANOS = Moment.NANOS_PER_SECOND / 20;
    /// 100 ms a chunk.
    private static final int CHUNK_SAMPLES = 2;
    /// A longer hole is left as a hole in time: its length is known modulo 256 only.
    private static final int LONGEST_FILL = 20;

    private static final int NUMBERS = 256;
    private static final int NO_NUMBER = -1;
    private static final double TENTHS = 10;
    /// With any of these set the sample is not the patient's CO2.
    static final int UNUSABLE = CapnostreamFrames.INVALID_CO2
            | CapnostreamFrames.INITIALISING
            | CapnostreamFrames.OCCLUSION
            | CapnostreamFrames.SFM
            | CapnostreamFrames.PURGING
            | CapnostreamFrames.FILTER_LINE_OFF
            | CapnostreamFrames.MALFUNCTION;

    private final Tally tally;
    private final Chunk chunk = new Chunk(Wave.CO2, HERTZ, CHUNK_SAMPLES);
    private int previous = NO_NUMBER;
    private int status;
    private boolean fresh;

    CapnostreamWave(Tally tally) {
        this.tally = tally;
    }

    void reset() {
        chunk.clear();
        previous = NO_NUMBER;
        status = 0;
        fresh = false;
    }

    /// The fast status since this was last asked, 0 if no sample came since.
    int takeStatus() {
        var latest = fresh ? status : 0;
        fresh = false;
        return latest;
    }

    void accept(CapnostreamDeframer.Frame frame, Co2Unit unit, Consumer<Reading> readings) {
        fill(frame, readings);
        watch(frame, readings);
        chunk.add(sample(frame, unit), frame.at(), readings);
    }

    private void fill(CapnostreamDeframer.Frame frame, Consumer<Reading> readings) {
        var missed = missed(frame.get(0));
        previous = frame.get(0);
        tally.lost(missed);
        if (missed > LONGEST_FILL) chunk.flush(readings);
        else
            for (int back = missed; back > 0; back--)
                chunk.add(Reading.Waveform.MISSING, frame.at().plusNanos(-back * PERIOD_NANOS), readings);
    }

    private int missed(int number) {
        if (previous == NO_NUMBER || number == previous) return 0;
        return Math.floorMod(number - previous - 1, NUMBERS);
    }

    private void watch(CapnostreamDeframer.Frame frame, Consumer<Reading> readings) {
        var risen = frame.get(3) & ~status;
        status = frame.get(3);
        fresh = true;
        if ((risen & CapnostreamFrames.MALFUNCTION) != 0)
            readings.accept(new Reading.DeviceEvent(frame.at(), Kind.DEVICE_FAULT, 0, "CO2 malfunction"));
    }

    /// Tenths of mmHg. The device's end-of-breath mark is not used: breaths are found in the wave, the same way for
    /// every capnograph.
    private static int sample(CapnostreamDeframer.Frame frame, Co2Unit unit) {
        if ((frame.get(3) & UNUSABLE) != 0) return Reading.Waveform.MISSING;
        var steps = frame.get(1) + frame.get(2) / 256.0;
        return (int) Math.round(unit.mmHg(steps) * TENTHS);
    }
}
