package health.vigil.pager;

import java.net.URI;
import java.util.regex.Pattern;

/// How one path reaches people: the protocol and where its other end is.
public sealed interface CarrierSettings {
    /// The protocol's name.
    default String kind() {
        return switch (this) {
            case Snpp snpp -> "snpp";
            case Webhook webhook -> "webhook";
        };
    }

    /// Whether the other end says that a person has read the page or answers it (requirement R38).
    default boolean confirms() {
        return switch (this) {
            case Snpp snpp -> snpp.twoWay();
            case Webhook webhook -> false;
        };
    }

    /// A paging terminal that speaks SNPP (RFC 1861).
    ///
    /// @param host name or address
    /// @param port TCP port; the registered one is 444
    /// @param pagerId whom the terminal shall page
    /// @param twoWay ask for read receipts and replies where the terminal offers them (level 3)
    /// @param maxChars longest message the terminal takes; longer ones are cut with the important part kept
    /// @param limitMillis longest silence of the terminal before a page counts as failed; one step may take half
    record Snpp(String host, int port, String pagerId, boolean twoWay, int maxChars, long limitMillis)
            implements CarrierSettings {
        /// The port registered for SNPP.
        public static final int PORT = 444;

        /// Common limit of alphanumeric pagers.
        public static final int USUAL_CHARS = 240;

        /// Shorter than this and not even the alarm line fits.
        private static final int FEWEST_CHARS = 40;

        private static final int MOST_CHARS = 1_000;
        private static final int HIGHEST_PORT = 65_535;
        private static final Pattern PAGER_ID = Pattern.compile("[A-Za-z0-9@._+-]{1,64}");

        public Snpp {
            if (host.isBlank()) throw new IllegalArgumentException("host is empty; name the paging terminal");
            check("port", port, 1, HIGHEST_PORT);
            if (!PAGER_ID.matcher(pagerId).matches())
                throw new IllegalArgumentException(
                        "pager id '" + pagerId + "' must be 1 to 64 letters, digits, '@', '.', '_', '+' or '-'");
            check("maxChars", maxChars, FEWEST_CHARS, MOST_CHARS);
            check("limitMillis", limitMillis, SHORTEST_LIMIT, LONGEST_LIMIT);
        }

        /// A terminal with usual limits.
        public static Snpp at(String host, int port, String pagerId) {
            return new Snpp(host, port, pagerId, true, USUAL_CHARS, USUAL_LIMIT);
        }
    }

    /// A server that takes each page as an HTTP POST of JSON; fields are those of {@link Page#json}.
    ///
    /// @param url absolute, http or https
    /// @param secret key of the `X-Vigil-Signature` header (HMAC-SHA256 of the body); empty for none
    /// @param limitMillis longest wait for the answer before a page counts as failed
    record Webhook(String url, String secret, long limitMillis) implements CarrierSettings {
        public Webhook {
            var scheme = URI.create(url).getScheme();
            if (!("http".equals(scheme) || "https".equals(scheme))
                    || URI.create(url).getHost() == null)
                throw new IllegalArgumentException("url '" + url + "' must be an absolute http or https address");
            check("limitMillis", limitMillis, SHORTEST_LIMIT, LONGEST_LIMIT);
        }

        /// A server with the usual limit and no signature.
        public static Webhook at(String url) {
            return new Webhook(url, "", USUAL_LIMIT);
        }

        /// The secret is nobody's business.
        @Override
        public String toString() {
            return "Webhook[" + url + (secret.isEmpty() ? "]" : ", signed]");
        }
    }

    /// A hop that does not confirm within 5 s is a technical alarm (requirement R39).
    long USUAL_LIMIT = 5_000;

    /// Below this the network itself may need longer.
    long SHORTEST_LIMIT = 100;

    /// Above this a dead path would go unnoticed for too long.
    long LONGEST_LIMIT = 60_000;

    private static void check(String what, long is, long least, long most) {
        if (is < least || is > most)
            throw new IllegalArgumentException(what + " " + is + " is outside " + least + " to " + most);
    }
}
