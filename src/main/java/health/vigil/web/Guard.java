package health.vigil.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands before every route: refuses names that are not ours and commands from foreign pages, and tells the browser
/// what our pages never do.
final class Guard implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /// Only our own files and our own socket; no inline script, no frame around us.
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';" + " frame-ancestors 'none'";

    private final HostRule rule;

    Guard(HostRule rule) {
        this.rule = rule;
    }

    @Override
    public void handle(RoutingContext ctx) {
        headers(ctx);
        var request = ctx.request();
        var host = request.getHeader(HttpHeaders.HOST);
        if (!rule.allows(host)) {
            refuse(ctx, 421, "This server does not answer to that name. Add it to web.allowedHosts, or use localhost.");
        } else if (commands(ctx)
                && !rule.mayCommand(request.getHeader(HttpHeaders.ORIGIN), request.getHeader("Sec-Fetch-Site"), host)) {
            refuse(ctx, 403, "Commands are taken from this server's own pages only.");
        } else ctx.next();
    }

    private static boolean commands(RoutingContext ctx) {
        return !HARMLESS.contains(ctx.request().method())
                || ctx.request().headers().contains(HttpHeaders.UPGRADE);
    }

    private static void headers(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static void refuse(RoutingContext ctx, int status, String words) {
        LOG.warn(
                "event=request-refused status={} method={}",
                status,
                ctx.request().method());
        ctx.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        ctx.response().end(words + "\n");
    }
}
