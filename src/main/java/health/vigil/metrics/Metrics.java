package health.vigil.metrics;

import health.vigil.vital.BedId;
import health.vigil.vital.SourceId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Every meter of the service, behind plain methods; Micrometer stays inside. Thread-safe. Names and units are those
/// of the Prometheus endpoint `/metrics`; no label ever carries a patient.
public final class Metrics {
    /// One piece of the way from a byte to a person. All start at the arrival of the frame's first byte, except the
    /// last.
    public enum Leg {
        /// First byte arrived to reading decoded.
        DECODED,
        /// First byte arrived to `step` done.
        DECIDED,
        /// First byte arrived to WebSocket frame written.
        SENT,
        /// Alarm raised to page accepted by the pager's network.
        PAGED,
        /// Reading in the inbox to durable in the journal.
        JOURNALED
    }

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Leg, Timer> legs = new ConcurrentHashMap<>();
    private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

    public Metrics() {
        for (var leg : Leg.values())
            legs.put(
                    leg,
                    Timer.builder("vigil.latency")
                            .description("Time from the first byte of a frame to the end of each leg")
                            .tag("leg", leg.name().toLowerCase(java.util.Locale.ROOT))
                            .publishPercentiles(0.5, 0.99)
                            .serviceLevelObjectives(Arrays.stream(new long[] {1, 5, 10, 50, 100, 250, 1000})
                                    .mapToObj(Duration::ofMillis)
                                    .toArray(Duration[]::new))
                            .register(registry));
    }

    /// The registry, for the framework that wants to add its own meters (Vert.x) and for gauges of the JVM.
    public MeterRegistry registry() {
        return registry;
    }

    /// The text a Prometheus server reads.
    public String scrape() {
        return registry.scrape();
    }

    /// One leg was done in so many nanoseconds.
    public void took(Leg leg, long nanos) {
        var timer = legs.get(leg);
        if (timer != null) timer.record(Duration.ofNanos(Math.max(0, nanos)));
    }

    public void framesDecoded(SourceId source, long more) {
        count("vigil.frames", "source", source.name(), more);
    }

    public void badChecksums(SourceId source, long more) {
        count("vigil.frames.bad", "source", source.name(), more);
    }

    public void bytesSkipped(SourceId source, long more) {
        count("vigil.bytes.skipped", "source", source.name(), more);
    }

    /// Numbers that were merged or samples that were dropped because a bed could not keep up.
    public void inboxShed(BedId bed, long more) {
        count("vigil.inbox.shed", "bed", bed.name(), more);
    }

    public void gap(SourceId source) {
        count("vigil.gaps", "source", source.name(), 1);
    }

    public void portOpened(SourceId source) {
        count("vigil.port.opened", "source", source.name(), 1);
    }

    /// A fault of our own in reading a source; the source was started anew.
    public void sourceFailed(SourceId source) {
        count("vigil.source.failed", "source", source.name(), 1);
    }

    public void messageAnswered(SourceId source, String code) {
        counter(List.of("vigil.hl7.answers", "source", source.name(), "code", code))
                .increment();
    }

    public void alarm(String condition, String priority) {
        counter(List.of("vigil.alarms", "condition", condition, "priority", priority))
                .increment();
    }

    public void page(String path, String outcome) {
        counter(List.of("vigil.pages", "path", path, "outcome", outcome)).increment();
    }

    public void stepFailed(BedId bed) {
        count("vigil.step.failed", "bed", bed.name(), 1);
    }

    public void displayFrames(long more) {
        counter(List.of("vigil.display.frames")).increment(more);
    }

    /// Something with a length or an age, read when the endpoint is asked.
    ///
    /// @param name dotted, with its unit last: `vigil.journal.queue`, `vigil.export.lag.seconds`
    public void gauge(String name, String about, LongSupplier value) {
        Gauge.builder(name, value, LongSupplier::getAsLong)
                .tag("about", about)
                .strongReference(true)
                .register(registry);
    }

    /// What was counted of one source since the service started.
    ///
    /// @param bad frames with a wrong checksum or shape
    /// @param skipped bytes that belonged to no frame
    /// @param opened how often its port was opened
    public record Line(long frames, long bad, long skipped, long opened) {}

    public Line line(SourceId source) {
        return new Line(
                counted("vigil.frames", source),
                counted("vigil.frames.bad", source),
                counted("vigil.bytes.skipped", source),
                counted("vigil.port.opened", source));
    }

    private long counted(String name, SourceId source) {
        var counter = counters.get(List.of(name, "source", source.name()));
        return counter == null ? 0 : Math.round(counter.count());
    }

    private void count(String name, String tag, String of, long more) {
        if (more > 0) counter(List.of(name, tag, of)).increment(more);
    }

    private Counter counter(List<String> key) {
        return counters.computeIfAbsent(
                key, k -> registry.counter(k.getFirst(), k.subList(1, k.size()).toArray(String[]::new)));
    }
}
