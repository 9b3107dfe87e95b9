package health.vigil.service;

import health.vigil.config.Config;
import health.vigil.profile.Condition;
import health.vigil.web.Routes;
import health.vigil.web.WebServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/// Everything served over HTTP. A port in use is no reason not to watch beds: it is told, and tried again.
final class Pages {
    private static final String PART = "web";
    private static final long AGAIN_MILLIS = 5_000;

    private final Vertx vertx;
    private final Config config;
    private final Troubles troubles;
    private final WebServer web;
    private volatile boolean stopped;

    Pages(Vertx vertx, Config config, Troubles troubles, List<Routes> rooms) {
        this.vertx = vertx;
        this.config = config;
        this.troubles = troubles;
        this.web = new WebServer(vertx, config.web(), rooms);
    }

    /// Listens; completes after the first attempt, also when it failed.
    Future<Void> start() {
        return web.start().transform(tried -> {
            var words = tried.succeeded() ? "" : String.valueOf(tried.cause().getMessage());
            troubles.tell(Condition.MONITOR_FAULT, PART, words);
            if (tried.failed()) vertx.setTimer(AGAIN_MILLIS, timer -> again());
            return Future.succeededFuture();
        });
    }

    private void again() {
        if (!stopped) start();
    }

    /// `http://host:port`, empty while nothing listens.
    String address() {
        var host = config.web().host();
        return web.port() == 0 ? "" : "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + web.port();
    }

    /// Why nothing listens and what to do about it; empty while all is well.
    String trouble() {
        return troubles.words(PART);
    }

    Future<Void> stop() {
        stopped = true;
        return web.stop();
    }
}
