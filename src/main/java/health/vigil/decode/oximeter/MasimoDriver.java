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
import java.util.Locale;
import java.util.function.Consumer;

/// Masimo oximeters whose port is set to ASCII 1: SpO2, pulse rate and perfusion index once a second
/// (serial-protocols.md 2.3). Lines of a trend download have other keys and are never taken for live ones.
///
/// The device averages for 2 to 16 s as set on it; that delay cannot be seen here. Of the alarm bits the low battery
/// and the device's own alarms are told as they stand; Masimo does not publish their meaning.
public final class MasimoDriver implements Driver {
    /// What is known of these oximeters.
    public static final Sheet SHEET = new Sheet(
            "masimo-ascii1",
            "Masimo Radical-5, Radical-7, Rad-8, Rad-87, Root, set to ASCII 1",
            Sheet.Gives.of(List.of(Vital.SPO2, Vital.PULSE_RATE, Vital.PERFUSION_INDEX)),
            new Sheet.Trust(
                    Sheet.Check.SHAPE,
                    Sheet.Confidence.DRIVERS,
                    "Rad-8 manual for line and low flags, OpenICE header for the other flags",
                    "five published lines of five models, the manual's trend lines"),
            Sheet.Use.MONITORING);

    /// 2.5 periods of 1 s (serial-protocols.md rule 5).
    private static final long SILENCE_MILLIS = 2500;

    private final Tally tally = new Tally();
    private final Lines lines = new Lines(MasimoLine.LONGEST, MasimoLine.BEGINNING, tally);
    private final Digits digits = new Digits(Reason.NOT_AVAILABLE, tally);
    private final Battery battery = new Battery();
    private String serial = "";
    private long alarms;

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
        battery.opened();
        serial = "";
        alarms = 0;
    }

    @Override
    public byte[] due(Moment now) {
        return new byte[0];
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        lines.receive(bytes, offset, length, at, (line, began) -> read(line, began, readings));
    }

    private void read(String text, Moment at, Consumer<Reading> readings) {
        var line = MasimoLine.of(text);
        if (line == null) {
            tally.badChecksum();
            return;
        }
        tally.frame();
        if (MasimoException.unknown(line.exceptions())) tally.unknown();
        var signal = MasimoException.signal(line.exceptions());
        digits.tell(at, Vital.SPO2, line.spo2(), signal, readings);
        digits.tell(at, Vital.PULSE_RATE, line.pulse(), signal, readings);
        if (line.hasPerfusion()) digits.tell(at, Vital.PERFUSION_INDEX, line.perfusion(), signal, readings);
        tellOfDevice(line, at, readings);
    }

    private void tellOfDevice(MasimoLine line, Moment at, Consumer<Reading> readings) {
        battery.tell((line.alarms() & MasimoLine.LOW_BATTERY) != 0, at, readings);
        var now = line.alarms() & MasimoLine.OWN_ALARMS;
        if (now != alarms) readings.accept(event(at, Kind.NOTICE, String.format(Locale.ROOT, "ALARM=%02X", now)));
        alarms = now;
        if (!line.serial().isEmpty() && !line.serial().equals(serial))
            readings.accept(event(at, Kind.IDENTIFIED, "Masimo " + line.serial()));
        serial = line.serial();
    }

    private static Reading event(Moment at, Kind kind, String text) {
        return new Reading.DeviceEvent(at, kind, 0, text);
    }
}
