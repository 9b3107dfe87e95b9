package health.vigil.decode.oximeter.nonin;

import health.vigil.decode.Battery;
import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.decode.Window;
import health.vigil.decode.oximeter.Digits;
import health.vigil.decode.oximeter.Signal;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.util.List;
import java.util.function.Consumer;

/// Nonin pulse oximeters in data format 13: one SpO2 and pulse rate for each spot check (serial-protocols.md 2.1).
///
/// A record from the device's memory is somebody's past: it is told as a notice and never as a value. A live one counts
/// for as long as Nonin's own displays hold a value, then its source is silent and the engine says so.
public final class NoninSpotDriver implements Driver {
    /// What is known of data format 13.
    public static final Sheet SHEET = new Sheet(
            "nonin-df13",
            "Nonin Onyx II 9560, WristOx2 3150",
            Sheet.Gives.of(List.of(Vital.SPO2, Vital.PULSE_RATE)),
            new Sheet.Trust(
                    Sheet.Check.CHECKSUM, Sheet.Confidence.DOCUMENT, "Nonin 6470-000-01", "published synthetic record"),
            Sheet.Use.SPOT_CHECK);

    private static final int FORMAT = 13;
    /// Nonin's displays hold a value for 10 s (6470-000-01); a spot check has no period.
    private static final long SILENCE_MILLIS = 10_000;

    private final Tally tally = new Tally();
    private final Window window = new Window(NoninSpotFrames.MOST_BYTES + 1, tally);
    private final Digits digits = new Digits(Reason.MEASUREMENT_FAILED, tally);
    private final Battery battery = new Battery();
    private boolean asked;

    @Override
    public String name() {
        return SHEET.name();
    }

    @Override
    public Line line() {
        return Line.of(9600);
    }

    @Override
    public long silenceMillis() {
        return SILENCE_MILLIS;
    }

    @Override
    public FrameCounts counts() {
        return tally.counts();
    }

    @Override
    public void opened(Moment now) {
        window.giveUp();
        battery.opened();
        asked = false;
    }

    /// Asks once: silence is no sign of another format here.
    @Override
    public byte[] due(Moment now) {
        if (asked) return new byte[0];
        asked = true;
        return NoninFrames.setFormat(FORMAT);
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        window.receive(bytes, offset, length, at, () -> advance(readings));
    }

    /// One step through the window; false when more bytes are needed.
    private boolean advance(Consumer<Reading> readings) {
        if (window.size() == 0) return false;
        if (!NoninSpotFrames.begins(window)) return NoninAnswers.pass(window, window::skip);
        if (!NoninSpotFrames.whole(window)) return false;
        if (NoninSpotFrames.fits(window)) return record(readings);
        tally.badChecksum();
        return window.skip();
    }

    private boolean record(Consumer<Reading> readings) {
        tally.frame();
        var at = window.at(0);
        var status = NoninSpotFrames.status(window);
        if ((status & NoninSpotFrames.STORED) != 0) readings.accept(stored(at));
        else live(at, status, readings);
        battery.tell((status & NoninSpotFrames.LOW_BATTERY) != 0, at, readings);
        window.drop(NoninSpotFrames.length(window));
        return true;
    }

    private Reading stored(Moment at) {
        var text = "stored measurement of " + NoninSpotFrames.time(window) + ", not shown";
        return new Reading.DeviceEvent(at, Reading.DeviceEvent.Kind.NOTICE, 0, text);
    }

    private void live(Moment at, int status, Consumer<Reading> readings) {
        var none = (status & NoninSpotFrames.NO_MEASUREMENT) != 0;
        var signal = none ? Signal.off(Reason.MEASUREMENT_FAILED) : Signal.GOOD;
        digits.tell(
                at, Vital.SPO2, Digits.known(NoninSpotFrames.spo2(window), NoninFrames.MISSING_SPO2), signal, readings);
        digits.tell(
                at,
                Vital.PULSE_RATE,
                Digits.known(NoninSpotFrames.pulse(window), NoninFrames.MISSING_PULSE),
                signal,
                readings);
    }
}
