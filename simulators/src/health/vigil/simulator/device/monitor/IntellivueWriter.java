package health.vigil.simulator.device.monitor;

import health.vigil.decode.monitor.intellivue.IntellivueFrames;
import health.vigil.simulator.device.Arm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes what an IntelliVue says, framed for a serial line (Philips Data Export; serial-protocols.md 5.1). Messages are
/// put together as text in hexadecimal digits: lengths then come by themselves.
final class IntellivueWriter {
    static final short POLL = 0x0C16;
    static final short EXTENDED_POLL = (short) 0xF13B;
    static final int NUMBERS = 0x06;
    static final int WAVES = 0x09;
    static final int PATIENT = 0x2A;
    static final int ALERTS = 0x36;

    private static final String MONITOR_OBJECT = "002100000000";
    private static final String ACTION = "0007";
    private static final String CHOICE = "0005";
    private static final String TEXT_FOLLOWS = "0204";
    private static final int FIRST_WAVE = 101;
    private static final int INVALID_SAMPLE = 0x8000;
    private static final int TICKS_PER_MILLI = 8;
    private static final int LEAST_SPO2 = 90;
    private static final long NANOS_PER_TICK = 125_000;
    private static final long SECOND = 1_000_000_000L;

    /// State of a measurement, and a FLOAT, for want of a number.
    private static final int UNAVAILABLE = 0x2000;

    private static final int NOT_A_NUMBER = 0x7FFFFF;
    private static final int TENTHS = 0xFF; // exponent -1

    private int sequence;

    byte[] accepted() {
        return framed("0E020500");
    }

    byte[] released() {
        return framed("0A020900");
    }

    byte[] aborted() {
        return framed("19021101");
    }

    /// The event by which the monitor introduces itself.
    byte[] created(int ticks) {
        var event = MONITOR_OBJECT + hex(ticks, 8) + "0D06" + sized(MONITOR_OBJECT + list(List.of()));
        return framed("E1000002" + "0001" + sized("0001" + "0001" + sized(event)));
    }

    /// It does not do what it was asked to.
    byte[] refused(int invoke) {
        return framed("E1000002" + "0003" + sized(hex(invoke, 4) + "00020000"));
    }

    /// It does what it was told about the waves to export.
    byte[] chosen(int invoke) {
        return framed("E1000002" + "0002" + sized(hex(invoke, 4) + CHOICE + sized(MONITOR_OBJECT + list(List.of()))));
    }

    /// What a single poll wants.
    ///
    /// @param type class of the objects
    /// @param objects as {@link #numbers} and its like make them
    byte[] single(int invoke, int type, long now, List<String> objects) {
        return result(invoke, POLL, "0001" + time(now) + polled(type, objects));
    }

    /// What an extended poll wants, a piece of it.
    byte[] extended(int invoke, int type, long from, List<String> objects) {
        var number = hex(sequence++ & 0xFFFF, 4);
        return result(invoke, EXTENDED_POLL, "0001" + number + time(from) + polled(type, objects));
    }

    private static String polled(int type, List<String> objects) {
        var contexts = objects.isEmpty() ? List.<String>of() : List.of("0000" + list(objects));
        return "0001" + hex(type, 4) + "0000" + list(contexts);
    }

    private static byte[] result(int invoke, short action, String reply) {
        var result = MONITOR_OBJECT + hex(action & 0xFFFF, 4) + sized(reply);
        return framed("E1000002" + "0002" + sized(hex(invoke, 4) + ACTION + sized(result)));
    }

    /// Relative time, then the monitor's clock, which begins with the story.
    private static String time(long now) {
        return hex((int) (now / NANOS_PER_TICK), 8) + clock(now);
    }

    /// Packed digits: century, year, month, day, hour, minute, second, fraction.
    private static String clock(long now) {
        var second = now / SECOND;
        return String.format(Locale.ROOT, "20260101%02d%02d%02d00", second / 3600 % 24, second / 60 % 60, second % 60);
    }

    static List<String> numbers(Sensors sensors) {
        var numbers = sensors.numbers();
        var objects = new ArrayList<String>();
        objects.add(object(1, number(0x4182, 0x0AA0, numbers.heartRate())));
        objects.add(object(2, number(0x500A, 0x0AE0, numbers.chestRate())));
        objects.add(object(3, number(0x4BB8, 0x0220, numbers.spo2())));
        objects.add(object(4, number(0x4822, 0x0AA0, numbers.pulse())));
        objects.add(object(5, number(0x50B0, 0x0F20, numbers.endTidal())));
        objects.add(object(6, number(0x50BA, 0x0F20, numbers.inspired())));
        objects.add(object(7, number(0x5012, 0x0AE0, numbers.breathRate())));
        objects.add(object(8, tenths(0xE004, 0x17A0, numbers.celsius())));
        var pressure = numbers.pressure();
        if (pressure != null) objects.add(pressure(pressure));
        return objects;
    }

    static List<String> waves(IntellivueWaves waves) {
        var objects = new ArrayList<String>();
        for (var trace : waves.take()) {
            var attributes = new ArrayList<String>();
            attributes.add(attribute(0x096E, samples(trace)));
            if (waves.explains(trace)) attributes.addAll(context(trace.kind()));
            objects.add(object(FIRST_WAVE + objects.size(), attributes.toArray(String[]::new)));
        }
        return objects;
    }

    private static String samples(IntellivueWaves.Trace trace) {
        var bytes = new StringBuilder();
        for (var sample : trace.samples()) bytes.append(hex(trace.valid() ? sample : sample | INVALID_SAMPLE, 4));
        return hex(trace.kind().code(), 4) + "0000" + sized(bytes.toString());
    }

    private static List<String> context(IntellivueWaves.Kind kind) {
        return List.of(
                attribute(0x096D, hex(kind.samples(), 4) + "10" + hex(IntellivueWaves.BITS, 2) + "3000"),
                attribute(0x098D, hex(kind.periodMillis() * TICKS_PER_MILLI, 8)),
                attribute(0x0A16, list(List.of("0001" + hex(INVALID_SAMPLE, 4)))),
                attribute(0x0996, hex(kind.unit(), 4)),
                attribute(0x096F, kind.low() + kind.high() + "0000" + hex((1 << IntellivueWaves.BITS) - 1, 4)));
    }

    static List<String> patient(String id) {
        return List.of(object(
                0, attribute(0x0957, "0002"), attribute(0x095A, text(id)), attribute(0x095C, text("Simulated"))));
    }

    static List<String> alarms(Sensors sensors) {
        var ours = new ArrayList<String>();
        var technical = new ArrayList<String>();
        var now = sensors.numbers();
        if (now.spo2() == null) technical.add(alarm(0x4BB8, 0x0001, "SpO2  SENSOR OFF"));
        else if (now.spo2() < LEAST_SPO2) ours.add(alarm(0x4BB8, 0x0200, "SpO2  " + now.spo2() + "<" + LEAST_SPO2));
        if (now.breathRate() != null && now.breathRate() == 0) ours.add(alarm(0x5012, 0x0400, "APNEA"));
        return List.of(object(
                0,
                attribute(0x0916, "0000".repeat(5)),
                attribute(0x0902, list(ours)),
                attribute(0x0904, list(technical))));
    }

    /// Of a quantity, as grave as the type says.
    private static String alarm(int source, int type, String words) {
        var more = "0001" + "00000000" + "0000" + "4000" + text(words);
        return hex(source, 4) + "0000" + hex(type, 4) + "0000" + "000600000000" + TEXT_FOLLOWS + sized(more);
    }

    /// Characters of two bytes, the last of them zero.
    private static String text(String words) {
        return sized(HexFormat.of().formatHex((words + "\0").getBytes(StandardCharsets.UTF_16BE)));
    }

    private static String pressure(Arm.Pressure found) {
        var stamp = attribute(0x0990, clock(found.at()));
        var values = List.of(
                value(0x4A05, 0x0F20, 0, found.systolic()),
                value(0x4A06, 0x0F20, 0, found.diastolic()),
                value(0x4A07, 0x0F20, 0, found.mean()));
        return object(9, stamp, attribute(0x094B, list(values)));
    }

    private static String object(int handle, String... attributes) {
        return hex(handle, 4) + list(List.of(attributes));
    }

    private static String number(int code, int unit, @Nullable Integer value) {
        return attribute(
                0x0950, value == null ? value(code, unit, UNAVAILABLE, NOT_A_NUMBER) : value(code, unit, 0, value));
    }

    private static String tenths(int code, int unit, double value) {
        return attribute(0x0950, value(code, unit, 0, TENTHS << 24 | (int) Math.round(value * 10)));
    }

    private static String value(int code, int unit, int state, int number) {
        return hex(code, 4) + hex(state, 4) + hex(unit, 4) + hex(number, 8);
    }

    private static String attribute(int id, String value) {
        return hex(id, 4) + sized(value);
    }

    /// Count, length, elements.
    private static String list(List<String> elements) {
        return hex(elements.size(), 4) + sized(String.join("", elements));
    }

    private static String sized(String text) {
        return hex(text.length() / 2, 4) + text;
    }

    private static String hex(int value, int digits) {
        return HexFormat.of().withUpperCase().toHexDigits(value, digits);
    }

    private static byte[] framed(String message) {
        return IntellivueFrames.frame(HexFormat.of().parseHex(message));
    }
}
