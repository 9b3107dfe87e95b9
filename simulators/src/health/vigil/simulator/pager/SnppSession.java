package health.vigil.simulator.pager;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The terminal's side of one SNPP conversation, levels 1 to 3 (RFC 1861): a line in, the answer out. Knows no socket
/// and no clock.
final class SnppSession {
    static final String GREETING = "220 Pager terminal ready";
    static final String BUSY = "421 Gateway out of service";
    private static final String UNKNOWN = "500 Command not implemented";
    private static final String DONE = "250 OK";
    private static final Pattern PAGER = Pattern.compile("[\\w@.+-]{1,40}");
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_MISTAKES = 20;
    private static final int VERB = 4; // commands are told apart by four letters

    private final Pages pages;
    private final Predicate<String> accepts;
    private Draft draft = new Draft();
    private StringBuilder dictation = new StringBuilder();
    private boolean dictating;
    private int mistakes;
    private boolean over;

    /// @param accepts which pager numbers exist
    SnppSession(Pages pages, Predicate<String> accepts) {
        this.pages = pages;
        this.accepts = accepts;
    }

    /// True once the connection is to be closed.
    boolean over() {
        return over;
    }

    /// @param time of the terminal, `yyMMddHHmmss+0000`
    /// @return what to say, empty for nothing
    String answer(String line, String time) {
        if (dictating) return dictate(line);
        var said = said(line, time);
        if (said.charAt(0) == '5' && ++mistakes >= MOST_MISTAKES) return end(BUSY);
        return said;
    }

    private String said(String line, String time) {
        var words = line.strip().split("\\s+", 2);
        var rest = words.length > 1 ? words[1] : "";
        var verb = words[0].toUpperCase(Locale.ROOT);
        return switch (verb.length() > VERB ? verb.substring(0, VERB) : verb) {
            case "PAGE" -> page(rest);
            case "MESS" -> message(rest);
            case "DATA" -> begin();
            case "SEND" -> send();
            case "RESE" -> reset("250 Reset");
            case "QUIT" -> end("221 Goodbye");
            case "HELP" -> help();
            case "LOGI" -> rest.isEmpty() ? "550 Login needs a name" : "250 Login accepted";
            case "LEVE", "ALER", "COVE", "HOLD", "CALL", "SUBJ", "SITE" -> rest.isEmpty() ? "550 Needs a value" : DONE;
            default -> twoWay(verb.length() > VERB ? verb.substring(0, VERB) : verb, rest, time);
        };
    }

    private String twoWay(String verb, String rest, String time) {
        return switch (verb) {
            case "2WAY" -> beginTwoWay();
            case "PING" -> known(rest) ? "250 Pager " + rest + " is reachable" : "550 Unknown pager";
            case "ACKR" -> read(rest);
            case "MCRE" -> draft.isTwoWay() && draft.offer(rest) ? DONE : outOfOrder();
            case "NOQU", "EXPT", "RTYP" -> draft.isTwoWay() ? DONE : outOfOrder();
            case "MSTA" -> status(rest, time);
            case "KTAG" -> numbers(rest).length == 2 ? DONE : "550 Needs tag and pass code";
            default -> UNKNOWN;
        };
    }

    private boolean known(String pager) {
        return PAGER.matcher(pager).matches() && accepts.test(pager);
    }

    private String page(String pager) {
        var id = pager.split("\\s+", 2)[0]; // a PIN may follow
        if (!known(id)) return "550 Error, invalid pager ID";
        return draft.add(id) ? "250 Pager ID accepted" : "552 Too many pagers";
    }

    private String message(String text) {
        if (text.isEmpty()) return "550 Empty message";
        if (text.length() > LONGEST_TEXT) return "550 Message too long";
        if (draft.hasText()) return "503 Message already entered";
        draft.text(text);
        return "250 Message OK";
    }

    private String begin() {
        if (draft.hasText()) return "503 Message already entered";
        dictating = true;
        dictation = new StringBuilder();
        return "354 Begin input; end with a line of one period";
    }

    private String dictate(String line) {
        if (!line.equals(".")) {
            if (dictation.length() + line.length() <= LONGEST_TEXT)
                dictation
                        .append(line.startsWith("..") ? line.substring(1) : line)
                        .append('\n');
            return "";
        }
        dictating = false;
        return message(dictation.toString().strip());
    }

    private String send() {
        if (!draft.complete()) return "503 Error, pager ID or message incomplete";
        var two = draft.isTwoWay();
        var page = pages.take(draft);
        draft = new Draft();
        return two
                ? "960 " + page.tag() + " " + page.pass() + " OK, message queued for delivery"
                : "250 Message sent successfully";
    }

    private String reset(String words) {
        draft = new Draft();
        return words;
    }

    private String beginTwoWay() {
        reset("");
        draft.twoWay();
        return "250 OK, beginning two-way transaction";
    }

    private String read(String rest) {
        if (!draft.isTwoWay()) return outOfOrder();
        draft.wantsReading(rest.equals("1"));
        return DONE;
    }

    private static String outOfOrder() {
        return "503 Say 2WAY first";
    }

    private String status(String rest, String time) {
        var asked = numbers(rest);
        var page = asked.length == 2 ? pages.find(asked[0], asked[1]) : null;
        return page == null ? "550 Unknown or illegal message tag or pass code" : page.status(time);
    }

    /// The two numbers of `tag pass`; anything else gives another length.
    private static int[] numbers(String text) {
        var parts = text.strip().split("\\s+", -1);
        for (var part : parts) if (!part.matches("\\d{1,9}")) return new int[0];
        var numbers = new int[parts.length];
        for (int i = 0; i < parts.length; i++) numbers[i] = Integer.parseInt(parts[i]);
        return numbers;
    }

    private static String help() {
        return String.join(
                "\r\n",
                "214 Level 1: PAGE MESS RESE SEND QUIT HELP",
                "214 Level 2: DATA LOGI LEVE ALER COVE HOLD CALL SUBJ",
                "214 Level 3: 2WAY PING EXPT NOQU ACKR RTYP MCRE MSTA KTAG",
                "250 End of help");
    }

    private String end(String words) {
        over = true;
        return words;
    }
}
