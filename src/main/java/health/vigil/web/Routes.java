package health.vigil.web;

import io.vertx.ext.web.Router;

/// What a room hangs into the HTTP server. Called once, before the server listens; handlers run on the server's event
/// loop and must not block. Requests have passed the host and origin checks; bodies up to
/// {@link WebServer#MAX_BODY_BYTES} are there.
@FunctionalInterface
public interface Routes {
    void mount(Router router);
}
