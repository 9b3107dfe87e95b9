package health.vigil.service;

import health.vigil.metrics.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;

/// The event loops, with their own meters in our registry.
final class Loops {
    /// A connection that comes while the server starts has no meter yet; its first request fails at that and is never
    /// answered (Vert.x 5). A screen without an answer is worse than a meter less.
    private static final MetricsDomain UNSAFE = MetricsDomain.HTTP_SERVER;

    private Loops() {}

    static Vertx vertx(Metrics metrics) {
        var meters = new MicrometerMetricsOptions().setEnabled(true).addDisabledMetricsCategory(UNSAFE);
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(meters))
                .withMetrics(new MicrometerMetricsFactory(metrics.registry()))
                .build();
    }
}
