package health.vigil.decode;

import health.vigil.vital.Moment;
import java.util.regex.Pattern;

/// Bytes to lines of text, for devices that print. A line counts only if a carriage return or line feed ended it; any
/// other byte that is not printable ASCII is damage, and what stood before it is given up.
///
/// What precedes the last possible beginning in a line (half an older line, noise that looks like text) is given up
/// too, so that it does not cost the line behind it.
public final class Lines {
    private static final int FIRST_PRINTABLE = ' ';
    private static final int LAST_PRINTABLE = '~';

    private final Window window;
    private final int longest;
    private final Pattern beginning;
    private final Tally tally;
    private final StringBuilder text = new StringBuilder();

    /// @param longest characters of a line; more without an end is noise
    /// @param beginning what every line of the protocol begins with
    public Lines(int longest, Pattern beginning, Tally tally) {
        this.window = new Window(longest, tally);
        this.longest = longest;
        this.beginning = beginning;
        this.tally = tally;
    }

    /// Takes whole lines.
    public interface Taker {
        /// @param line without its end
        /// @param at arrival of its first character
        void line(String line, Moment at);
    }

    /// Takes bytes in any chunking.
    public void receive(byte[] bytes, int offset, int length, Moment at, Taker taker) {
        tally.received(length);
        for (int i = offset; i < offset + length; i++) accept(bytes[i], at, taker);
    }

    private void accept(byte value, Moment at, Taker taker) {
        if (value == '\r' || value == '\n') end(taker);
        else if (value < FIRST_PRINTABLE || value > LAST_PRINTABLE) damaged();
        else {
            if (window.size() == longest) window.giveUp();
            window.add(value, at);
        }
    }

    private void damaged() {
        window.giveUp();
        tally.skipped(1);
    }

    private void end(Taker taker) {
        if (window.size() == 0) return;
        text.setLength(0);
        for (int i = 0; i < window.size(); i++) text.append((char) window.get(i));
        var line = text.toString();
        var from = lastBeginning(line);
        tally.skipped(from < 0 ? line.length() : from);
        var at = from < 0 ? null : window.at(from);
        window.clear();
        if (at != null) taker.line(line.substring(from), at);
    }

    private int lastBeginning(String line) {
        var matcher = beginning.matcher(line);
        var from = -1;
        while (matcher.find()) from = matcher.start();
        return from;
    }

    /// A new connection, perhaps in the middle of a line.
    public void opened() {
        window.giveUp();
    }
}
