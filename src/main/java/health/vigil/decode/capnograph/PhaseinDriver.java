package health.vigil.decode.capnograph;

import health.vigil.decode.Chunk;
import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.decode.Window;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Masimo (Phasein) IRMA mainstream and ISA sidestream sensors: the CO2 wave at 20 Hz, EtCO2, inspired CO2,
/// respiration, their own apnoea alarm (serial-protocols.md 4.3).
///
/// The sensor measures in percent; mmHg follow from the pressure it reports itself.
public final class PhaseinDriver implements Driver {
    /// What is known of the device.
    public static final Sheet SHEET = new Sheet(
            "phasein",
            "Masimo (Phasein) IRMA, ISA",
            Sheet.Gives.of(List.of(Vital.ETCO2, Vital.FICO2, Vital.RESPIRATION_RATE), Wave.CO2),
            new Sheet.Trust(
                    Sheet.Check.CHECKSUM,
                    Sheet.Confidence.DRIVERS,
                    "a public implementation of the maker's protocol document",
                    "synthetic frames"),
            Sheet.Use.BETA);

    private static final double HERTZ = 20;
    /// 100 ms a chunk.
    private static final int CHUNK_SAMPLES = 2;
    /// Twenty frames (a tighter bound flaps with an adapter that delays one packet).
    private static final long SILENCE_MILLIS = 1000;
    private static final long ASK_AGAIN_NANOS = 5 * Moment.NANOS_PER_SECOND;
    private static final double TENTHS = 10;
    private static final double MMHG_PER_HECTOPASCAL = 0.750062;
    private static final double SEA_LEVEL_HECTOPASCAL = 1013;
    /// Where people live and aeroplanes fly; else it is no pressure.
    private static final double LEAST_HECTOPASCAL = 500;

    private static final double MOST_HECTOPASCAL = 1150;
    private static final byte[] NOTHING = {};

    private final Tally tally = new Tally();
    private final Window window = new Window(PhaseinFrames.LENGTH + 1, tally);
    private final Chunk chunk = new Chunk(Wave.CO2, HERTZ, CHUNK_SAMPLES);
    private double hectopascal = SEA_LEVEL_HECTOPASCAL;
    /// The later of the latest frame and the latest order.
    private @Nullable Moment latest;

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
        chunk.clear();
        hectopascal = SEA_LEVEL_HECTOPASCAL;
        latest = null;
    }

    /// A sensor that sleeps is asked to measure.
    @Override
    public byte[] due(Moment now) {
        if (latest != null && now.nanosSince(latest) < ASK_AGAIN_NANOS) return NOTHING;
        latest = now;
        return PhaseinFrames.measure();
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        window.receive(bytes, offset, length, at, () -> advance(readings));
    }

    /// One step through the window; false when more bytes are needed.
    private boolean advance(Consumer<Reading> readings) {
        if (window.size() == 0) return false;
        if (!PhaseinFrames.begins(window)) return skip(readings);
        if (window.size() < PhaseinFrames.LENGTH) return false;
        if (PhaseinFrames.fits(window)) return frame(readings);
        tally.badChecksum();
        return skip(readings);
    }

    /// What follows need not be consecutive.
    private boolean skip(Consumer<Reading> readings) {
        chunk.flush(readings);
        tally.skipped(1);
        window.drop(1);
        return true;
    }

    private boolean frame(Consumer<Reading> readings) {
        tally.frame();
        latest = window.at(0);
        var status = window.get(PhaseinFrames.AT_STATUS);
        slow(status, readings);
        chunk.add(sample(status), window.at(0), readings);
        window.drop(PhaseinFrames.LENGTH);
        return true;
    }

    private int sample(int status) {
        if (reason(status) != null) return Reading.Waveform.MISSING;
        return (int) Math.round(Math.min(mmHg(PhaseinFrames.co2Percent(window)), Vital.ETCO2.highest()) * TENTHS);
    }

    private double mmHg(double percent) {
        return percent / 100 * hectopascal * MMHG_PER_HECTOPASCAL;
    }

    private void slow(int status, Consumer<Reading> readings) {
        var first = window.get(PhaseinFrames.AT_SLOW);
        switch (window.get(PhaseinFrames.AT_ID)) {
            case PhaseinFrames.INSPIRED -> number(Vital.FICO2, first, mmHg(first / TENTHS), status, readings);
            case PhaseinFrames.EXPIRED -> number(Vital.ETCO2, first, mmHg(first / TENTHS), status, readings);
            case PhaseinFrames.GENERAL -> general(first, status, readings);
            default -> {} // other gases, registers, configuration, service
        }
    }

    private void general(int rate, int status, Consumer<Reading> readings) {
        var pressure = window.get(PhaseinFrames.AT_SLOW + 4) << 8 | window.get(PhaseinFrames.AT_SLOW + 5);
        if (pressure >= LEAST_HECTOPASCAL && pressure <= MOST_HECTOPASCAL) hectopascal = pressure;
        number(Vital.RESPIRATION_RATE, rate, rate, status, readings);
        var silent = window.get(PhaseinFrames.AT_SLOW + 1);
        if ((status & PhaseinFrames.APNEA) != 0 && reason(status) == null)
            readings.accept(new Reading.DeviceEvent(
                    window.at(0), Kind.NO_BREATH, silent == PhaseinFrames.MISSING ? 0 : silent, ""));
    }

    private void number(Vital vital, int raw, double value, int status, Consumer<Reading> readings) {
        var reason = reason(status);
        if (reason == null && raw == PhaseinFrames.MISSING) reason = Reason.NOT_AVAILABLE;
        if (reason == null && !vital.plausible(value)) {
            tally.outOfRange();
            reason = Reason.OUT_OF_RANGE;
        }
        var at = window.at(0);
        if (reason != null) readings.accept(new Reading.Gap(at, vital, reason));
        else readings.accept(new Reading.Measured(at, vital, value, Method.CO2, quality(status), 0));
    }

    private static Quality quality(int status) {
        return (status & PhaseinFrames.INACCURATE) == 0 ? Quality.GOOD : Quality.QUESTIONABLE;
    }

    /// Why there can be no numbers now, whatever stands in the frame.
    private static @Nullable Reason reason(int status) {
        if ((status & PhaseinFrames.SENSOR_ERROR) != 0) return Reason.SENSOR_FAULT;
        return (status & PhaseinFrames.CHECK_ADAPTER) != 0 ? Reason.SENSOR_OFF : null;
    }
}
