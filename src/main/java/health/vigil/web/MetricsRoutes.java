package health.vigil.web;

import health.vigil.metrics.Metrics;
import io.vertx.ext.web.Router;

/// `/metrics` in Prometheus' text form.
public final class MetricsRoutes implements Routes {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Metrics metrics;

    public MetricsRoutes(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void mount(Router router) {
        router.get("/metrics")
                .handler(ctx -> ctx.response()
                        .putHeader("Content-Type", TEXT)
                        .putHeader("Cache-Control", "no-store")
                        .end(metrics.scrape()));
    }
}
