package health.vigil.bed;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Profile;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// All beds of this service, their ticking and their snapshots; and the house itself, a bed without a child that
/// carries the technical alarms belonging to no bed.
public final class Ward {
    /// Name of the bed that stands for the service itself.
    public static final BedId HOUSE = new BedId("Vigil");

    /// Four ticks a second: "nothing arrived" is noticed at most this late.
    private static final long TICK_MILLIS = 250;

    /// A snapshot now and then bounds the tail a restart must replay (design decision 4).
    private static final long SNAPSHOT_MILLIS = 5_000;

    /// A tick later than this is a stall of ours, reported as such (design decision 5).
    private static final long STALL_NANOS = 2 * Moment.NANOS_PER_SECOND;

    private final Vertx vertx;
    private final SystemClock clock;
    private final Journal journal;
    private final Metrics metrics;
    private final Map<BedId, Bed> beds = new LinkedHashMap<>();
    private final Map<BedId, List<SourceSpec>> sources = new LinkedHashMap<>();
    private final List<Long> timers = new ArrayList<>();

    public Ward(Vertx vertx, SystemClock clock, Journal journal, Metrics metrics) {
        this.vertx = vertx;
        this.clock = clock;
        this.journal = journal;
        this.metrics = metrics;
        add(HOUSE, List.of());
    }

    /// Adds a bed with its sources, best first. Before {@link #start}, and not on an event loop.
    public Bed add(BedId id, List<SourceSpec> its) {
        if (beds.containsKey(id)) throw new IllegalArgumentException("bed '" + id + "' is there already");
        var bed = new Bed(id, nextLoop(), clock, journal, metrics);
        beds.put(id, bed);
        sources.put(id, List.copyOf(its));
        return bed;
    }

    /// A context for one bed or one part beside the beds; the event loops take turns. Not on an event loop.
    ///
    /// A context merely asked for would be the asking thread's, one and the same for everybody: a single
    /// hanging bed would then be all of them.
    public Context nextLoop() {
        var given = new CompletableFuture<Context>();
        Deployable part = loop -> {
            given.complete(loop);
            return Future.succeededFuture();
        };
        vertx.deployVerticle(part).onFailure(given::completeExceptionally);
        return given.join();
    }

    /// Every bed with a place for a child, in order of configuration.
    public Collection<Bed> beds() {
        return beds.values().stream().filter(b -> !b.bed().equals(HOUSE)).toList();
    }

    /// The service's own bed.
    public Bed house() {
        return java.util.Objects.requireNonNull(beds.get(HOUSE));
    }

    /// @return null if there is no such bed
    public @Nullable Bed bed(BedId id) {
        return beds.get(id);
    }

    public SystemClock clock() {
        return clock;
    }

    /// Hears every bed and the house.
    public void addSink(Sink sink) {
        beds.values().forEach(bed -> bed.addSink(sink));
    }

    /// Rebuilds every bed from the journal, announces the start to it, and lets time pass. Blocks while it reads.
    ///
    /// @param why for the report of the outage: "service started"
    /// @param unadmitted the limits to be in force in beds without a child
    public void start(Profile unadmitted, String why) {
        for (var bed : beds.values()) {
            bed.rebuild();
            bed.submit(new Input.Started(clock.now(), sources.getOrDefault(bed.bed(), List.of()), unadmitted, why));
            bed.loop().runOnContext(ignored -> run(bed));
        }
    }

    /// Stops time. What is in the inboxes is still stepped.
    public void stop() {
        synchronized (timers) {
            timers.forEach(vertx::cancelTimer);
            timers.clear();
        }
    }

    private void run(Bed bed) {
        var pulse = new Pulse(bed);
        synchronized (timers) {
            timers.add(vertx.setPeriodic(clock.realMillis(TICK_MILLIS), ignored -> pulse.beat()));
            timers.add(vertx.setPeriodic(clock.realMillis(SNAPSHOT_MILLIS), ignored -> bed.snapshot()));
        }
    }

    /// Ticks one bed and notices when its loop stood still.
    private final class Pulse {
        private final Bed bed;
        private Moment last = clock.now();

        Pulse(Bed bed) {
            this.bed = bed;
        }

        void beat() {
            var now = clock.now();
            var gone = now.nanosSince(last);
            last = now;
            if (gone / clock.speed() > STALL_NANOS) bed.submit(new Input.Stalled(now, gone));
            bed.tick();
        }
    }
}
