package health.vigil.decode.monitor.intellivue;

import health.vigil.decode.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What an IntelliVue monitor would say, made by hand from the field tables of the protocol; not captured.
public final class Intellivue {
    static final String NO_TIME = "FFFFFFFFFFFFFFFF";
    static final String ACCEPTED = "0E 02 05 00";
    static final String REFUSED = "0C 02 05 00";
    static final String ABORTED = "19 02 11 01";

    /// Of a wave without a unit.
    static final String NO_SCALE = "007FFFFF 007FFFFF";

    private Intellivue() {}

    static String[] with(String first, String... rest) {
        var all = new ArrayList<String>(List.of(rest));
        all.add(0, first);
        return all.toArray(String[]::new);
    }

    /// A number: code, state, unit, FLOAT.
    static String number(String code, String state, String unit, String value) {
        return attribute("0950", code + state + unit + value);
    }

    static String attribute(String id, String value) {
        return id + sized(value);
    }

    static String compound(String... numbers) {
        return attribute("094B", list(numbers));
    }

    /// An object as it is listed: its attributes behind its handle.
    static String object(int handle, String... attributes) {
        return "%04X".formatted(handle) + list(attributes);
    }

    /// Count, length, elements.
    static String list(String... elements) {
        return "%04X".formatted(elements.length) + sized(String.join("", elements));
    }

    private static String sized(String hex) {
        return "%04X".formatted(Wire.bytes(hex).length) + hex;
    }

    /// The reply to an extended poll of numbers.
    static byte[] reply(String time, String... objects) {
        return result("0002", "", "F13B", "0000 00000000" + time, Subject.NUMBERS, objects);
    }

    /// The reply to a single poll of numbers.
    static byte[] single(String time, String... objects) {
        return result("0002", "", "0C16", "00000000" + time, Subject.NUMBERS, objects);
    }

    /// A piece of a long reply: 1 first, 2 in between, 3 last.
    static byte[] piece(int which, String... objects) {
        var before = "%02X01".formatted(which);
        return result("0005", before, "F13B", "0000 00000000" + NO_TIME, Subject.NUMBERS, objects);
    }

    /// A quarter of a second of waves.
    ///
    /// @param ticks of the monitor's clock at its beginning
    static byte[] waves(int ticks, String... objects) {
        return result("0002", "", "F13B", "0000 %08X".formatted(ticks) + NO_TIME, Subject.WAVES, objects);
    }

    /// The answer about a subject.
    static byte[] answer(Subject subject, String... objects) {
        return result("0002", "", "F13B", "0000 00000000" + NO_TIME, subject, objects);
    }

    private static byte[] result(
            String kind, String before, String action, String times, Subject subject, String... objects) {
        var poll = "0001" + times + "0001 %04X 0000".formatted(subject.objects()) + list("0000" + list(objects));
        var result = "%04X 0007".formatted(subject.number()) + sized("002100000000" + action + sized(poll));
        return framed("E1000002" + kind + sized(before + result));
    }

    /// A wave's samples of two bytes.
    static String samples(String code, String state, int... samples) {
        var bytes = new StringBuilder();
        for (var sample : samples) bytes.append("%04X".formatted(sample));
        return attribute("096E", code + state + sized(bytes.toString()));
    }

    /// How to read a wave: 12 bits in 2 bytes, those with the highest bit set none.
    ///
    /// @param scale two FLOATs that 0 and 4000 stand for
    static String[] context(int periodMillis, String unit, String scale) {
        return new String[] {
            attribute("096D", "0020 10 0C 3000"),
            attribute("098D", "%08X".formatted(periodMillis * 8)),
            attribute("0A16", list("00018000", "00024000")),
            attribute("0996", unit),
            attribute("096F", scale + "0000 0FA0")
        };
    }

    /// Of the whole monitor, and its alarms of the patient and technical ones.
    static String alerts(String state, List<String> ofThePatient, List<String> technical) {
        return object(
                0,
                attribute("0916", state + "0000 0000 0000 0000"),
                attribute("0902", list(ofThePatient.toArray(String[]::new))),
                attribute("0904", list(technical.toArray(String[]::new))));
    }

    static String alert(String type, String state, String text) {
        return "4BB8 0010" + type + state + "0006 0000 0001 0204" + sized("0001 00000000 0000 4000" + text(text));
    }

    static String patient(String state, String id) {
        return object(0, attribute("0957", state), attribute("095C", text("Somebody")), attribute("095A", text(id)));
    }

    /// Characters of two bytes, the last of them zero.
    static String text(String words) {
        return sized(HexFormat.of().formatHex((words + "\0").getBytes(StandardCharsets.UTF_16BE)));
    }

    static byte[] created(int invoke, int ticks) {
        var event = "002100000000 %08X 0D06".formatted(ticks) + sized("002100000000" + list());
        return framed("E1000002 0001" + sized("%04X 0001".formatted(invoke) + sized(event)));
    }

    static byte[] error(Subject subject) {
        return framed("E1000002 0003" + sized("%04X 0002 0000".formatted(subject.number())));
    }

    static byte[] framed(String message) {
        return IntellivueFrames.frame(Wire.bytes(message));
    }

    static String spo2(String state, int percent) {
        return object(1, number("4BB8", state, "0220", whole(percent)));
    }

    static String whole(int value) {
        return "%08X".formatted(value & 0xFFFFFF);
    }

    /// With a time stamp of a second of the day.
    static String cuff(int second, int systolic, int diastolic, int mean) {
        return object(
                9,
                attribute("0990", time(second)),
                compound(
                        "4A05 0000 0F20" + whole(systolic),
                        "4A06 0000 0F20" + whole(diastolic),
                        "4A07 0000 0F20" + whole(mean)));
    }

    /// A second of a day, as the monitor writes it.
    static String time(int second) {
        return "20260301%02d%02d%02d00".formatted(second / 3600, second / 60 % 60, second % 60);
    }

    /// Good ones in a row.
    public static byte[] replies() {
        var messages = new ArrayList<byte[]>();
        for (int i = 0; i < 3; i++)
            messages.add(reply(
                    NO_TIME,
                    spo2("0000", 97 - i),
                    object(2, number("4822", "0000", "0AA0", whole(140 + i))),
                    object(3, number("50B0", "4000", "0F20", whole(0xC0 - 150 - i))),
                    object(4, number("E004", "0000", "17A0", "FF00016F")),
                    cuff(100 + i, 110 + i, 60, 77)));
        messages.add(waves(0, object(101, with(samples("4BB4", "0000", 5, 6, 7), context(8, "0200", NO_SCALE)))));
        messages.add(answer(Subject.ALERTS, alerts("0000", List.of(alert("0200", "0008", "SpO2 LOW")), List.of())));
        messages.add(answer(Subject.ALERTS, alerts("0000", List.of(), List.of())));
        messages.add(answer(Subject.PATIENT, patient("0002", "4711")));
        return Wire.join(messages.toArray(byte[][]::new));
    }

    static List<String> heard(Wire wire, byte[]... messages) {
        return wire.receive(messages).heard();
    }
}
