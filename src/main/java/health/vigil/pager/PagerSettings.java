package health.vigil.pager;

import java.net.URI;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;

/// Who is told of alarms, how, and what happens when nobody answers.
///
/// @param linkBase where a page's link leads, for example `http://vigil.ward:8080`; empty for pages without links
/// @param linkMillis how long a link may be used
/// @param highAnswerMillis unanswered for so long, a high alarm goes to the next level, or out again
/// @param mediumAnswerMillis the same for a medium alarm, which goes through the levels once
/// @param tellAnswered tell those paged when somebody acknowledged at the bedside or took responsibility
/// @param tellEnded tell those paged when the alarm is over
/// @param probeMillis how often an idle path is tried without a page; 0 for never
/// @param zone in which times are written
/// @param paths in the order of configuration
public record PagerSettings(
        String linkBase,
        long linkMillis,
        long highAnswerMillis,
        long mediumAnswerMillis,
        boolean tellAnswered,
        boolean tellEnded,
        long probeMillis,
        ZoneId zone,
        List<PathSettings> paths) {
    /// Longer than any one alarm should stand, short enough that a lost pager opens nothing tomorrow.
    public static final long LINK_MILLIS = 30 * 60_000L;

    /// Requirement R42.
    public static final long HIGH_ANSWER_MILLIS = 30_000;

    /// Requirement R42.
    public static final long MEDIUM_ANSWER_MILLIS = 60_000;

    /// A dead path is found within about two of these, before it is needed.
    public static final long PROBE_MILLIS = 60_000;

    private static final long SHORTEST_ANSWER = 5_000;
    private static final long LONGEST_ANSWER = 600_000;
    private static final long SHORTEST_LINK = 60_000;
    private static final long LONGEST_LINK = 24 * 3_600_000L;
    private static final long SHORTEST_PROBE = 5_000;
    private static final long LONGEST_PROBE = 3_600_000;

    public PagerSettings {
        check("linkMillis", linkMillis, SHORTEST_LINK, LONGEST_LINK);
        check("highAnswerMillis", highAnswerMillis, SHORTEST_ANSWER, LONGEST_ANSWER);
        check("mediumAnswerMillis", mediumAnswerMillis, SHORTEST_ANSWER, LONGEST_ANSWER);
        if (probeMillis != 0) check("probeMillis", probeMillis, SHORTEST_PROBE, LONGEST_PROBE);
        if (!linkBase.isEmpty() && URI.create(linkBase).getHost() == null)
            throw new IllegalArgumentException(
                    "linkBase '" + linkBase + "' must be an address such as http://vigil.ward:8080, or empty");
        var names = new HashSet<String>();
        for (var path : paths)
            if (!names.add(path.name()))
                throw new IllegalArgumentException("path name '" + path.name() + "' is used twice; rename one");
        linkBase = linkBase.endsWith("/") ? linkBase.substring(0, linkBase.length() - 1) : linkBase;
        paths = List.copyOf(paths);
    }

    /// The usual times, everybody told of everything that concerns them.
    public static PagerSettings of(String linkBase, List<PathSettings> paths) {
        return new PagerSettings(
                linkBase,
                LINK_MILLIS,
                HIGH_ANSWER_MILLIS,
                MEDIUM_ANSWER_MILLIS,
                true,
                true,
                PROBE_MILLIS,
                ZoneId.systemDefault(),
                paths);
    }

    private static void check(String what, long is, long least, long most) {
        if (is < least || is > most)
            throw new IllegalArgumentException(what + " " + is + " is outside " + least + " to " + most);
    }
}
