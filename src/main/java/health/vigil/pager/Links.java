package health.vigil.pager;

import health.vigil.vital.BedId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The tokens in the links of pages: 128 random bits, each bound to one alarm and one path, usable once and for a
/// limited time. Thread-safe.
final class Links {
    /// Links that may be alive at once; the oldest go first.
    static final int MAX_LINKS = 10_000;

    private static final int TOKEN_BYTES = 16;
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    /// What a link stands for.
    ///
    /// @param incident {@link Page#incident} of the alarm
    /// @param expiresMillis wall clock
    /// @param used true once somebody took responsibility through it
    /// @param closing how the alarm ended, in words; empty while it is not known to be over
    record Link(
            BedId bed,
            String alarmId,
            String incident,
            String path,
            String words,
            long expiresMillis,
            boolean used,
            String closing) {
        Link spent() {
            return new Link(bed, alarmId, incident, path, words, expiresMillis, true, closing);
        }

        Link closed(String how) {
            return new Link(bed, alarmId, incident, path, words, expiresMillis, used, how);
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Link> links = new LinkedHashMap<>();

    /// A new token for a link.
    synchronized String issue(Link link) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        keep(token, link);
        return token;
    }

    /// Makes a token of an earlier process good again.
    synchronized void restore(String token, Link link) {
        if (TOKEN.matcher(token).matches()) keep(token, link);
    }

    /// @return null if there is no such link, or none any more
    synchronized @Nullable Link find(String token, long nowMillis) {
        var link = links.get(token);
        return link == null || link.expiresMillis() <= nowMillis ? null : link;
    }

    /// Uses a link up.
    ///
    /// @return null if it does not exist, has expired or was used before
    synchronized @Nullable Link spend(String token, long nowMillis) {
        var link = find(token, nowMillis);
        if (link == null || link.used()) return null;
        links.put(token, link.spent());
        return link;
    }

    /// The alarm is over; its links say how.
    synchronized void close(String incident, String how) {
        links.replaceAll((token, link) -> link.incident().equals(incident) ? link.closed(how) : link);
    }

    private void keep(String token, Link link) {
        links.put(token, link);
        if (links.size() > MAX_LINKS) links.remove(links.keySet().iterator().next());
    }
}
