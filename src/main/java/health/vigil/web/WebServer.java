package health.vigil.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.BindException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one HTTP server: every room hangs its routes in. It has an event loop of its own, so that no page slows a bed.
public final class WebServer {
    /// Nobody has reason to send more: a form or a command.
    public static final long MAX_BODY_BYTES = 64 * 1024;

    /// A command is below 1 KiB; a page sends nothing larger.
    private static final int MAX_SOCKET_MESSAGE_BYTES = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final Vertx vertx;
    private final WebSettings settings;
    private final List<Routes> rooms;
    private @Nullable String deployment;
    private volatile int port;

    /// @param rooms mounted in this order; the first route that matches answers
    public WebServer(Vertx vertx, WebSettings settings, List<Routes> rooms) {
        this.vertx = vertx;
        this.settings = settings;
        this.rooms = List.copyOf(rooms);
    }

    /// Listens.
    ///
    /// @return the port, once it is open; fails with words a person can act on when it cannot be opened
    public Future<Integer> start() {
        return vertx.deployVerticle(new Listening()).recover(this::explained).map(id -> {
            deployment = id;
            LOG.info("event=web-listening host={} port={}", settings.host(), port);
            return port;
        });
    }

    /// The port that is listened on; 0 before the start.
    public int port() {
        return port;
    }

    /// Closes every connection and the port.
    public Future<Void> stop() {
        var id = deployment;
        deployment = null;
        return id == null ? Future.succeededFuture() : vertx.undeploy(id);
    }

    private Future<String> explained(Throwable cause) {
        var where = settings.host() + ":" + settings.port();
        if (cause instanceof BindException)
            return Future.failedFuture(new IllegalStateException(
                    "web: port " + where + " cannot be opened (" + cause.getMessage()
                            + "); stop what uses it, or set web.port to a free one",
                    cause));
        return Future.failedFuture(
                new IllegalStateException("web: cannot listen on " + where + ": " + cause.getMessage(), cause));
    }

    private final class Listening extends VerticleBase {
        @Override
        public Future<?> start() {
            var options = new HttpServerOptions()
                    .setHost(settings.host())
                    .setPort(settings.port())
                    .setHttp2ClearTextEnabled(false)
                    .setPerMessageWebSocketCompressionSupported(false)
                    .setMaxWebSocketMessageSize(MAX_SOCKET_MESSAGE_BYTES);
            return vertx.createHttpServer(options)
                    .requestHandler(router())
                    .listen()
                    .onSuccess(this::listens);
        }

        private void listens(HttpServer server) {
            port = server.actualPort();
        }
    }

    private Router router() {
        var router = Router.router(vertx);
        router.route().handler(new Guard(new HostRule(settings)));
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        rooms.forEach(room -> room.mount(router));
        router.route().last().handler(ctx -> words(ctx, 404, "There is nothing here. Start at /"));
        router.route().failureHandler(WebServer::failed);
        return router;
    }

    private static void failed(RoutingContext ctx) {
        var cause = ctx.failure();
        if (cause != null)
            LOG.error("event=request-failed method={}", ctx.request().method(), cause);
        var status = ctx.statusCode() < 400 ? 500 : ctx.statusCode();
        words(ctx, status, status == 413 ? "That is too large." : "That did not work; see the service's log.");
    }

    private static void words(RoutingContext ctx, int status, String words) {
        if (ctx.response().ended()) return;
        ctx.response().setStatusCode(status).putHeader("Content-Type", "text/plain; charset=utf-8");
        ctx.response().end(words + "\n");
    }
}
