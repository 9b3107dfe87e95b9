package health.vigil.web;

import java.util.List;

/// Where the pages are served.
///
/// @param host name or address to listen on; loopback unless somebody decided otherwise (design decision 17)
/// @param port 0 to 65535; 0 takes any free port
/// @param allowedHosts further names under which browsers may reach this server, without port: the machine's name in
///     the ward's network. Any other name in a request is refused, so that no foreign page can steer the monitor
///     through a name of its own that points here.
public record WebSettings(String host, int port, List<String> allowedHosts) {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOSTS = 100;

    /// What holds when nothing is configured.
    public static final WebSettings LOOPBACK = new WebSettings("127.0.0.1", 8080, List.of());

    public WebSettings {
        if (host.isBlank()) throw new IllegalArgumentException("host is empty; use 127.0.0.1 or a name");
        if (port < 0 || port > MAX_PORT)
            throw new IllegalArgumentException("port " + port + " is outside 0 to " + MAX_PORT);
        allowedHosts = List.copyOf(allowedHosts);
        if (allowedHosts.size() > MAX_HOSTS)
            throw new IllegalArgumentException(allowedHosts.size() + " allowed hosts are more than " + MAX_HOSTS);
        for (var name : allowedHosts)
            if (name.isBlank() || name.contains("/"))
                throw new IllegalArgumentException(
                        "allowed host '" + name + "' must be a plain name or address, without scheme and path");
    }
}
