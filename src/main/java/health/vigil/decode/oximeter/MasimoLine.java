package health.vigil.decode.oximeter;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of Masimo ASCII 1: a date, then KEY=VALUE, where the keys differ by model and software
/// (serial-protocols.md 2.3). Only whole lines with SPO2, BPM and EXC in their known widths become one.
///
/// @param spo2 percent, null if there is none
/// @param pulse beats a minute, null if there is none
/// @param perfusion percent, null if there is none
/// @param hasPerfusion false for models that do not print it
/// @param exceptions bits of EXC
/// @param alarms bits of ALARM, which Masimo does not publish: shown, never relied upon
/// @param serial number of the device, empty if it prints none
public record MasimoLine(
        @Nullable Double spo2,
        @Nullable Double pulse,
        @Nullable Double perfusion,
        boolean hasPerfusion,
        long exceptions,
        long alarms,
        String serial) {
    /// ALARM: the low battery bit.
    public static final long LOW_BATTERY = 0x40;

    /// ALARM: the bits of the device's own alarms and their silence.
    static final long OWN_ALARMS = 0x3F;

    /// Longest line seen has 180 characters.
    static final int LONGEST = 300;

    static final Pattern BEGINNING = Pattern.compile("\\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d ");
    private static final int DATE_CHARACTERS = 18;

    /// All known models print three digits; another number of them is a damaged line.
    private static final Pattern WHOLE = Pattern.compile("(\\d{3}|-+)%?");

    private static final Pattern HUNDREDTHS = Pattern.compile("(\\d{2}\\.\\d{2}|-+\\.-+|-+)%?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BITS = Pattern.compile("[0-9A-F]{1,8}");

    /// Null if the line is not whole.
    ///
    /// @param line that begins as {@link #BEGINNING} says
    static @Nullable MasimoLine of(String line) {
        var fields = fields(line.substring(DATE_CHARACTERS));
        if (fields == null || !whole(fields)) return null;
        var perfusion = fields.get("PI");
        return new MasimoLine(
                aboveZero(fields.get("SPO2")),
                aboveZero(fields.get("BPM")),
                perfusion == null ? null : Digits.known(perfusion.replace("%", "")),
                perfusion != null,
                Long.parseLong(fields.getOrDefault("EXC", "0"), 16),
                Long.parseLong(fields.getOrDefault("ALARM", "0"), 16),
                fields.getOrDefault("SN", "").replace("-", ""));
    }

    private static @Nullable Map<String, String> fields(String text) {
        var fields = new TreeMap<String, String>();
        for (var field : BLANKS.split(text.strip(), -1)) {
            var equals = field.indexOf('=');
            if (equals < 1 || fields.put(field.substring(0, equals), field.substring(equals + 1)) != null) return null;
        }
        return fields;
    }

    private static boolean whole(Map<String, String> fields) {
        return WHOLE.matcher(fields.getOrDefault("SPO2", "")).matches()
                && WHOLE.matcher(fields.getOrDefault("BPM", "")).matches()
                && HUNDREDTHS.matcher(fields.getOrDefault("PI", "-")).matches()
                && BITS.matcher(fields.getOrDefault("EXC", "")).matches()
                && BITS.matcher(fields.getOrDefault("ALARM", "0")).matches();
    }

    /// 000 is missing, too, even where EXC tells of no exception (Rad-8 manual, trend download).
    private static @Nullable Double aboveZero(@Nullable String field) {
        var value = field == null ? null : Digits.known(field.replace("%", ""));
        return value == null || value == 0 ? null : value;
    }

    /// A line as a Radical-7 prints it.
    ///
    /// @param date 17 characters, `09/15/10 15:10:29`
    public static String print(
            String date,
            @Nullable Integer spo2,
            @Nullable Integer pulse,
            @Nullable Double perfusion,
            long alarms,
            long exceptions) {
        var share = perfusion == null ? "--.--" : String.format(Locale.ROOT, "%05.2f", perfusion);
        return String.format(
                Locale.ROOT,
                "%s SN=0000000001 SPO2=%s%% BPM=%s PI=%s%% ALARM=%04X EXC=%06X\r\n",
                date,
                Digits.three(spo2),
                Digits.three(pulse),
                share,
                alarms,
                exceptions);
    }
}
