package health.vigil.decode.capnograph;

import health.vigil.decode.Battery;
import health.vigil.decode.Tally;
import health.vigil.decode.capnograph.CapnostreamFrames.Co2Unit;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The numbers of a Capnostream, about one frame a second.
///
/// Some frames arrive with their bytes shifted by one (serial-protocols.md 4.1), with a right check. A frame is
/// believed if its unit exists and its alarm limits are those of the latest believed frame or of the frame before: a
/// shifted frame is refused, a change of limits costs one frame.
final class CapnostreamNumerics {
    private static final int AT_ETCO2 = 4;
    private static final int AT_FICO2 = 5;
    private static final int AT_RESPIRATION = 6;
    private static final int AT_SPO2 = 7;
    private static final int AT_PULSE = 8;
    static final int AT_SLOW_STATUS = 9;
    static final int AT_CO2_ALARMS = 13;
    static final int AT_SPO2_ALARMS = 14;
    private static final int AT_NO_BREATH = 15;
    private static final int AT_LIMITS = 16;
    private static final int AT_UNIT = 25;
    static final int AT_EXTENDED = 26;

    /// With any of these set the digits of the oximeter are held ones.
    private static final int NO_PROBE =
            CapnostreamFrames.PULSE_NOT_FOUND | CapnostreamFrames.SENSOR_OFF | CapnostreamFrames.SENSOR_DISCONNECTED;

    private final Tally tally;
    private byte[] believed = {};
    private byte[] before = {};
    private @Nullable Co2Unit unit;
    private boolean oximeter;
    private final Battery battery = new Battery();
    private final CapnostreamFlags flags = new CapnostreamFlags();

    CapnostreamNumerics(Tally tally) {
        this.tally = tally;
    }

    void reset() {
        believed = new byte[0];
        before = new byte[0];
        unit = null;
        oximeter = false;
        battery.opened();
        flags.reset();
    }

    /// The unit of CO2, null until the device told it.
    @Nullable
    Co2Unit unit() {
        return unit;
    }

    /// @param fastStatus of the latest CO2 sample, 0 if the wave is not running
    void accept(CapnostreamDeframer.Frame frame, int fastStatus, Consumer<Reading> readings) {
        if (!believable(frame)) {
            tally.outOfRange();
            return;
        }
        unit = CapnostreamFrames.unit(frame.get(AT_UNIT));
        carbonDioxide(frame, gasReason(frame, fastStatus), readings);
        oximetry(frame, readings);
        events(frame, readings);
    }

    private boolean believable(CapnostreamDeframer.Frame frame) {
        if (CapnostreamFrames.unit(frame.get(AT_UNIT)) == null) return false;
        var limits = Arrays.copyOfRange(frame.payload(), AT_LIMITS, AT_UNIT);
        var known = Arrays.equals(limits, believed) || Arrays.equals(limits, before);
        before = limits;
        if (known) believed = limits;
        return known;
    }

    private void carbonDioxide(CapnostreamDeframer.Frame frame, @Nullable Reason reason, Consumer<Reading> readings) {
        var scale = unit == null ? Co2Unit.MMHG : unit;
        gas(frame, Vital.ETCO2, AT_ETCO2, scale, reason, readings);
        gas(frame, Vital.FICO2, AT_FICO2, scale, reason, readings);
        gas(frame, Vital.RESPIRATION_RATE, AT_RESPIRATION, Co2Unit.MMHG, reason, readings);
    }

    private void gas(
            CapnostreamDeframer.Frame frame,
            Vital vital,
            int at,
            Co2Unit scale,
            @Nullable Reason reason,
            Consumer<Reading> readings) {
        var raw = frame.get(at);
        if (reason != null) readings.accept(new Reading.Gap(frame.at(), vital, reason));
        else if (raw == CapnostreamFrames.MISSING)
            readings.accept(new Reading.Gap(frame.at(), vital, Reason.NOT_AVAILABLE));
        else number(frame.at(), vital, scale.mmHg(raw), Method.CO2, readings);
    }

    private void number(Moment at, Vital vital, double value, Method method, Consumer<Reading> readings) {
        if (vital.plausible(value)) {
            readings.accept(new Reading.Measured(at, vital, value, method, Quality.GOOD, 0));
            return;
        }
        tally.outOfRange();
        readings.accept(new Reading.Gap(at, vital, Reason.OUT_OF_RANGE));
    }

    /// Why there can be no gas numbers now, whatever stands in the frame: the device goes on showing the latest ones
    /// while it clears or zeroes itself, and a held value is not a fresh one.
    private static @Nullable Reason gasReason(CapnostreamDeframer.Frame frame, int fastStatus) {
        if (has(fastStatus, CapnostreamFrames.MALFUNCTION)) return Reason.DEVICE_FAULT;
        if (has(fastStatus, CapnostreamFrames.FILTER_LINE_OFF)) return Reason.SAMPLING_LINE_OFF;
        if (has(fastStatus, CapnostreamFrames.OCCLUSION | CapnostreamFrames.PURGING)) return Reason.OCCLUSION;
        if (has(fastStatus, CapnostreamFrames.INITIALISING)) return Reason.WARMING_UP;
        if (has(fastStatus, CapnostreamFrames.SFM)) return Reason.ZEROING;
        if (has(frame.get(AT_EXTENDED), CapnostreamFrames.PUMP_OFF)) return Reason.NOT_AVAILABLE;
        var missing = frame.get(AT_ETCO2) == CapnostreamFrames.MISSING;
        return missing && has(fastStatus, CapnostreamFrames.INVALID_CO2) ? Reason.LOW_QUALITY : null;
    }

    private static boolean has(int status, int bits) {
        return (status & bits) != 0;
    }

    /// A device that never gave a saturation has no probe on this child: its silence about it is no news.
    private void oximetry(CapnostreamDeframer.Frame frame, Consumer<Reading> readings) {
        oximeter |= frame.get(AT_SPO2) != CapnostreamFrames.MISSING;
        if (!oximeter) return;
        pulse(frame, Vital.SPO2, AT_SPO2, readings);
        pulse(frame, Vital.PULSE_RATE, AT_PULSE, readings);
    }

    private void pulse(CapnostreamDeframer.Frame frame, Vital vital, int at, Consumer<Reading> readings) {
        var alarms = frame.get(AT_SPO2_ALARMS);
        if (has(alarms, NO_PROBE) || frame.get(at) == CapnostreamFrames.MISSING)
            readings.accept(new Reading.Gap(frame.at(), vital, pulseReason(alarms)));
        else number(frame.at(), vital, frame.get(at), Method.DEVICE, readings);
    }

    private static Reason pulseReason(int alarms) {
        if (has(alarms, CapnostreamFrames.SENSOR_DISCONNECTED)) return Reason.SENSOR_DISCONNECTED;
        if (has(alarms, CapnostreamFrames.SENSOR_OFF)) return Reason.SENSOR_OFF;
        return has(alarms, CapnostreamFrames.PULSE_NOT_FOUND) ? Reason.NO_PULSE : Reason.SEARCHING;
    }

    private void events(CapnostreamDeframer.Frame frame, Consumer<Reading> readings) {
        if (has(frame.get(AT_CO2_ALARMS), CapnostreamFrames.NO_BREATH))
            readings.accept(new Reading.DeviceEvent(frame.at(), Kind.NO_BREATH, frame.get(AT_NO_BREATH), ""));
        battery.tell(has(frame.get(AT_EXTENDED), CapnostreamFrames.BATTERY_LOW), frame.at(), readings);
        flags.tell(frame, readings);
    }
}
