package health.vigil.decode.monitor.intellivue;

import health.vigil.decode.hl7.MdcUnit;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// How the samples of a wave are to be read, as far as the monitor has said: it tells the context of one wave in a
/// second, and a part may change later (SaSpec, SaFixedValSpec16, ScaleRangeSpec16, Sample Period).
///
/// @param periodTicks time between samples in 125 us; 0 while unknown
/// @param unit code in partition 4; 0 while unknown
/// @param form of a sample; null while unknown
/// @param scale from samples to the unit; null while unknown
/// @param invalid bits that mark a sample which is none
record WaveContext(
        int periodTicks,
        int unit,
        @Nullable Form form,
        @Nullable Scale scale,
        int invalid) {
    static final WaveContext UNKNOWN = new WaveContext(0, 0, null, null, 0);

    /// Ticks of the monitor's clock.
    static final int TICKS_PER_SECOND = 8_000;

    private static final int PERIOD = 0x098D;
    private static final int UNIT = 0x0996;
    private static final int FORM = 0x096D;
    private static final int SCALE = 0x096F;
    private static final int MARKS = 0x0A16;
    private static final int INVALID_MARK = 1;

    private static final int UNITS = 0x4_0000;
    private static final int MILLIVOLT = 0x10B2;
    private static final int MICROVOLT = 0x10B3;
    private static final int MICROVOLTS_PER_MILLIVOLT = 1_000;
    private static final int PARTS_OF_MMHG = 10;

    /// @param bytes of a sample, 1 or 2
    /// @param bits of them that are the value
    record Form(int bytes, int bits) {}

    /// Two samples and what they stand for.
    record Scale(double low, double high, int lowSample, int highSample) {
        double of(int sample) {
            return low + (sample - lowSample) * (high - low) / (highSample - lowSample);
        }

        static @Nullable Scale read(ByteBuffer value) {
            var low = FloatType.value(value.getInt());
            var high = FloatType.value(value.getInt());
            var lowSample = Short.toUnsignedInt(value.getShort());
            var highSample = Short.toUnsignedInt(value.getShort());
            var none = Double.isNaN(low) || Double.isNaN(high) || lowSample == highSample;
            return none ? null : new Scale(low, high, lowSample, highSample);
        }
    }

    /// An attribute more, if it is one of a context.
    WaveContext with(int id, ByteBuffer value) {
        return switch (id) {
            case PERIOD -> new WaveContext(period(value.getInt()), unit, form, scale, invalid);
            case UNIT -> new WaveContext(periodTicks, Short.toUnsignedInt(value.getShort()), form, scale, invalid);
            case FORM -> new WaveContext(periodTicks, unit, form(value), scale, invalid);
            case SCALE -> new WaveContext(periodTicks, unit, form, Scale.read(value), invalid);
            case MARKS -> new WaveContext(periodTicks, unit, form, scale, invalidMark(value));
            default -> this;
        };
    }

    private static @Nullable Form form(ByteBuffer value) {
        value.getShort(); // samples in a piece: its length says so too
        var bytes = value.get() / Byte.SIZE;
        var bits = value.get();
        var possible = (bytes == 1 || bytes == 2) && bits > 0 && bits <= bytes * Byte.SIZE;
        return possible ? new Form(bytes, bits) : null;
    }

    private static int invalidMark(ByteBuffer value) {
        var list = SizedList.of(value);
        var invalid = 0;
        for (int i = 0; i < list.count(); i++) {
            var kind = list.bytes().getShort();
            var mask = Short.toUnsignedInt(list.bytes().getShort());
            if (kind == INVALID_MARK) invalid |= mask;
        }
        return invalid;
    }

    /// No wave has less than a sample a second; what says so says nothing.
    private static int period(int ticks) {
        return ticks > 0 && ticks <= TICKS_PER_SECOND ? ticks : 0;
    }

    /// What is known with what is said anew.
    WaveContext then(WaveContext next) {
        return new WaveContext(
                next.periodTicks == 0 ? periodTicks : next.periodTicks,
                next.unit == 0 ? unit : next.unit,
                next.form == null ? form : next.form,
                next.scale == null ? scale : next.scale,
                next.invalid == 0 ? invalid : next.invalid);
    }

    /// Samples in our unit; none while they cannot be read.
    short[] samples(Wave wave, WaveObject.Samples observed) {
        if (form == null || periodTicks <= 0 || !measures(wave)) return new short[0];
        var raw = observed.bytes().duplicate();
        var samples = new short[raw.remaining() / form.bytes];
        var valid = observed.state() < Numeric.State.EARLIEST_DOUBT;
        for (int i = 0; i < samples.length; i++) {
            var sample = form.bytes == 1 ? Byte.toUnsignedInt(raw.get()) : Short.toUnsignedInt(raw.getShort());
            samples[i] = valid && (sample & invalid) == 0 ? sample(wave, sample, form.bits) : Reading.Waveform.MISSING;
        }
        return samples;
    }

    private boolean measures(Wave wave) {
        return switch (wave) {
            case PLETH, RESP -> true;
            case CO2 -> scale != null && !Double.isNaN(mmHg(scale.high));
            case ECG -> scale != null && (unit == MILLIVOLT || unit == MICROVOLT);
        };
    }

    private short sample(Wave wave, int sample, int bits) {
        var value = sample & (1 << bits) - 1;
        return switch (wave) {
            case PLETH, RESP -> (short) (value >> Math.max(0, bits + 1 - Short.SIZE));
            case CO2 -> rounded(PARTS_OF_MMHG * mmHg(scaled(value)));
            case ECG -> rounded(unit == MILLIVOLT ? MICROVOLTS_PER_MILLIVOLT * scaled(value) : scaled(value));
        };
    }

    private double scaled(int value) {
        return scale == null ? Double.NaN : scale.of(value);
    }

    /// NaN if the unit is none of a pressure.
    private double mmHg(double value) {
        var known = MdcUnit.numbered(UNITS + unit);
        return known == null ? Double.NaN : known.to(Vital.ETCO2, value).orElse(Double.NaN);
    }

    /// What does not fit is no sample: no child has 32 mV or 3277 mmHg.
    private static short rounded(double value) {
        return Math.abs(value) <= Short.MAX_VALUE ? (short) Math.round(value) : Reading.Waveform.MISSING;
    }
}
