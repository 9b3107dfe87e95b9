package health.vigil.decode.monitor;

import health.vigil.decode.Window;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One second of an Ivy 450C in the format ANSAR-B (serial-protocols.md 5.5): a mark, 400 bytes of waves, lines of
/// text, an end byte. There is no check.
///
/// @param ecg 200 samples of one second, in microvolts
/// @param resp 50 samples of one second
/// @param pleth 50 samples of one second
/// @param lines `NAME=status;value;...;` by name, each split at its semicolons, the status first
record IvyMessage(short[] ecg, short[] resp, short[] pleth, Map<String, List<String>> lines) {
    private static final byte[] MARK = "\u00FFANSAR-B ".getBytes(StandardCharsets.ISO_8859_1);
    private static final int WAVES = 400;
    static final int ECG_SAMPLES = 200;
    private static final int ECG_ZERO = 100;
    private static final int ECG_MICROVOLTS = 20;

    static final int SLOW_SAMPLES = 50;
    /// The middle of what the capture has, 0 to 250: the wave has no unit.
    private static final int RESP_ZERO = 125;

    private static final int AT_RESP = MARK.length + ECG_SAMPLES;
    private static final int AT_PLETH = AT_RESP + SLOW_SAMPLES;
    private static final int PLETH_ZERO = 86;
    private static final int AT_TEXT = MARK.length + WAVES;
    private static final int END = 0xFE;
    /// The capture has 153 characters of text; alarms make some of them longer.
    private static final int LONGEST_TEXT = 500;

    /// More without an end is no message.
    static final int LONGEST = AT_TEXT + LONGEST_TEXT + 1;

    /// How far the window has come.
    enum Progress {
        WRONG,
        MORE,
        WHOLE
    }

    /// Judges a byte of a window; those before it were judged already.
    static Progress progress(Window window, int index) {
        var value = window.get(index);
        if (index < MARK.length) return value == (MARK[index] & 0xFF) ? Progress.MORE : Progress.WRONG;
        if (index < AT_TEXT) return Progress.MORE;
        if (value == END) return Progress.WHOLE;
        return printable(value) && index + 1 < LONGEST ? Progress.MORE : Progress.WRONG;
    }

    private static boolean printable(int value) {
        return value == '\r' || value >= ' ' && value <= '~';
    }

    /// What a whole message says; lines that have not the form are left out.
    ///
    /// @param length bytes of it, mark and end included
    static IvyMessage of(Window window, int length) {
        var ecg = samples(window, MARK.length, ECG_SAMPLES, ECG_ZERO, ECG_MICROVOLTS);
        var resp = samples(window, AT_RESP, SLOW_SAMPLES, RESP_ZERO, 1);
        var pleth = samples(window, AT_PLETH, SLOW_SAMPLES, PLETH_ZERO, 1);
        var text = new StringBuilder();
        for (int i = AT_TEXT; i < length - 1; i++) text.append((char) window.get(i));
        var lines = new LinkedHashMap<String, List<String>>();
        for (var line : text.toString().split("\r", -1)) {
            var equals = line.indexOf('=');
            if (equals > 0)
                lines.put(
                        line.substring(0, equals),
                        Arrays.asList(line.substring(equals + 1).split(";", -1)));
        }
        return new IvyMessage(ecg, resp, pleth, lines);
    }

    private static short[] samples(Window window, int from, int count, int zero, int step) {
        var samples = new short[count];
        for (int i = 0; i < count; i++) samples[i] = (short) ((window.get(from + i) - zero) * step);
        return samples;
    }

    /// A field of a line, empty if there is none.
    ///
    /// @param field 1 for the first behind the status
    String field(String name, int field) {
        var fields = lines.get(name);
        return fields == null || fields.size() <= field ? "" : fields.get(field).strip();
    }

    /// The monitor has such a line at all.
    boolean has(String name) {
        return lines.containsKey(name);
    }
}
