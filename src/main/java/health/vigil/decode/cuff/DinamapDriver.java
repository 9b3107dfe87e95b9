package health.vigil.decode.cuff;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Lines;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.decode.hl7.MdcUnit;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// GE Dinamap monitors: cuff pressure, saturation with pulse, temperature, each asked for once a second
/// (serial-protocols.md 3.2). A vital without a number yet has no sensor on this child: its silence is no news.
public final class DinamapDriver implements Driver {
    /// What is known of these monitors.
    public static final Sheet SHEET = new Sheet(
            "dinamap",
            "GE Dinamap PRO 100 to 400, ProCare, CARESCAPE V100",
            new Sheet.Gives(
                    List.of(
                            Vital.NIBP_SYSTOLIC,
                            Vital.NIBP_DIASTOLIC,
                            Vital.NIBP_MEAN,
                            Vital.SPO2,
                            Vital.PULSE_RATE,
                            Vital.TEMPERATURE),
                    List.of(),
                    "start in the monitor's own mode, abort"),
            new Sheet.Trust(
                    Sheet.Check.SHAPE,
                    Sheet.Confidence.DRIVERS,
                    "three drivers, one quoting GE 2010566",
                    "published commands, synthetic replies"),
            Sheet.Use.BETA);

    /// Three polls.
    private static final long SILENCE_MILLIS = 3_000;

    private static final byte[] NOTHING = {};
    private static final double TENTHS = 10;

    private final boolean control;
    private final Tally tally = new Tally();
    private final Lines lines = new Lines(DinamapLines.LONGEST, DinamapLines.BEGINNING, tally);
    private final DinamapPolls polls = new DinamapPolls();
    private final DinamapCuff cuff = new DinamapCuff(tally);
    private final Set<Vital> seen = EnumSet.noneOf(Vital.class);
    private DinamapReply.@Nullable Temperature temperature;
    /// The monitor adds its check to what it says; then a line without is a broken one.
    private boolean checks;

    /// @param control true if the operator allowed orders to the cuff
    public DinamapDriver(boolean control) {
        this.control = control;
    }

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
        lines.opened();
        polls.opened();
        cuff.opened();
        seen.clear();
        temperature = null;
        checks = false;
    }

    @Override
    public boolean takesOrders() {
        return control;
    }

    @Override
    public boolean order(CuffOrder order) {
        return control && cuff.order(order);
    }

    @Override
    public byte[] due(Moment now) {
        if (!polls.free(now)) return NOTHING;
        var ordered = cuff.next();
        var command = ordered == null ? polls.next(now) : polls.ordered(ordered, now);
        return command == null ? NOTHING : (DinamapLines.checked(command) + "\r").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        lines.receive(bytes, offset, length, at, (line, begun) -> line(line, begun, readings));
    }

    private void line(String line, Moment at, Consumer<Reading> readings) {
        var fits = DinamapLines.fits(line);
        checks |= fits;
        var reply = fits
                ? DinamapReply.read(line.substring(0, line.length() - DinamapLines.CHECK_CHARS))
                : checks ? null : DinamapReply.read(line);
        if (reply == null) {
            if (!fits && checks) tally.badChecksum();
            else tally.unknown();
            return;
        }
        tally.frame();
        polls.answered();
        told(reply, at, readings);
    }

    private void told(DinamapReply reply, Moment at, Consumer<Reading> readings) {
        switch (reply) {
            case DinamapReply.Pressure pressure -> cuff.heard(pressure, at, readings);
            case DinamapReply.Saturation found -> number(at, Vital.SPO2, found.percent(), missing(found), 0, readings);
            case DinamapReply.Pulse found -> number(at, Vital.PULSE_RATE, found.rate(), missing(found), 0, readings);
            case DinamapReply.Temperature found -> temperature(found, at, readings);
        }
    }

    private static @Nullable Reason missing(DinamapReply.Saturation found) {
        return switch (found.status()) {
            case '1' -> null;
            case '6' -> Reason.SENSOR_OFF;
            default -> Reason.NOT_AVAILABLE;
        };
    }

    /// A cuff's pulse is minutes old and stands for no pulse of now.
    private static @Nullable Reason missing(DinamapReply.Pulse found) {
        return found.source() == '2' ? null : Reason.NOT_AVAILABLE;
    }

    /// One that is predicted counts once; one that is watched all the time, each time.
    private void temperature(DinamapReply.Temperature now, Moment at, Consumer<Reading> readings) {
        var before = temperature;
        temperature = now;
        var reason = switch (now.status()) {
            case '0', '1' -> null;
            case '4' -> Reason.SENSOR_DISCONNECTED;
            default -> Reason.MEASUREMENT_FAILED;
        };
        if (reason != null) {
            if (before == null || before.status() != now.status())
                number(at, Vital.TEMPERATURE, Double.NaN, reason, 0, readings);
            return;
        }
        if (now.status() == '1' || now.ageSeconds() == DinamapReply.NONE) return;
        if (now.mode() == '0' && before != null && !fresh(now, before)) return;
        var celsius = MdcUnit.FAHRENHEIT.to(Vital.TEMPERATURE, now.tenthsFahrenheit() / TENTHS);
        number(at, Vital.TEMPERATURE, celsius.orElse(Double.NaN), null, now.ageSeconds() * 1000L, readings);
    }

    private static boolean fresh(DinamapReply.Temperature now, DinamapReply.Temperature before) {
        return before.status() != now.status()
                || before.ageSeconds() == DinamapReply.NONE
                || now.ageSeconds() < before.ageSeconds();
    }

    /// 0 and less are written where there is no number.
    private void number(
            Moment at, Vital vital, double value, @Nullable Reason missing, long age, Consumer<Reading> readings) {
        var reason = missing == null && value <= 0 ? Reason.NOT_AVAILABLE : missing;
        if (reason == null && !vital.plausible(value)) {
            tally.outOfRange();
            reason = Reason.OUT_OF_RANGE;
        }
        if (reason == null) {
            seen.add(vital);
            readings.accept(new Reading.Measured(at, vital, value, Method.DEVICE, Quality.GOOD, age));
        } else if (seen.contains(vital)) readings.accept(new Reading.Gap(at, vital, reason));
    }
}
