package health.vigil.source;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.bed.Feed;
import health.vigil.bed.Journal;
import health.vigil.bed.SystemClock;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Condition;
import health.vigil.vital.BedId;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A listener with beds and a journal in memory, and what came to them.
final class MllpFixture implements AutoCloseable {
    static final BedId BED_1 = new BedId("Bed 1");
    static final BedId BED_2 = new BedId("Bed 2");
    static final SourceId SOURCE = new SourceId("ward-hl7");

    final MemoryJournal journal = new MemoryJournal();
    final MemoryFeed bed1 = new MemoryFeed(BED_1, journal);
    final MemoryFeed bed2 = new MemoryFeed(BED_2, journal);
    final MemoryFeed house = new MemoryFeed(new BedId("Vigil"), journal);
    final Map<BedId, String> admitted = new ConcurrentHashMap<>();
    final Metrics metrics = new Metrics();
    final Vertx vertx = Vertx.vertx();
    final MllpSource source;
    final int port;

    MllpFixture(MllpSettings settings) {
        var ports = new MllpPorts(
                Map.of(BED_1, bed1, BED_2, bed2),
                house,
                journal,
                bed -> admitted.getOrDefault(bed, ""),
                new SystemClock(7, 1),
                metrics);
        source = new MllpSource(vertx, settings, ports);
        port = source.start().await();
    }

    @Override
    public void close() {
        source.stop().await();
        vertx.close().await();
        journal.close();
    }

    /// One bed, and everything that reached it.
    static final class MemoryFeed implements Feed {
        private final BedId bed;
        private final MemoryJournal journal;
        final List<Reading> readings = new CopyOnWriteArrayList<>();
        final List<String> links = new CopyOnWriteArrayList<>();
        final List<String> reports = new CopyOnWriteArrayList<>();
        volatile int offered;
        volatile boolean keepReadings = true;
        volatile boolean broken;

        MemoryFeed(BedId bed, MemoryJournal journal) {
            this.bed = bed;
            this.journal = journal;
        }

        @Override
        public BedId bed() {
            return bed;
        }

        @Override
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // one loop writes
        public void offer(SourceId source, Reading reading) {
            if (broken) throw new IllegalStateException("broken on purpose");
            offered++;
            if (keepReadings) readings.add(reading);
        }

        @Override
        public void link(SourceId source, boolean up, String detail) {
            links.add((up ? "up " : "down ") + detail);
        }

        @Override
        public void report(Condition condition, String what, String trouble) {
            reports.add(condition + " " + what + ": " + trouble);
        }

        @Override
        public void committed(Runnable then) {
            journal.committed(then);
        }
    }

    /// Commits in groups, every millisecond, unless it is held.
    static final class MemoryJournal implements Journal {
        private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        private final List<Runnable> waiting = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        final Map<String, List<String>> bySender = new HashMap<>();
        final List<String> unbound = new CopyOnWriteArrayList<>();
        private volatile boolean held;

        MemoryJournal() {
            writer.scheduleAtFixedRate(this::commit, 1, 1, TimeUnit.MILLISECONDS);
        }

        void hold(boolean on) {
            held = on;
        }

        private void commit() {
            if (held) return;
            List<Runnable> group;
            synchronized (this) {
                group = List.copyOf(waiting);
                waiting.clear();
            }
            group.forEach(Runnable::run);
        }

        @Override
        public synchronized void committed(Runnable then) {
            waiting.add(then);
        }

        @Override
        public synchronized boolean remember(String messageKey) {
            var parts = messageKey.split("\\|");
            if (!keys.add(messageKey)) return false;
            bySender.computeIfAbsent(parts[0], ignored -> new ArrayList<>()).add(parts[2]);
            return true;
        }

        @Override
        public void keepUnbound(SourceId source, String message, String why) {
            unbound.add(why);
        }

        @Override
        public void append(BedId bed, Input input, List<Output> outputs) {
            throw new UnsupportedOperationException("a source does not append");
        }

        @Override
        public void quarantine(BedId bed, Input input, Throwable failure) {
            throw new UnsupportedOperationException("a source does not quarantine");
        }

        @Override
        public void snapshot(BedId bed, BedState state) {
            throw new UnsupportedOperationException("a source keeps no snapshot");
        }

        @Override
        public Recovered recover(BedId bed) {
            return Recovered.NOTHING;
        }

        void close() {
            writer.shutdownNow();
        }
    }
}
