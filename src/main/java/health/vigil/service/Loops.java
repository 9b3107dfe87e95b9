package health.vigil.service;

import health.vigil.metrics.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;

/// The event loops, with their own meters in our registry.
final class Loops {
    private Loops() {}

    static Vertx vertx(Metrics metrics) {
        var meters = new MicrometerMetricsOptions().setEnabled(true);
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(meters))
                .withMetrics(new MicrometerMetricsFactory(metrics.registry()))
                .build();
    }
}
