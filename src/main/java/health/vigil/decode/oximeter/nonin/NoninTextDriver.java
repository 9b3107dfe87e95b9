package health.vigil.decode.oximeter.nonin;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Lines;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.decode.oximeter.Digits;
import health.vigil.decode.oximeter.Signal;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Nonin monitors that print a line a second: `14:00:05 SPO2=097 HR=072` (serial-protocols.md 2.2).
///
/// The lines have no flags: a gap has no better reason than that there is no number. The `B` that the 9847 appends to a
/// detected breath is ignored: it is no proof of exhaled CO2 and must not end a no-breath alarm.
public final class NoninTextDriver implements Driver {
    /// What is known of these monitors.
    public static final Sheet SHEET = new Sheet(
            "nonin-ascii",
            "Nonin Avant 4000, 4100, 9600; 8500, 2500, 9847, 8600V",
            Sheet.Gives.of(List.of(Vital.SPO2, Vital.PULSE_RATE)),
            new Sheet.Trust(
                    Sheet.Check.SHAPE, Sheet.Confidence.DOCUMENT, "Nonin's monitor manuals", "lines of the manuals"),
            Sheet.Use.MONITORING);

    private static final int LONGEST = 80;
    /// 2.5 periods of 1 s (serial-protocols.md rule 5).
    private static final long SILENCE_MILLIS = 2500;

    private static final Pattern BEGINNING = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d\\s+)?SPO2=");
    /// Always three digits, so that a lost one is noticed. ` F`: fast-responding values; `*`: event marker.
    private static final Pattern NUMBERS = Pattern.compile(
            "(?:\\d\\d:\\d\\d:\\d\\d\\s+)?SPO2=(\\d{3}|---)\\s+HR=(\\d{3}|---)\\*?(?:\\s+[FB])?\\*?\\s*");

    private final Tally tally = new Tally();
    private final Lines lines = new Lines(LONGEST, BEGINNING, tally);
    private final Digits digits = new Digits(Reason.NOT_AVAILABLE, tally);

    @Override
    public String name() {
        return SHEET.name();
    }

    /// The Avant 9600 sends two stop bits, the 8500 a ninth data bit that is always set: one stop bit reads both.
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
    }

    @Override
    public byte[] due(Moment now) {
        return new byte[0];
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        lines.receive(bytes, offset, length, at, (line, began) -> read(line, began, readings));
    }

    private void read(String line, Moment at, Consumer<Reading> readings) {
        var numbers = NUMBERS.matcher(line);
        if (!numbers.matches()) {
            tally.badChecksum();
            return;
        }
        tally.frame();
        digits.tell(at, Vital.SPO2, Digits.known(numbers.group(1)), Signal.GOOD, readings);
        digits.tell(at, Vital.PULSE_RATE, Digits.known(numbers.group(2)), Signal.GOOD, readings);
    }

    /// A line as the monitors print it.
    ///
    /// @param spo2 percent, null for none
    /// @param pulse beats a minute, null for none
    public static String line(@Nullable Integer spo2, @Nullable Integer pulse) {
        return "SPO2=" + Digits.three(spo2) + " HR=" + Digits.three(pulse) + "\r\n";
    }
}
