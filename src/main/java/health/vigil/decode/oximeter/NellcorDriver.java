package health.vigil.decode.oximeter;

import health.vigil.decode.Battery;
import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Lines;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Nellcor oximeters that print a line of columns every 2 s: SpO2 and pulse rate (serial-protocols.md 2.4).
///
/// A stream stopped by XOFF is started again by XON, the only byte ever sent, and never before 5 s of silence. The menu
/// behind Ctrl-C would stop the stream and is left alone. The columns are not padded and not checked: a lost digit is
/// noticed only where it leaves an impossible number.
public final class NellcorDriver implements Driver {
    /// What the manuals name.
    public static final int USUAL_BAUD = 9600;
    /// What newer bedside units are configured to, by one source.
    public static final int FAST_BAUD = 19_200;

    private static final byte XON = 0x11;
    private static final int LONGEST = 160;
    /// 2.5 periods of 2 s (serial-protocols.md rule 5).
    private static final long SILENCE_MILLIS = 5000;

    private static final Pattern BEGINNING =
            Pattern.compile("\\d\\d-[A-Za-z]{3}-\\d\\d \\d\\d:\\d\\d:\\d\\d\\s|\\S+ VERSION |TIME ");
    /// `*` marks a value outside the device's own limits.
    private static final Pattern NUMBERS = Pattern.compile(
            "\\S+ \\S+\\s+(\\d{1,3}|-+)\\*?\\s+(\\d{1,3}|-+)\\*?" + "\\s+(?:\\d{1,3}|-+)\\*?((?:\\s+[A-Z]{2})*)\\s*");
    /// The manual prints a blank after `CRC:`, devices do not always.
    private static final Pattern HEADING =
            Pattern.compile("(\\S+ VERSION \\S+)\\s+CRC:\\s*\\S+\\s+SpO2 Limit: *(\\S+)\\s+PR Limit: *(\\S+)\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Line line;
    private final Tally tally = new Tally();
    private final Lines lines = new Lines(LONGEST, BEGINNING, tally);
    private final Digits digits = new Digits(Reason.NOT_AVAILABLE, tally);
    private final Battery battery = new Battery();
    private String heading = "";
    /// The latest of opening, line and XON.
    private @Nullable Moment latest;

    /// @param baud {@link #USUAL_BAUD} or what the device was set to
    public NellcorDriver(int baud) {
        this.line = Line.of(baud);
    }

    /// What is known of these oximeters.
    public static Sheet sheet(int baud) {
        var usual = baud == USUAL_BAUD;
        return new Sheet(
                usual ? "nellcor-ascii" : "nellcor-ascii-" + baud,
                usual ? "Nellcor N-395, N-560, N-595, N-600, NPB-290, NPB-295" : "newer Nellcor bedside units",
                Sheet.Gives.of(List.of(Vital.SPO2, Vital.PULSE_RATE)),
                new Sheet.Trust(
                        Sheet.Check.SHAPE,
                        usual ? Sheet.Confidence.DOCUMENT : Sheet.Confidence.INFERRED,
                        usual ? "NPB-290/295 and N-395 manuals" : "one independent driver, for the speed",
                        "lines of the manual, synthetic variants"),
                usual ? Sheet.Use.MONITORING : Sheet.Use.BETA);
    }

    @Override
    public String name() {
        return sheet(line.baud()).name();
    }

    @Override
    public Line line() {
        return line;
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
        battery.opened();
        heading = "";
        latest = now;
    }

    @Override
    public byte[] due(Moment now) {
        if (latest != null && now.nanosSince(latest) < SILENCE_MILLIS * Moment.NANOS_PER_MILLI) return new byte[0];
        latest = now;
        return new byte[] {XON};
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        lines.receive(bytes, offset, length, at, (text, began) -> read(text, began, readings));
    }

    private void read(String text, Moment at, Consumer<Reading> readings) {
        var numbers = NUMBERS.matcher(text);
        var head = HEADING.matcher(text);
        if (numbers.matches()) numbers(numbers, at, readings);
        else if (head.matches()) heading(head, at, readings);
        else if (!text.startsWith("TIME ")) tally.badChecksum();
    }

    private void numbers(Matcher columns, Moment at, Consumer<Reading> readings) {
        tally.frame();
        latest = at;
        var codes = List.of(BLANKS.split(columns.group(3).strip(), -1));
        for (var code : codes) if (!code.isEmpty() && !NellcorCode.known(code)) tally.unknown();
        var signal = NellcorCode.signal(codes);
        digits.tell(at, Vital.SPO2, aboveZero(columns.group(1)), signal, readings);
        digits.tell(at, Vital.PULSE_RATE, aboveZero(columns.group(2)), signal, readings);
        battery.tell(codes.contains(NellcorCode.LB.name()), at, readings);
    }

    /// Nobody with a pulse has 0 of either; that these devices print it for "none" is not documented.
    private static @Nullable Double aboveZero(String field) {
        var value = Digits.known(field);
        return value == null || value == 0 ? null : value;
    }

    /// The limits tell what the device itself alarms on.
    private void heading(Matcher head, Moment at, Consumer<Reading> readings) {
        tally.frame();
        var now = head.group();
        if (now.equals(heading)) return;
        heading = now;
        readings.accept(new Reading.DeviceEvent(at, Kind.IDENTIFIED, 0, head.group(1)));
        var limits = "device limits: SpO2 " + head.group(2) + ", PR " + head.group(3);
        readings.accept(new Reading.DeviceEvent(at, Kind.NOTICE, 0, limits));
    }
}
