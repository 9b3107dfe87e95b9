package health.vigil.decode.monitor;

import health.vigil.decode.Wire;
import java.util.ArrayList;
import java.util.List;

/// What an IntelliVue monitor would say, made by hand from the field tables of the protocol; not captured.
public final class Intellivue {
    static final String NO_TIME = "FFFFFFFFFFFFFFFF";
    static final String ACCEPTED = "0E 02 05 00";
    static final String REFUSED = "0C 02 05 00";
    static final String ABORTED = "19 02 11 01";

    private Intellivue() {}

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
        return framed("E1000002 0002"
                + sized("0001 0007" + sized("002100000000 F13B" + sized(extended(time, objects)))));
    }

    /// The reply to a single poll of numbers.
    static byte[] single(String time, String... objects) {
        var poll = "0001 00000000" + time + "00010006 0000" + contexts(objects);
        return framed("E1000002 0002" + sized("0000 0007" + sized("002100000000 0C16" + sized(poll))));
    }

    /// A piece of a long reply: 1 first, 2 in between, 3 last.
    static byte[] piece(int which, String... objects) {
        return framed("E1000002 0005"
                + sized("%02X01".formatted(which)
                        + "0001 0007"
                        + sized("002100000000 F13B" + sized(extended(NO_TIME, objects)))));
    }

    private static String extended(String time, String... objects) {
        return "0001 0000 00000000" + time + "00010006 0000" + contexts(objects);
    }

    private static String contexts(String... objects) {
        return list("0000" + list(objects));
    }

    static byte[] created(int invoke, int ticks) {
        var event = "002100000000 %08X 0D06".formatted(ticks) + sized("002100000000" + list());
        return framed("E1000002 0001" + sized("%04X 0001".formatted(invoke) + sized(event)));
    }

    static byte[] error() {
        return framed("E1000002 0003" + sized("0001 0002 0000"));
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
        return Wire.join(messages.toArray(byte[][]::new));
    }

    static List<String> heard(Wire wire, byte[]... messages) {
        return wire.receive(messages).heard();
    }
}
