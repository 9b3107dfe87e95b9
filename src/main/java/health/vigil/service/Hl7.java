package health.vigil.service;

import health.vigil.bed.Feed;
import health.vigil.bed.Journal;
import health.vigil.bed.Ward;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Condition;
import health.vigil.source.MllpPorts;
import health.vigil.source.MllpSettings;
import health.vigil.source.MllpSource;
import health.vigil.vital.BedId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/// The HL7 listener, plugged into the beds. A port in use is told and tried again.
final class Hl7 {
    /// Its name in readiness, logs and alarms.
    static final String PART = "hl7";
    private static final long AGAIN_MILLIS = 5_000;

    private final Vertx vertx;
    private final Troubles troubles;
    private final MllpSource source;
    private volatile boolean stopped;

    Hl7(Vertx vertx, MllpSettings settings, Ward ward, Journal journal, Metrics metrics, Troubles troubles) {
        this.vertx = vertx;
        this.troubles = troubles;
        Map<BedId, Feed> feeds = new HashMap<>();
        for (var bed : ward.beds()) feeds.put(bed.bed(), bed);
        var ports = new MllpPorts(feeds, ward.house(), journal, bed -> admittedId(ward, bed), ward.clock(), metrics);
        this.source = new MllpSource(vertx, settings, ports);
    }

    private static String admittedId(Ward ward, BedId id) {
        var bed = ward.bed(id);
        return bed == null ? "" : bed.patientId();
    }

    /// Listens; completes after the first attempt, also when it failed.
    Future<Void> start() {
        return source.start().transform(tried -> {
            var words = tried.succeeded() ? "" : String.valueOf(tried.cause().getMessage());
            troubles.tell(Condition.MONITOR_FAULT, PART, words);
            if (tried.failed()) vertx.setTimer(AGAIN_MILLIS, timer -> again());
            return Future.succeededFuture();
        });
    }

    private void again() {
        if (!stopped) start();
    }

    /// 0 while nothing listens.
    int port() {
        return source.port();
    }

    Future<Void> stop() {
        stopped = true;
        return source.stop();
    }
}
