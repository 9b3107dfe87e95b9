package health.vigil.decode.capnograph;

import health.vigil.decode.Chunk;
import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Respironics Capnostat 5 (mainstream) and LoFlo (sidestream): the CO2 wave at 100 Hz, EtCO2, inspired CO2 and
/// respiration (serial-protocols.md 4.2).
///
/// Nothing is believed before the module has said in which unit it speaks. It is told the pressure and the oxygen of
/// the
/// configuration, room air at 760 mmHg otherwise: see `src/docs/devices.md`.
public final class CapnostatDriver implements Driver {
    /// What is known of the device.
    public static final Sheet SHEET = new Sheet(
            "capnostat",
            "Respironics (Philips) Capnostat 5, LoFlo",
            Sheet.Gives.of(List.of(Vital.ETCO2, Vital.FICO2, Vital.RESPIRATION_RATE), Wave.CO2),
            new Sheet.Trust(
                    Sheet.Check.CHECKSUM,
                    Sheet.Confidence.DRIVERS,
                    "a design document that quotes Respironics 1015115DS1, two drivers",
                    "published vectors, verified and synthetic"),
            Sheet.Use.MONITORING);

    private static final double HERTZ = 100;
    private static final long PERIOD_NANOS = Moment.NANOS_PER_SECOND / 100;
    /// 100 ms a chunk.
    private static final int CHUNK_SAMPLES = 10;
    /// Packets are numbered modulo 128; a longer hole is left as a hole in time.
    private static final int NUMBERS = 128;

    private static final int LONGEST_FILL = 64;
    private static final int NO_NUMBER = -1;
    private static final int WAVE_BYTES = 3;
    /// With the status behind it: its number and five bytes, the gravest last.
    private static final int STATUS_WAVE_BYTES = WAVE_BYTES + 6;
    private static final double TENTHS = 10;
    /// Twice the maker's time-out between bytes: an adapter that delays a packet once is no silence (rule 5).
    private static final long SILENCE_MILLIS = 1000;

    private static final double MMHG_PER_KPA = 7.50062;

    private final Tally tally = new Tally();
    private final CapnostatDeframer deframer = new CapnostatDeframer(tally);
    private final Gases gases;
    private final CapnostatSession session;
    private final Chunk chunk = new Chunk(Wave.CO2, HERTZ, CHUNK_SAMPLES);
    private int previous = NO_NUMBER;
    /// mmHg per unit that the module speaks in; NaN until it told.
    private double scale = Double.NaN;
    private int status;
    private boolean breathing;

    /// For room air at the sea.
    public CapnostatDriver() {
        this(Gases.USUAL);
    }

    public CapnostatDriver(Gases gases) {
        this.gases = gases;
        session = new CapnostatSession(gases);
    }

    @Override
    public String name() {
        return SHEET.name();
    }

    @Override
    public Line line() {
        return Line.of(19_200);
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
        deframer.reset();
        session.opened();
        chunk.clear();
        previous = NO_NUMBER;
        scale = Double.NaN;
        status = 0;
        breathing = false;
    }

    @Override
    public byte[] due(Moment now) {
        return session.due(now);
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        tally.received(length);
        for (int i = offset; i < offset + length; i++)
            deframer.accept(bytes[i], at).ifPresent(frame -> frame(frame, readings));
    }

    private void frame(CapnostatDeframer.Frame frame, Consumer<Reading> readings) {
        session.heard(frame);
        switch (frame.command()) {
            case CapnostatFrames.WAVE -> wave(frame, readings);
            case CapnostatFrames.SETTING -> setting(frame.data());
            case CapnostatFrames.STOP, CapnostatFrames.ZERO, CapnostatFrames.REFUSED -> {}
            default -> tally.unknown();
        }
    }

    private void setting(byte[] data) {
        if (data.length < 2 || data[0] != CapnostatFrames.UNIT) return;
        scale = switch (data[1]) {
            case 0 -> 1;
            case 1 -> MMHG_PER_KPA;
            case 2 -> gases.mmHgPerPercent();
            default -> Double.NaN;
        };
    }

    private void wave(CapnostatDeframer.Frame frame, Consumer<Reading> readings) {
        var data = frame.data();
        if (data.length < WAVE_BYTES) {
            tally.unknown();
            return;
        }
        if (Double.isNaN(scale)) return;
        fill(data[0], frame.at(), readings);
        if (data.length > WAVE_BYTES) parameter(data, frame.at(), readings);
        chunk.add(sample(CapnostatFrames.value(data, 1)), frame.at(), readings);
    }

    private void fill(int number, Moment at, Consumer<Reading> readings) {
        var missed = previous == NO_NUMBER ? 0 : Math.floorMod(number - previous - 1, NUMBERS);
        if (number == previous) missed = 0;
        previous = number;
        tally.lost(missed);
        if (missed > LONGEST_FILL) chunk.flush(readings);
        else
            for (int back = missed; back > 0; back--)
                chunk.add(Reading.Waveform.MISSING, at.plusNanos(-back * PERIOD_NANOS), readings);
    }

    /// Tenths of mmHg.
    private int sample(int raw) {
        if (raw == CapnostatFrames.NO_SAMPLE || reason() != null) return Reading.Waveform.MISSING;
        return (int) Math.round(CapnostatFrames.co2(raw) * scale * TENTHS);
    }

    private void parameter(byte[] data, Moment at, Consumer<Reading> readings) {
        var value = data.length < WAVE_BYTES + 3 ? 0 : CapnostatFrames.value(data, WAVE_BYTES + 1);
        switch (data[WAVE_BYTES]) {
            case CapnostatFrames.STATUS -> {
                if (data.length == STATUS_WAVE_BYTES) status(data[data.length - 1], at, readings);
                else tally.unknown();
            }
            case CapnostatFrames.ETCO2 -> {
                breathing = value > 0;
                number(at, Vital.ETCO2, value / TENTHS * scale, breathing, readings);
            }
            case CapnostatFrames.RESPIRATION_RATE -> number(at, Vital.RESPIRATION_RATE, value, value > 0, readings);
            case CapnostatFrames.INSPIRED_CO2 ->
                number(at, Vital.FICO2, value / TENTHS * scale, value > 0 || breathing, readings);
            default -> tally.unknown();
        }
    }

    /// The module writes 0 for a number it has not. Inspired CO2 may well be 0: it is, if a breath was measured.
    private void number(Moment at, Vital vital, double value, boolean there, Consumer<Reading> readings) {
        var reason = reason();
        if (reason == null && !there) reason = Reason.NOT_AVAILABLE;
        if (reason == null && !vital.plausible(value)) {
            tally.outOfRange();
            reason = Reason.OUT_OF_RANGE;
        }
        if (reason != null) readings.accept(new Reading.Gap(at, vital, reason));
        else readings.accept(new Reading.Measured(at, vital, value, Method.CO2, quality(), 0));
    }

    private void status(int code, Moment at, Consumer<Reading> readings) {
        var before = status;
        status = code;
        if (code == Status.UNPREPARED) session.unprepared();
        if (code == Status.ZERO_NEEDED && before != code)
            readings.accept(new Reading.DeviceEvent(at, Reading.DeviceEvent.Kind.NOTICE, 0, "zero the sensor"));
        if (reason() == null) return;
        breathing = false;
        for (var vital : SHEET.gives().values()) number(at, vital, 0, false, readings);
    }

    private Quality quality() {
        return status == Status.ZERO_NEEDED ? Quality.QUESTIONABLE : Quality.GOOD;
    }

    /// Why there can be no numbers now, whatever the module still sends.
    private @Nullable Reason reason() {
        return switch (status) {
            case Status.TOO_WARM, Status.FAULTY -> Reason.SENSOR_FAULT;
            case Status.UNPREPARED, Status.ASLEEP -> Reason.NOT_AVAILABLE;
            case Status.ZEROING -> Reason.ZEROING;
            case Status.WARMING_UP -> Reason.WARMING_UP;
            case Status.OUT_OF_RANGE -> Reason.OUT_OF_RANGE;
            case Status.CHECK_ADAPTER -> Reason.SENSOR_OFF;
            case Status.CHECK_LINE -> Reason.SAMPLING_LINE_OFF;
            default -> null;
        };
    }

    /// The gravest thing the module has to say of itself.
    private static final class Status {
        static final int TOO_WARM = 1;
        static final int FAULTY = 2;
        static final int UNPREPARED = 3;
        static final int ASLEEP = 4;
        static final int ZEROING = 5;
        static final int WARMING_UP = 6;
        static final int ZERO_NEEDED = 7;
        static final int OUT_OF_RANGE = 8;
        static final int CHECK_ADAPTER = 9;
        static final int CHECK_LINE = 10;

        private Status() {}
    }
}
