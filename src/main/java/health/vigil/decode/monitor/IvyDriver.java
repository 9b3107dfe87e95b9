package health.vigil.decode.monitor;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.decode.Window;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Ivy 450C in the format ANSAR-B: heart rate, respiration, EtCO2, SpO2 with pulse, cuff pressure and temperature once
/// a second, and the waves of ECG, respiration and pleth (serial-protocols.md 5.5). Invasive pressures are passed over.
public final class IvyDriver implements Driver {
    /// What is known of the device.
    public static final Sheet SHEET = new Sheet(
            "ivy-450c",
            "Ivy 450C (ANSAR-B)",
            Sheet.Gives.of(
                    List.of(
                            Vital.HEART_RATE,
                            Vital.RESPIRATION_RATE,
                            Vital.ETCO2,
                            Vital.SPO2,
                            Vital.PULSE_RATE,
                            Vital.NIBP_SYSTOLIC,
                            Vital.NIBP_DIASTOLIC,
                            Vital.NIBP_MEAN,
                            Vital.TEMPERATURE),
                    Wave.PLETH,
                    Wave.RESP,
                    Wave.ECG),
            new Sheet.Trust(
                    Sheet.Check.SHAPE,
                    Sheet.Confidence.DRIVERS,
                    "OpenICE driver and a real capture",
                    "a real capture of 27 messages"),
            Sheet.Use.BETA);

    /// A message is of one second.
    private static final double ECG_HERTZ = IvyMessage.ECG_SAMPLES;

    private static final double SLOW_HERTZ = IvyMessage.SLOW_SAMPLES;
    /// 2.5 messages (serial-protocols.md rule 5).
    private static final long SILENCE_MILLIS = 2500;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9])?");
    private static final Pattern UNPLUGGED = Pattern.compile("NO (TRANSDUCER|SENSOR|PROBE)");
    private static final Pattern LOOSE = Pattern.compile("(LEADS?|PROBE|SENSOR) OFF|CHECK (LEADS?|PROBE|SENSOR|CUFF)");
    private static final Pattern SEARCHING = Pattern.compile("SEARCH");
    /// No line has more fields behind its status.
    private static final int WORDS = 5;

    private static final byte[] NOTHING = {};
    private static final List<Vital> PRESSURES = List.of(Vital.NIBP_SYSTOLIC, Vital.NIBP_DIASTOLIC, Vital.NIBP_MEAN);

    private final Tally tally = new Tally();
    private final Window window = new Window(IvyMessage.LONGEST, tally);
    /// With a number in the latest message.
    private final Set<Vital> latest = EnumSet.noneOf(Vital.class);

    private final Set<Vital> seen = EnumSet.noneOf(Vital.class);
    /// How much of the window was judged.
    private int judged;
    private final IvyCuff cuff = new IvyCuff();

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
        tally.skipped(window.size());
        window.clear();
        judged = 0;
        latest.clear();
        seen.clear();
        cuff.opened();
    }

    /// It talks by itself.
    @Override
    public byte[] due(Moment now) {
        return NOTHING;
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        tally.received(length);
        for (int i = offset; i < offset + length; i++) {
            window.add(bytes[i], at);
            while (judged < window.size()) judge(readings);
        }
    }

    private void judge(Consumer<Reading> readings) {
        switch (IvyMessage.progress(window, judged)) {
            case MORE -> judged++;
            case WHOLE -> message(judged + 1, readings);
            case WRONG -> {
                tally.skipped(1);
                drop(1);
            }
        }
    }

    private void drop(int count) {
        window.drop(count);
        judged = 0;
    }

    private void message(int length, Consumer<Reading> readings) {
        tally.frame();
        var at = window.at(0);
        var message = IvyMessage.of(window, length);
        drop(length);
        number(message, "HR", message.field("HR", 1), Vital.HEART_RATE, at, readings);
        number(message, "RR", message.field("RR", 1), Vital.RESPIRATION_RATE, at, readings);
        number(message, "ETCO2", message.field("ETCO2", 1), Vital.ETCO2, at, readings);
        number(message, "SPO2", message.field("SPO2", 1), Vital.SPO2, at, readings);
        number(message, "SPO2", pulse(message), Vital.PULSE_RATE, at, readings);
        var probe = message.field("T1", 1).isEmpty() ? "T2" : "T1";
        number(message, probe, message.field(probe, 1), Vital.TEMPERATURE, at, readings);
        pressures(message, at, readings);
        wave(message, "SPO2", new Reading.Waveform(at, Wave.PLETH, SLOW_HERTZ, message.pleth()), readings);
        wave(message, "HR", new Reading.Waveform(at, Wave.RESP, SLOW_HERTZ, message.resp()), readings);
        wave(message, "HR", new Reading.Waveform(at, Wave.ECG, ECG_HERTZ, message.ecg()), readings);
    }

    /// Where there is no number there is no sensor, perhaps, and what its wave is nobody says. Breath and heart have
    /// their electrodes in common, and an apnoea takes the rate but not the wave.
    private static void wave(IvyMessage message, String name, Reading.Waveform wave, Consumer<Reading> readings) {
        if (!message.field(name, 1).isEmpty()) readings.accept(wave);
    }

    /// `PR=80 ` beside the saturation.
    private static String pulse(IvyMessage message) {
        var text = message.field("SPO2", 2);
        return text.startsWith("PR=") ? text.substring(3).strip() : "";
    }

    /// A vital that never had a number in two messages in a row has no sensor on this child: its silence is no
    /// news, and a digit that the line made is none either.
    private void number(
            IvyMessage message, String name, String digits, Vital vital, Moment at, Consumer<Reading> readings) {
        var missing = digits.isEmpty() ? Reason.NOT_AVAILABLE : null;
        var reason = reason(message, name);
        if (!there(vital, missing == null && reason == null)) return;
        var value = value(digits);
        if (reason == null) reason = missing;
        if (reason == null && !vital.plausible(value)) {
            tally.outOfRange();
            reason = Reason.OUT_OF_RANGE;
        }
        if (reason != null) readings.accept(new Reading.Gap(at, vital, reason));
        else readings.accept(Reading.Measured.of(at, vital, value));
    }

    private boolean there(Vital vital, boolean number) {
        if (seen.contains(vital)) return true;
        if (!number) latest.remove(vital);
        else if (!latest.add(vital) || vital.cadence() == Vital.Cadence.EPISODIC) seen.add(vital);
        return seen.contains(vital);
    }

    /// NaN, which is never plausible, for what is no number.
    private static double value(String digits) {
        return NUMBER.matcher(digits).matches() ? Double.parseDouble(digits) : Double.NaN;
    }

    /// What a line's words say of its number: those that name a loose or missing part outweigh the digits. The
    /// words are not documented, but for `NO TRANSDUCER`; `OFF` alone may be said of an alarm (`APNEA: OFF`).
    private static @Nullable Reason reason(IvyMessage message, String name) {
        for (int field = 1; field <= WORDS; field++) {
            var words = message.field(name, field).toUpperCase(Locale.ROOT);
            if (UNPLUGGED.matcher(words).find()) return Reason.SENSOR_DISCONNECTED;
            if (LOOSE.matcher(words).find()) return Reason.SENSOR_OFF;
            if (SEARCHING.matcher(words).find()) return Reason.SEARCHING;
        }
        return null;
    }

    private void pressures(IvyMessage message, Moment at, Consumer<Reading> readings) {
        var fresh = cuff.heard(message);
        for (int i = 0; i < fresh.size(); i++) number(message, "NIBP", fresh.get(i), PRESSURES.get(i), at, readings);
    }
}
