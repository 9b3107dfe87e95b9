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
import health.vigil.decode.oximeter.nonin.NoninPlainFrames.Format;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Nonin pulse oximeters in data format 1 or 8: SpO2 and pulse rate once a second (serial-protocols.md 2.1).
///
/// There is no checksum, so two frames in a row must have the right shape before the first is believed: a device that
/// speaks another format never shows two. Format 8 has display values only, which the device holds for 10 s after it
/// lost the finger or the track: its flags void them at once.
public final class NoninPlainDriver implements Driver {
    private static final int LOCK_FRAMES = 2;
    /// 2.5 periods of 1 s (serial-protocols.md rule 5).
    private static final long SILENCE_MILLIS = 2500;

    private final Format format;
    private final NoninAsking asking;
    private final Tally tally = new Tally();
    private final Digits digits = new Digits(Reason.SEARCHING, tally);
    private final Battery battery = new Battery();
    private final Window window;
    private boolean locked;

    public NoninPlainDriver(Format format) {
        this.format = format;
        // No command is known that chooses format 1.
        this.asking = new NoninAsking(format.number(), format == Format.DF8);
        this.window = new Window(Math.max(LOCK_FRAMES * format.bytes(), NoninAnswers.LONGEST) + 1, tally);
    }

    /// What is known of data format 1 or 8.
    public static Sheet sheet(Format format) {
        var documented = format == Format.DF8;
        return new Sheet(
                "nonin-" + format.name().toLowerCase(Locale.ROOT),
                documented ? "Nonin WristOx2 3150, Onyx II 9560, Avant 4100" : "Nonin OEM III, Xpod",
                Sheet.Gives.of(List.of(Vital.SPO2, Vital.PULSE_RATE)),
                new Sheet.Trust(
                        Sheet.Check.SHAPE,
                        documented ? Sheet.Confidence.DOCUMENT : Sheet.Confidence.DRIVERS,
                        documented ? "Nonin 6470-000-01" : "transcription of Nonin's OEM III document",
                        "published synthetic frames"),
                Sheet.Use.MONITORING);
    }

    @Override
    public String name() {
        return sheet(format).name();
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
        locked = false;
        battery.opened();
        asking.opened();
    }

    @Override
    public byte[] due(Moment now) {
        return asking.due(now);
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        window.receive(bytes, offset, length, at, () -> advance(readings));
    }

    /// One step through the window; false when more bytes are needed.
    private boolean advance(Consumer<Reading> readings) {
        if (window.size() == 0) return false;
        if (!locked) return lock();
        if (!format.fits(window, 0)) return NoninAnswers.pass(window, this::unlock);
        return window.size() >= format.bytes() && frame(readings);
    }

    private boolean lock() {
        for (int i = 0; i < LOCK_FRAMES; i++)
            if (window.size() > i * format.bytes() && !format.fits(window, i * format.bytes())) return window.skip();
        locked = window.size() >= LOCK_FRAMES * format.bytes();
        return locked;
    }

    private boolean unlock() {
        tally.badChecksum();
        locked = false;
        return window.skip();
    }

    private boolean frame(Consumer<Reading> readings) {
        tally.frame();
        var at = window.at(0);
        asking.heard(at);
        var signal = signal(NoninPlainFrames.status(window), NoninPlainFrames.status2(format, window));
        digits.tell(
                at,
                Vital.SPO2,
                Digits.known(NoninPlainFrames.spo2(window), NoninFrames.MISSING_SPO2),
                signal,
                readings);
        digits.tell(
                at,
                Vital.PULSE_RATE,
                Digits.known(NoninPlainFrames.pulse(window), NoninFrames.MISSING_PULSE),
                signal,
                readings);
        if (format == Format.DF8) battery.tell(lowBattery(), at, readings);
        window.drop(format.bytes());
        return true;
    }

    private boolean lowBattery() {
        return (NoninPlainFrames.status2(format, window) & NoninPlainFrames.LOW_BATTERY) != 0;
    }

    /// The disconnected bit is reserved in some devices that speak format 8: there it tells the reason and voids
    /// nothing.
    private Signal signal(int status, int status2) {
        var unplugged = (status & NoninPlainFrames.SENSOR_DISCONNECTED) != 0;
        var lost = (status & NoninPlainFrames.OUT_OF_TRACK) != 0;
        if (unplugged && format == Format.DF1) return Signal.off(Reason.SENSOR_DISCONNECTED);
        if ((status2 & NoninPlainFrames.SENSOR_OFF) != 0)
            return Signal.off(unplugged ? Reason.SENSOR_DISCONNECTED : Reason.SENSOR_OFF);
        if (lost && format == Format.DF8) return Signal.off(Reason.ARTIFACT);
        if (lost || (status & NoninPlainFrames.ARTIFACT) != 0) return Signal.of(Quality.ARTIFACT);
        return (status & (NoninPlainFrames.LOW_PERFUSION | NoninPlainFrames.MARGINAL_PERFUSION)) != 0
                ? Signal.of(Quality.LOW_PERFUSION)
                : Signal.GOOD;
    }
}
