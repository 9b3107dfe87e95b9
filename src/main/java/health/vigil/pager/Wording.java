package health.vigil.pager;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmState;
import health.vigil.vital.BedId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a page says: the most important word first, because pagers cut the end.
final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /// Longest part of an operator's name in a message.
    private static final int NAME_CHARS = 24;

    /// A link is left out rather than leave less than this for the alarm itself.
    private static final int LEAST_WORDS = 40;

    private static final String CUT = "...";

    private Wording() {}

    /// For example `HIGH Bed1 SpO2 low 84 < 90 since 10:42:07`.
    static String text(Page.Event event, BedId bed, Alarm alarm, String by, ZoneId zone) {
        var what = bed.name() + " " + alarm.text();
        var call = alarm.priority() + " " + what + " since "
                + time(alarm.onset().wallMillis(), zone)
                + (alarm.state() instanceof AlarmState.Latched ? ", over, seen by nobody" : "");
        var who = by.isEmpty() ? "" : " by " + name(by);
        return clean(
                switch (event) {
                    case RAISED -> call;
                    case ESCALATED -> "NOW " + call;
                    case REDIRECTED -> "UNANSWERED " + call;
                    case REPEATED -> "AGAIN " + call;
                    case ACKNOWLEDGED -> "ACK" + who + " at bedside: " + what;
                    case ACCEPTED -> "TAKEN" + who + ": " + what;
                    case ENDED -> (alarm.inactivated() ? "OFF at bedside: " : "END ") + what;
                });
    }

    /// A call with the name of who looks after the bed: ` nurse Kim`.
    static String with(String call, String nurse) {
        return nurse.isEmpty() ? call : call + " nurse " + name(nurse);
    }

    private static String name(String person) {
        var clean = clean(person);
        return clean.substring(0, Math.min(NAME_CHARS, clean.length()));
    }

    /// Clock time for people.
    static String time(long wallMillis, ZoneId zone) {
        return TIME.format(Instant.ofEpochMilli(wallMillis).atZone(zone));
    }

    /// One line of printable ASCII: whatever could end a line or command, or move a cursor, becomes a blank.
    static String clean(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.append(c > ' ' && c < 0x7F ? (char) c : printable(c)));
        return line.toString().trim().replaceAll(" {2,}", " ");
    }

    private static char printable(int c) {
        return Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : '?';
    }

    /// Text and link in at most so many characters. The link is never cut in the middle; the words give way first,
    /// then the link.
    static String fit(String text, String link, int maxChars) {
        var words = clean(text);
        var room = link.isEmpty() ? maxChars : maxChars - link.length() - 1;
        if (room < Math.min(words.length(), LEAST_WORDS)) return cut(words, maxChars);
        return link.isEmpty() ? cut(words, room) : cut(words, room) + " " + clean(link);
    }

    private static String cut(String words, int room) {
        return words.length() <= room ? words : words.substring(0, room - CUT.length()) + CUT;
    }
}
