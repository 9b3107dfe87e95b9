package health.vigil.web;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which names a request may call this server by, and whether a page may send it commands. Closes the way of a
/// foreign page that points its own name here (DNS rebinding) or posts here across origins.
final class HostRule {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?");
    private static final Pattern LOOPBACK_4 = Pattern.compile("127(\\.[0-9]{1,3}){3}");
    private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]");

    private final Set<String> allowed = new HashSet<>(Set.of("localhost", "[::1]"));

    HostRule(WebSettings settings) {
        if (!ANY.contains(settings.host())) allow(settings.host());
        settings.allowedHosts().forEach(this::allow);
    }

    private void allow(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        allowed.add(lower.contains(":") && !lower.startsWith("[") ? "[" + lower + "]" : lower);
    }

    /// True if the Host header names this server; a missing or malformed one does not.
    boolean allows(@Nullable String hostHeader) {
        if (hostHeader == null) return false;
        var match = HOST.matcher(hostHeader);
        if (!match.matches()) return false;
        var name = match.group(1).toLowerCase(Locale.ROOT);
        return allowed.contains(name) || LOOPBACK_4.matcher(name).matches();
    }

    /// True if the sender of a command is a page of this server, or no browser at all: browsers always name the
    /// origin of such a request, and a page cannot make them leave it out.
    boolean mayCommand(@Nullable String origin, @Nullable String fetchSite, @Nullable String hostHeader) {
        if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) return false;
        return origin == null || sameHost(origin, hostHeader);
    }

    private static boolean sameHost(String origin, @Nullable String hostHeader) {
        try {
            var authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(hostHeader);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
